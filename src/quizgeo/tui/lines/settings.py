"""The rows of the settings screen: what may be set, how it stands, and what the marked one means. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal

from msgspec import Struct
from textual.content import Content

from quizgeo.language import N_, _, number
from quizgeo.study import SETTINGS, Settings
from quizgeo.study.dates import day_in_words
from quizgeo.study.setting import Value, Week
from quizgeo.text import cells, shorten
from quizgeo.tui.content import BOLD, EMPTY, MARK, QUIET, fit, plain, row, wrapped
from quizgeo.tui.kept import Choice, Kept, choices
from quizgeo.tui.lines.calendar import DAYS
from quizgeo.tui.lines.chrome import heading
from quizgeo.tui.sheet import Drawn, Sheet, loose

Section = Literal["study", "device", "deck", "keeping"]

SECTIONS: Final[Mapping[Section, str]] = {
    "study": N_("Study, on all your devices"),
    "device": N_("Screens, on this device only"),
    "deck": N_("Recall to aim at, deck by deck"),
    "keeping": N_("Your progress, on this computer"),
}
TITLES: Final[Mapping[str, str]] = {
    "retention": N_("recall to aim at"),
    "new_per_day": N_("new cards a day"),
    "due_per_day": N_("due cards a day"),
    "max_interval": N_("longest wait"),
    "rollover": N_("a day begins at"),
    "week": N_("easy days"),
    "new_order": N_("order of new cards"),
    "leech": N_("set aside after"),
    "goal_days": N_("study days a week"),
    "streak": N_("count of study days"),
    "sessions_days": N_("sessions are kept"),
    "parameters": N_("FSRS parameters"),
}
_WORDS: Final[Mapping[str, str]] = {
    "file": N_("as their deck has them"), "mixed": N_("mixed"),
    "normal": N_("normal"), "reduced": N_("reduced"), "minimum": N_("minimum"),
}  # fmt: skip
_EASE: Final[Mapping[str, str]] = {"normal": "=", "reduced": "-", "minimum": "."}
TITLE: Final = (2, 5)
"""What a row is called takes so much of its width."""
DECK: Final = (3, 5)
"""The same of a deck, which has a longer name and a shorter value."""
LEAST: Final = 8
"""Cells below which what holds unless set is left out."""
TYPING: Final = "_"
"""Stands where the next digit comes."""


class Line(Struct, frozen=True):
    """One thing that may be set."""

    section: Section
    name: str
    """Of the row in its table; of a deck, its identity."""
    title: str
    value: str
    usual: str = ""
    """What holds unless set; empty where that is the value."""


class Standing(Struct, frozen=True):
    """All that the rows are made from."""

    settings: Settings
    kept: Kept
    decks: Sequence[tuple[str, str]] = ()
    """Identity and title of each deck that can be studied."""
    fitted: int | None = None
    """The study day since which the learner's own parameters hold."""


def lines_of(now: Standing) -> tuple[Line, ...]:
    """Give everything that may be set, as it stands."""
    return (*_study(now), *_device(now.kept), *_decks(now), _keeping())


def _study(now: Standing) -> Iterator[Line]:
    for row_ in SETTINGS.values():
        value = now.settings.of(row_.name)
        usual = "" if value == row_.default else in_words(row_.name, row_.default, None)
        yield Line("study", row_.name, title_of(row_.name), in_words(row_.name, value, now.fitted), usual)


def _device(kept: Kept) -> Iterator[Line]:
    for choice in choices():
        value, first = kept.of(choice.name), choice.values[0]
        usual = "" if value == first else _(choice.words[first])
        yield Line("device", choice.name, _(choice.title), _(choice.words[value]), usual)


def _decks(now: Standing) -> Iterator[Line]:
    for deck, title in now.decks:
        own = now.settings.retention_of.get(deck)
        common = percent(now.settings.retention)
        told = _("{percent}, as all").format(percent=common) if own is None else percent(own)
        yield Line("deck", deck, title, told, "" if own is None else common)


def _keeping() -> Line:
    return Line("keeping", "keeping", _("your own data"), _("export, merge, verify, back up, restore"))


def title_of(name: str) -> str:
    """Give what a setting is called."""
    return _(TITLES[name]) if name in TITLES else name.replace("_", " ")


def percent(share: float) -> str:
    """Give a share as a percentage."""
    return _("{percent} %").format(percent=number(f"{share * 100:g}"))


def in_words(name: str, value: Value, fitted: int | None) -> str:
    """Give a value as a person says it. fitted: since when parameters hold, where that is known."""
    if name == "parameters":
        return _parameters(usual=value == SETTINGS[name].default, fitted=fitted)
    match value:
        case bool():
            return _("on") if value else _("off")
        case int() | float():
            return _number(name, value)
        case str():
            return _(_WORDS[value]) if value in _WORDS else value
        case _:
            return week_words([str(each) for each in value])


def _parameters(*, usual: bool, fitted: int | None) -> str:
    if usual:
        return _("as all begin with")
    return _("your own, since {date}").format(date=day_in_words(fitted)) if fitted else _("your own")


