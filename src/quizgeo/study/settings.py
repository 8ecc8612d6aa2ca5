"""The table of settings: what a learner may set, between which bounds, and what it means.

Settings are events of the log like answers are; the newest value of each counts.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from quizgeo.language import N_, _
from quizgeo.memory import Policy
from quizgeo.progress import Event, EventKind


class Setting(Struct, frozen=True):
    """One row of the table."""

    name: str
    default: float
    least: float
    most: float
    whole: bool
    unit: str
    help: str
    """One sentence for the settings screen and the documentation."""

    def checked(self, value: object) -> float:
        """Give the value if it may stand, else raise ValueError with a sentence that names the bounds."""
        number = value if isinstance(value, int | float) and not isinstance(value, bool) else None
        if number is None or not self.least <= number <= self.most or (self.whole and number != int(number)):
            message = _("{name} must be {least:g} to {most:g} (you wrote {value})")
            raise ValueError(message.format(name=self.name, least=self.least, most=self.most, value=value))
        return int(number) if self.whole else float(number)


SETTINGS: Mapping[str, Setting] = {
    row.name: row
    for row in (
        Setting("retention", 0.9, 0.7, 0.97, False, "", N_("Share of due cards that you want to recall.")),
        Setting("new_per_day", 10, 0, 9999, True, N_("cards"), N_("New cards a study day, over all decks.")),
        Setting("due_per_day", 120, 1, 9999, True, N_("cards"), N_("Due cards a study day, over all decks.")),
        Setting("max_interval", 3650, 30, 36500, True, N_("days"), N_("The longest time until a card comes back.")),
        Setting("rollover", 4, 0, 6, True, N_("o'clock"), N_("The hour at which a study day begins.")),
    )
}


class Settings(Struct, frozen=True):
    """The learner's settings as they stand."""

    retention: float = 0.9
    new_per_day: int = 10
    due_per_day: int = 120
    max_interval: int = 3650
    rollover: int = 4

    def policy(self) -> Policy:
        """Give the part that scheduling depends on."""
        return _policy(self.retention, self.max_interval)


@lru_cache(maxsize=8)
def _policy(retention: float, max_interval: int) -> Policy:
    """Make a policy once: checking its parameters takes longer than the rest of scheduling an answer."""
    return Policy(desired_retention=retention, max_interval=max_interval)


def compact(value: object) -> str:
    """Give a value as JSON with sorted keys and no spaces, as the log keeps it."""
    from json import dumps  # 1 ms, and not before something is written

    return dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def fold_settings(events: Iterable[Event]) -> Settings:
    """Give the settings after these standing events in order; a value that may not stand is passed over."""
    values: dict[str, float] = {}
    for event in events:
        if event.kind == EventKind.SETTINGS:
            values |= _valid(event.extra)
    return Settings(**values)  # type: ignore[arg-type]  # `checked` gives whole numbers where the row says so


def _valid(extra: str | None) -> dict[str, float]:
    wishes = _object(extra).get("set")
    valid: dict[str, float] = {}
    for name, value in wishes.items() if isinstance(wishes, dict) else ():
        if name in SETTINGS:
            try:
                valid[name] = SETTINGS[name].checked(value)
            except ValueError:
                continue
    return valid


def _object(extra: str | None) -> Mapping[str, object]:
    from json import loads

    try:
        value = loads(extra or "{}")
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
