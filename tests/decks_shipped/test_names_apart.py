"""In a shipped deck no name passes for another: neither a neighbour's, nor a capital where a country is asked for."""

from collections.abc import Callable, Iterator, Mapping

import pytest

from quizgeo.answers import Verdict
from quizgeo.decks.kinds import (
    Choice,
    Cloze,
    Flashcard,
    Groups,
    Kind,
    ListOf,
    Match,
    Multiple,
    Order,
    Text,
)
from quizgeo.decks.model import Question
from quizgeo.text import fold

Typed = tuple[tuple[str, ...], Callable[[str], Verdict]]
ALSO_RIGHT = {
    "karabakh/caucasus-states": {"Azerbaijani Republic"},
    "karabakh/soviet-autonomy": {"Azerbaijani Republic", "Republic of Azerbaijan", "Republik Azerbaijan"},
    "new-friends/drone-deal": {"Russian Federation", "Federasi Rusia"},
    "new-friends/korean-neighbours": {"Russian", "Russia's"},
}
"""Names from other questions of a deck that are right here too, though not listed, as they are of the same thing."""
STANDING_FOR_ANOTHER = {
    "armenia-russia/border-to-reopen": ["Ankara", "the government"],
    "armenia-russia/csto-and-nato gap 1": ["Belarus", "Prussia", "home"],
    "armenia-russia/kallas-country": ["Tallinn", "the government"],
    "azerbaijan-russia/crash-country": ["Astana", "Aktau"],
    "azerbaijan-russia/visiting-minister": ["Ukraine", "Kharkiv"],
    "karabakh/black-sea-coast": ["Tbilisi", "home"],
    "karabakh/long-conflict gap 3": ["Turkey", "Prussia", "Belarus"],
    "karabakh/new-partner": ["Ankara", "Erdoğan"],
    "karabakh/peacekeepers": ["Moscow", "Kremlin", "the government"],
    "new-friends/drone-deal gap 3": ["Iranian", "Iran", "Ukraine", "foreign"],
    "new-friends/drone-supplier": ["Tehran", "Pyongyang", "home", "own"],
    "new-friends/late-2024-ally": ["Seoul", "Korea", "South Korea", "home"],
    "taliban/first-recogniser": ["Moscow", "Kremlin", "the government", "home", "allies"],
    "taliban/withdrawal-and-fall gap 1": ["Russia", "Britain", "South America"],
    "taliban/withdrawal-and-fall gap 3": ["East", "Middle East", "North", "Timur", "Selatan"],
}
"""What stands for the answer elsewhere, or is right in another question, and is not the answer here."""


def names(body: Kind) -> Iterator[str]:
    """Give all that a question names, right or wrong."""
    match body:
        case Choice(options=options, accept=accept, reject=reject):
            yield from (*(option.text for option in options), *accept, *reject)
        case Text(answer=answer, accept=accept, reject=reject):
            yield from (answer, *accept, *reject)
        case ListOf(items=items):
            yield from (spelling for item in items for spelling in item)
        case Cloze(gaps=gaps):
            yield from (spelling for gap in gaps for spelling in (gap.answer, *gap.accept))
        case _:
            yield from shown(body)


def shown(body: Kind) -> Iterator[str]:
    match body:
        case Multiple(options=options):
            yield from (option.text for option in options)
        case Match(pairs=pairs, extra=extra):
            yield from (*(side for pair in pairs for side in pair), *extra)
        case Groups(groups=groups):
            yield from (text for name, members in groups for text in (name, *members))
        case Order(items=items):
            yield from items
        case Flashcard(front=front, back=back):
            yield from (front, back)
        case _:
            return


def deck_of(key: str) -> str:
    """Give what a question belongs to, such as `karabakh` or `karabakh in id`."""
    deck, _slash, rest = key.partition("/")
    return f"{deck} in id" if " in id" in rest else deck


@pytest.fixture(scope="session")
def named(versions: Mapping[str, Question]) -> Mapping[str, Mapping[str, str]]:
    """The names in each deck in each language, each once, by their folds."""
    found: dict[str, dict[str, str]] = {}
    for key, question in versions.items():
        folds = found.setdefault(deck_of(key), {})
        for name in names(question.body):
            folds.setdefault(fold(name, 4, question.language), name)
    return found


def test_no_name_of_a_deck_passes_for_another(
    typed: Mapping[str, Typed], named: Mapping[str, Mapping[str, str]]
) -> None:
    passed = [
        (key, name, verdict.reason)
        for key, (forms, judge) in typed.items()
        for listed in [{fold(form, 4, language) for form in forms for language in ("en", "id")}]
        for folded, name in named[deck_of(key)].items()
        if folded not in listed and (verdict := judge(name)).passed
    ]
    assert [each for each in passed if each[1] not in ALSO_RIGHT.get(each[0].partition(" ")[0], ())] == []


@pytest.mark.parametrize("key", STANDING_FOR_ANOTHER)
def test_what_is_right_elsewhere_is_not_right_here(key: str, typed: Mapping[str, Typed]) -> None:
    question, gap, number = key.partition(" gap ")
    judges = [typed[key][1], typed[f"{question} in id{gap}{number}"][1]]
    assert [given for judge in judges for given in STANDING_FOR_ANOTHER[key] if judge(given).passed] == []


def test_what_is_listed_for_one_gap_fills_no_other(typed: Mapping[str, Typed]) -> None:
    gaps = {key: place for key, place in typed.items() if " gap " in key}
    passed = [
        (key, form)
        for key, (forms, judge) in gaps.items()
        for other, (others, _judge) in gaps.items()
        if other != key and other.rpartition(" gap ")[0] == key.rpartition(" gap ")[0]
        for form in others
        if form not in forms and judge(form).passed
    ]
    assert gaps
    assert passed == []
