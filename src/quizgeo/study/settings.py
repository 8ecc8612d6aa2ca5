"""The table of settings: what a learner may set, between which bounds, and what it means.

Settings are events of the log like answers are; the newest value of each counts.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal

from msgspec import Struct, field

from quizgeo.language import N_
from quizgeo.memory import DEFAULT_PARAMETERS, EVEN_WEEK, DayLoad, Policy
from quizgeo.progress import Event, EventKind
from quizgeo.study.setting import Choice, Number, Setting, Switch, Value, Week, Weights

SETTINGS: Mapping[str, Setting] = {
    row.name: row
    for row in (
        Setting(
            "retention", 0.9, Number(0.7, 0.97, whole=False), N_("Share of due cards that you want to recall."),
            N_("At 0.95 there are about half as many answers again as at 0.9. A deck may have its own."), by_deck=True,
        ),
        Setting(
            "new_per_day", 10, Number(0, 9999, unit=N_("cards")), N_("New cards a study day, over all decks."),
            N_("10 a day become 65 to 77 due cards a day within a year."),
        ),
        Setting("due_per_day", 120, Number(1, 9999, unit=N_("cards")), N_("Due cards a study day, over all decks.")),
        Setting(
            "max_interval", 3650, Number(30, 36500, unit=N_("days")), N_("The longest time until a card comes back.")
        ),
        Setting("rollover", 4, Number(0, 6, unit=N_("o'clock")), N_("The hour at which a study day begins.")),
        Setting(
            "week", EVEN_WEEK, Week(), N_("How much is to be due on each day of the week, from Monday to Sunday."),
            N_("Reduced is half of a normal day; on a minimum day only what cannot move by a day is due."),
        ),
        Setting(
            "new_order", "file", Choice(("file", "mixed")),
            N_("The order of new cards: as their deck has them, or mixed."),
        ),
        Setting(
            "leech", 8, Number(0, 99, unit=N_("lapses")),
            N_("A card forgotten so often is set aside, and again after each 4 more; 0: never."),
        ),
        Setting(
            "goal_days", 0, Number(0, 7, unit=N_("days")), N_("Days a week on which you want to study; 0: no goal.")
        ),
        Setting(
            "streak", False, Switch(), N_("Whether all your study days are counted; a missed day takes nothing away.")
        ),
        Setting(
            "sessions_days", 30, Number(1, 3650, unit=N_("days")),
            N_("Days for which live sessions with a class are kept on this computer."),
        ),
        Setting(
            "parameters", DEFAULT_PARAMETERS, Weights(), N_("How memory fades and grows, in the numbers of FSRS-6."),
            N_("Numbers fitted to your own answers are best; nobody has to set them."),
        ),
    )
}  # fmt: skip


class Settings(Struct, frozen=True):
    """The learner's settings as they stand."""

    retention: float = 0.9
    new_per_day: int = 10
    due_per_day: int = 120
    max_interval: int = 3650
    rollover: int = 4
    week: tuple[DayLoad, ...] = EVEN_WEEK
    """How much is wanted on each day of the week, Monday first."""
    new_order: Literal["file", "mixed"] = "file"
    leech: int = 8
    """Lapses at which a card is set aside; 0 never."""
    goal_days: int = 0
    """Days a week wanted, 0..7; 0: no goal."""
    streak: bool = False
    sessions_days: int = 30
    """Days for which live sessions are kept."""
    parameters: tuple[float, ...] = DEFAULT_PARAMETERS
    """w0..w20 of FSRS-6."""
    retention_of: Mapping[str, float] = field(default_factory=dict)
    """Desired retention of the decks that have their own, by identity of the deck."""

    def policy(self, deck: str = "") -> Policy:
        """Give the part that scheduling the cards of a deck depends on; without one, that of decks without wishes."""
        return _policy(self.retention_of.get(deck, self.retention), self.max_interval, self.parameters)

    def of(self, name: str, deck: str = "") -> Value:
        """Give the value of a row of the table, for a deck if one is named. Raises KeyError for an unknown name."""
        if name not in SETTINGS:
            raise KeyError(name)
        own = self.retention_of.get(deck) if name == "retention" else None
        value: Value = getattr(self, name) if own is None else own
        return value

    def changed(self, name: str, value: Value | None, deck: str = "") -> "Settings":
        """Give the settings with another value, that was checked; None: as if it had never been set."""
        now: dict[str, object] = {key: getattr(self, key) for key in self.__struct_fields__}
        if deck:
            own = {key: each for key, each in self.retention_of.items() if key != deck}
            now["retention_of"] = own if value is None else own | {deck: value}
        else:
            now[name] = SETTINGS[name].default if value is None else value
        return Settings(**now)  # type: ignore[arg-type]  # `checked` gives what the row says


@lru_cache(maxsize=64)
def _policy(retention: float, max_interval: int, parameters: tuple[float, ...]) -> Policy:
    """Make a policy once: checking its parameters takes longer than the rest of scheduling an answer."""
    return Policy(parameters, retention, max_interval)


def compact(value: object) -> str:
    """Give a value as JSON with sorted keys and no spaces, as the log keeps it."""
    from json import dumps  # 1 ms, and not before something is written

    return dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def checked(name: str, value: object, deck: str = "") -> Value | None:
    """Give a value that may stand; None, which sets nothing, may always.

    Raises KeyError for an unknown name and for one that no deck has for itself, ValueError for a value out of bounds.
    """
    row = SETTINGS[name]
    if deck and not row.by_deck:
        raise KeyError(name)
    return None if value is None else row.checked(value)


def fold_settings(events: Iterable[Event]) -> Settings:
    """Give the settings after these standing events in order; a value that may not stand is passed over."""
    now = Settings()
    for event in events:
        if event.kind == EventKind.SETTINGS:
            now = after(now, event)
    return now


def after(now: Settings, event: Event) -> Settings:
    """Give the settings after an event; a value that may not stand is passed over."""
    told = told_by(event)
    deck, wishes = told.get("deck", ""), told.get("set")
    if not isinstance(deck, str) or not isinstance(wishes, dict):
        return now
    for name, value in wishes.items():
        try:
            now = now.changed(name, checked(name, value, deck), deck)
        except (KeyError, ValueError):
            continue
    return now


def told_by(event: Event) -> Mapping[str, object]:
    """Give the object that an event of settings carries; an empty one where it cannot be read."""
    from json import loads

    try:
        value = loads(event.extra or "{}")
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
