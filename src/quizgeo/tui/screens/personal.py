"""What the screens of a learner share."""

from quizgeo.tui.learning import Learning
from quizgeo.tui.screens.base import Base


class Personal(Base):
    """A place of a learner's app."""

    @property
    def shell(self) -> Learning:
        """The app."""
        assert isinstance(self.app, Learning)
        return self.app
