"""The one exception of this package: its sentence says what cannot be drawn, and what there is instead."""

from quizgeo.language import _

CALL = 2
"""Exit status when a region was named that there is not."""
DAMAGED = 3
"""Exit status when a data file is damaged or newer than this program."""


class MapError(Exception):
    """A map that cannot be had."""

    def __init__(self, message: str, status: int = DAMAGED) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        """Exit status: 2 or 3."""


def unreadable(name: str) -> MapError:
    """Make the error for a data file that is damaged, missing or newer."""
    return MapError(_("map data '{region}' cannot be read").format(region=name))


def unknown_region(name: str, known: tuple[str, ...]) -> MapError:
    """Make the error for a region that there is not."""
    message = _("no region '{region}'; there are: {regions}").format(region=name, regions=", ".join(known))
    return MapError(message, CALL)
