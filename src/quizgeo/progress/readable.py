"""Events as they may be shown: the log keeps texts as the sums cover them, and other programs may have written them."""

from msgspec.structs import replace

from quizgeo.progress.events import Event
from quizgeo.text import clean


def readable_event(event: Event) -> Event:
    """Give the event with its texts safe to show; a log or an export keeps them as they were written."""
    return replace(
        event, origin=_clean(event.origin), form=_clean(event.form), shown=_clean(event.shown),
        reason=_clean(event.reason), given=_clean(event.given), scheduler=_clean(event.scheduler),
        extra=_clean(event.extra),
    )  # fmt: skip


def _clean(text: str | None) -> str | None:
    return None if text is None else clean(text, lines=True)