def _number(name: str, value: float) -> str:
    match name, value:
        case "retention", _:
            return percent(value)
        case "rollover", _:
            return f"{value:02.0f}:00"
        case "leech", 0:
            return _("never")
        case "goal_days", 0:
            return _("no goal")
        case _:
            unit = getattr(SETTINGS[name].bounds, "unit", "")
            return f"{number(f'{value:,g}')} {_(unit)}".strip()


def week_words(week: Sequence[str]) -> str:
    """Say which days are easy ones."""
    easy = [f"{_(DAYS[day])} {_(_WORDS[load])}" for day, load in enumerate(week) if load != "normal"]
    return ", ".join(easy) or _("none")


# -- the list ----------------------------------------------------------------------------------------------------


def setting_rows(lines: Sequence[Line], cursor: int, sheet: Sheet, typed: str = "") -> Drawn:
    """Draw everything that may be set, section by section, the marked row with a sign.

    typed: digits that stand in place of the value of the marked row until they are entered.
    """
    drawn, section = Drawn(), ""
    for place, line in enumerate(lines):
        if line.section != section:
            drawn += loose([*([EMPTY] if section else []), row("  ", (_(SECTIONS[line.section]), f"{BOLD} {MARK}"))])
            section = line.section
        marked = place == cursor
        drawn += Drawn((_row(line, sheet, marked=marked, typed=typed if marked else ""),), (place,))
    return drawn


def _row(line: Line, sheet: Sheet, *, marked: bool, typed: str) -> Content:
    sign = row(" ", (sheet.signs.cursor if marked else " ", f"{BOLD} {MARK}"), " ")
    part, whole = DECK if line.section == "deck" else TITLE
    width = sheet.width * part // whole
    title = fit(plain(shorten(line.title, width - 2), BOLD if marked else ""), width)
    value = f"{typed}{TYPING}" if typed else line.value
    room = sheet.width - width - 4
    shown = shorten(value, room)
    usual = "  " + _("unless set: {value}").format(value=line.usual) if line.usual else ""
    left = room - cells(shown)
    return row(sign, title, (shown, BOLD), (shorten(usual, left) if left > LEAST else "", QUIET))


# -- the marked one ----------------------------------------------------------------------------------------------


def about_rows(line: Line, now: Standing, sheet: Sheet, day: int = 0) -> list[Content]:
    """Say what the marked row means, which values it may have, and how a command sets it.

    day: of a week, the one that the keys change, Monday 0.
    """
    match line.section:
        case "study":
            rows = _about_setting(line.name, now, sheet, day)
        case "device":
            rows = _about_choice(next(each for each in choices() if each.name == line.name), sheet)
        case "keeping":
            words = _("Everything you did, on your own disk: enter shows where it is and what can be done with it.")
            rows = [*_told(words, sheet), *_faint("quizgeo progress --help", sheet)]
        case _:
            words = _("This deck may have an aim of its own. Without one it has that of all decks.")
            rows = [*_told(words, sheet), *_faint(f"quizgeo settings retention 0.9 --deck {line.name}", sheet)]
    return [heading(shorten(line.title, sheet.width - 8), sheet), *rows]


def _about_setting(name: str, now: Standing, sheet: Sheet, day: int) -> list[Content]:
    setting = SETTINGS[name]
    rows = _told(" ".join(_(each) for each in (setting.help, setting.note) if each), sheet)
    if isinstance(setting.bounds, Week):
        return [*rows, EMPTY, *_week_rows(now.settings.week, day, sheet)]
    bounds = _("{name}: {bounds}, unless set: {usual}").format(
        name=name, bounds=setting.bounds_in_words(), usual=in_words(name, setting.default, None)
    )
    return [*rows, *_faint(bounds, sheet)]


def _week_rows(week: Sequence[str], day: int, sheet: Sheet) -> list[Content]:
    """Give the days of the week with a sign for how easy each is; the one that the keys change stands in brackets."""
    parts: list[Content] = []
    for place, load in enumerate(week):
        ends = (sheet.signs.open, sheet.signs.shut) if place == day else (" ", " ")
        text = f"{ends[0]}{_(DAYS[place])} {_EASE[load]}{ends[1]}"
        parts.append(plain(text, BOLD if place == day else QUIET))
    some = max(1, (sheet.width - 3) // max(each.cell_length for each in parts))
    rows = [row("  ", *parts[first : first + some]) for first in range(0, len(parts), some)]
    legend = "  ".join(f"{sign} {_(_WORDS[load])}" for load, sign in _EASE.items())
    return [*rows, *_faint(legend, sheet)]


def _about_choice(choice: Choice, sheet: Sheet) -> list[Content]:
    values = _("One of: {values}").format(values=", ".join(_(word) for word in choice.words.values()))
    return [*_told(_(choice.help), sheet), *_faint(values, sheet)]


def _told(words: str, sheet: Sheet) -> list[Content]:
    return [row("  ", each) for each in wrapped(words, sheet.width - 4)]


def _faint(words: str, sheet: Sheet) -> list[Content]:
    return [row("  ", each) for each in wrapped(words, sheet.width - 4, QUIET)]
