"""The paper's own words, in the language that the paper speaks: the deck's, where there is a catalogue of it."""

from contextlib import AbstractContextManager
from typing import Literal
from unicodedata import bidirectional

from quizgeo import language
from quizgeo.answers.shown import decimal_text, span_text
from quizgeo.decks import Date, ListOf, Number, PartialDate, PlaceOnMap, Question, TrueFalse
from quizgeo.language import N_, _, ngettext


def spoken(tongue: str) -> AbstractContextManager[None]:
    """Speak a language for a while; the one in use where there is no catalogue of it."""
    return language.speaking(tongue if language.speaks(tongue) else language.in_use())


def direction(text: str) -> Literal["ltr", "rtl"]:
    """Give the direction that a text is written in: that of its first letter."""
    found = (bidirectional(sign) for sign in text)
    first = next((each for each in found if each in ("L", "R", "AL")), "L")
    return "ltr" if first == "L" else "rtl"


_TASKS = {
    "multiple": N_("Tick all that are right."),
    "find": N_("Mark the country on the map."),
    "place": N_("Mark the place on the map with a cross."),
    "order": N_("Write the letters in the right order."),
    "match": N_("Write a letter beside each number."),
    "groups": N_("Tick one box in each row."),
}
"""What is to be done, by kind, where nothing else says it."""
_TASKS_WITHOUT_STEM = {
    "true_false": N_("Is this true or false?"),
    "cloze": N_("Fill in what is missing."),
    "flashcard": N_("Write a short answer."),
}
"""The same for kinds whose own instruction goes before ours."""


def task(question: Question) -> str:
    """Say what is to be done with a question, where neither its text nor what there is to write on does."""
    match question.body:
        case Date(date=date):
            return date_wanted(date)
        case ListOf(need=need):
            return ngettext("Write {count}.", "Write {count} of them.", need).format(count=need)
        case _:
            own = "" if question.prompt else _TASKS_WITHOUT_STEM.get(question.kind, "")
            words = _TASKS.get(question.kind, own)
            return _(words)


def task_on_a_card(question: Question) -> str:
    """Say what is to be done where nothing is written: only what the question does not say itself."""
    match question.body:
        case TrueFalse():
            return "" if question.prompt else _("Is this true or false?")
        case Date() | ListOf():
            return task(question)
        case _:
            return ""


def date_wanted(date: PartialDate) -> str:
    """Say how exactly a date is asked for."""
    if date.day:
        return _("Give the day, the month and the year.")
    return _("Give the month and the year.") if date.month else _("Give the year.")


def true_and_false() -> tuple[tuple[str, str], ...]:
    """Give the two words with their letters: T and F in English, B and S in Indonesian."""
    words = _("True"), _("False")
    letters = [word[0].upper() for word in words]
    return tuple(zip(letters if len(set(letters)) > 1 else "AB", words, strict=True))


def points(amount: float) -> str:
    """Say how many points there are."""
    written = language.number(f"{amount:g}")
    return ngettext("{points} point", "{points} points", 1 if amount == 1 else 2).format(points=written)


def foot(variant: str, seed: int, digest: str) -> str:
    """Say which paper this is, for the foot of each page. digest: of the deck."""
    return _("Variant {variant} · seed {seed} · {hash}").format(variant=variant, seed=seed, hash=digest[:8])


def accepted(texts: tuple[str, ...]) -> str:
    """Say what is accepted beside the answer."""
    return _("Accepted too: {answers}").format(answers=", ".join(texts))


def refused(texts: tuple[str, ...]) -> str:
    """Say what is not accepted though it looks like the answer."""
    return _("Not accepted: {answers}").format(answers=", ".join(texts))


def tolerance(body: Number | Date | PlaceOnMap, tongue: str) -> str:
    """Say how far an answer may be off; nothing where it may not."""
    match body:
        case Number(within=within) if within is not None:
            amount = decimal_text(f"{within.amount:f}", tongue)
            return f"± {amount} %" if within.percent else f"± {amount}"
        case Date(within=within) if within is not None:
            return f"± {span_text(within)}"
        case PlaceOnMap(within_km=within):
            return f"± {language.number(f'{within:g}')} km"
        case _:
            return ""
