"""What did not come along into another format, or out of one, in words and as records. All of it is pure.

karabakh/on-map: left out (GIFT has no map questions)
karabakh/troops: changed "within" 5% to ±550
38 questions written, 1 left out, 1 changed
"""

from collections.abc import Iterable, Mapping, Sequence

from quizgeo.cli.output import JSON
from quizgeo.exchange import Loss
from quizgeo.language import _, ngettext
from quizgeo.text import clean

_NAMED = 3
"""Questions that a line names one by one; of more it tells the number."""


def loss_lines(losses: Iterable[Loss]) -> list[str]:
    """Give a line for each loss, those of one kind together, in the order in which they were first met."""
    return [_line(_named(keys), loss) for loss, keys in _grouped(losses)]


def loss_records(losses: Iterable[Loss]) -> list[JSON]:
    """Give every field of every loss."""
    return [{"key": clean(loss.key), "field": loss.field, "what": loss.what, "how": clean(loss.how)} for loss in losses]


def sum_line(done: str, losses: Sequence[Loss]) -> str:
    """Say what was done, such as `38 questions written`, and how much of it lacks something."""
    out, changed, dropped = (
        len({loss.key for loss in losses if loss.what == what}) for what in ("left out", "changed", "dropped")
    )
    parts = [
        (out, ngettext("{count} left out", "{count} left out", out)),
        (changed, ngettext("{count} changed", "{count} changed", changed)),
        (dropped, ngettext("{count} without some of its fields", "{count} without some of their fields", dropped)),
    ]
    return ", ".join([done, *(words.format(count=count) for count, words in parts if count)])


def _grouped(losses: Iterable[Loss]) -> Iterable[tuple[Loss, Sequence[str]]]:
    """Put losses together that differ in their question alone; each question once."""
    groups: dict[tuple[str, str, str], tuple[Loss, dict[str, None]]] = {}
    for loss in losses:
        groups.setdefault((loss.what, loss.field, loss.how), (loss, {}))[1][loss.key] = None
    return ((loss, tuple(keys)) for loss, keys in groups.values())


def _named(keys: Sequence[str]) -> str:
    """Name questions; the deck's head has no key."""
    named = [clean(key) or _("the deck") for key in keys]
    if len(named) <= _NAMED:
        return ", ".join(named)
    more = len(named) - _NAMED
    words = ngettext("{keys} and {count} more", "{keys} and {count} more", more)
    return words.format(keys=", ".join(named[:_NAMED]), count=more)


def _line(keys: str, loss: Loss) -> str:
    """Say of some questions what became of them, and how."""
    field, how = loss.field, clean(loss.how)
    if loss.what == "changed" and how.startswith('"'):
        return _("{keys}: changed {how}").format(keys=keys, how=how)
    return _sentence(loss.what, bool(field)).format(keys=keys, field=field, how=how)


def _sentence(what: str, field: bool) -> str:
    """Give the words for what became of something; `field`: of a field of it."""
    of_whole: Mapping[str, str] = {
        "left out": _("{keys}: left out ({how})"),
        "changed": _("{keys}: changed ({how})"),
        "dropped": _("{keys}: without what it said ({how})"),
    }
    of_field: Mapping[str, str] = {
        "left out": _('{keys}: left out for its "{field}" ({how})'),
        "changed": _('{keys}: changed "{field}" ({how})'),
        "dropped": _('{keys}: without "{field}" ({how})'),
    }
    return (of_field if field else of_whole)[what]
