"""The shipped decks keep the rules by which they were written."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import comb

from quizgeo.decks.kinds import Choice, Cloze, Flashcard, TrueFalse
from quizgeo.decks.model import Deck, Question

KINDS = {
    "choice", "multiple", "true_false", "text", "number", "date", "list", "order", "match", "groups", "cloze",
    "flashcard", "open", "find", "place",
}  # fmt: skip
SAYING = re.compile(
    r"\baccording to\b|\b(?:says?|said|states?|stated|calls?|called|describes?|described|accuses?|accused)\b",
    re.IGNORECASE,
)
NAME = re.compile(r"(?<=\s)[A-Z][\w’'-]+")
LOADED = re.compile(
    r"\b(regime|puppet|so-called|liberated|occupied|separatists?|rebels|annexed|illegal|betrayed)\b", re.IGNORECASE
)
OF_THE_SOURCE = re.compile(r"\b(article|author|headline|paragraph)\b", re.IGNORECASE)
QUOTED = re.compile("“[^”]*”")


def stem(question: Question) -> str:
    """Give everything that stands there before the answer."""
    match question.body:
        case TrueFalse(statement=text) | Flashcard(front=text):
            return f"{question.prompt} {text}"
        case Cloze(parts=parts):
            return " ".join([question.prompt, *(part if isinstance(part, str) else "…" for part in parts)])
        case _:
            return question.prompt


def words(text: str) -> int:
    return len(text.split())


def longest_keys(bodies: Iterable[Choice]) -> int:
    return sum(
        all(len(body.answer) > len(option.text) for option in body.options if not option.correct) for body in bodies
    )


def chance_of_at_least(hits: int, trials: int, chance: float) -> float:
    """Give the binomial probability of `hits` or more in `trials`, each with `chance`."""
    return sum(comb(trials, n) * chance**n * (1 - chance) ** (trials - n) for n in range(hits, trials + 1))


def test_six_decks_are_shipped_under_their_own_names(decks: Sequence[Deck]) -> None:
    named = ["armenia-russia", "azerbaijan-russia", "karabakh", "new-friends", "south-caucasus-map", "taliban"]
    assert [deck.id for deck in decks] == named
    assert [deck.path.stem for deck in decks if deck.path] == [deck.id for deck in decks]


def test_there_are_enough_questions(decks: Sequence[Deck]) -> None:
    assert sum(len(deck) for deck in decks) >= 120
    assert min(len(deck) for deck in decks) >= 18


def test_every_kind_is_used(questions: Mapping[str, Question]) -> None:
    assert {question.kind for question in questions.values()} == KINDS


def test_each_question_has_an_identity_of_its_own(decks: Sequence[Deck]) -> None:
    keys = Counter(question.key for deck in decks for question in deck)
    assert [key for key, count in keys.items() if count > 1] == []
    assert [question.key for deck in decks for question in deck if not question.id] == []


def test_each_question_teaches_and_tells_its_source(questions: Mapping[str, Question]) -> None:
    assert [key for key, question in questions.items() if words(question.explain) < 10] == []
    assert [key for key, question in questions.items() if question.source is None or not question.tags] == []


def test_no_explanation_stands_twice(questions: Mapping[str, Question]) -> None:
    counts = Counter(question.explain for question in questions.values())
    assert [text for text, count in counts.items() if count > 1] == []


def test_each_head_says_when_and_on_what_it_rests(decks: Sequence[Deck]) -> None:
    for deck in decks:
        assert deck.language == "en"
        assert str(deck.as_of) == "2025-07"
        assert all((deck.description, deck.scope, deck.notes, deck.license))
        assert "article" in deck.sources


def test_what_somebody_says_has_its_speaker_in_the_stem(questions: Mapping[str, Question]) -> None:
    said = {key: stem(question) for key, question in questions.items() if question.status != "fact"}
    assert said
    assert [key for key, text in said.items() if not (SAYING.search(text) and NAME.search(text))] == []


def test_statements_are_a_small_part_of_each_deck(decks: Sequence[Deck]) -> None:
    shares = {deck.id: sum(question.status != "fact" for question in deck) / len(deck) for deck in decks}
    assert {deck: share for deck, share in shares.items() if share > 0.15} == {}


def test_few_questions_are_settled_by_a_coin(decks: Sequence[Deck]) -> None:
    for deck in decks:
        coins = sum(
            isinstance(question.body, TrueFalse)
            or (isinstance(question.body, Choice) and len(question.body.options) == 2)
            for question in deck
        )
        assert coins <= len(deck) / 4, deck.id


def test_the_longest_option_is_no_clue(decks: Sequence[Deck]) -> None:
    for deck in decks:
        bodies = [question.body for question in deck if isinstance(question.body, Choice)]
        options = sum(len(body.options) for body in bodies) / len(bodies)
        assert chance_of_at_least(longest_keys(bodies), len(bodies), 1 / options) > 0.05, deck.id


def test_choices_offer_three_to_five_options(questions: Mapping[str, Question]) -> None:
    sizes = {key: len(q.body.options) for key, q in questions.items() if isinstance(q.body, Choice)}
    assert {key: size for key, size in sizes.items() if not 3 <= size <= 5} == {}


def test_stems_speak_of_the_world_and_not_of_a_text(questions: Mapping[str, Question]) -> None:
    assert [key for key, question in questions.items() if OF_THE_SOURCE.search(stem(question))] == []


def test_words_that_take_sides_stand_only_in_quotation_marks(questions: Mapping[str, Question]) -> None:
    texts = {key: QUOTED.sub("", f"{stem(question)} {question.explain}") for key, question in questions.items()}
    assert [key for key, text in texts.items() if LOADED.search(text)] == []


def test_places_with_two_names_are_given_both(decks: Sequence[Deck]) -> None:
    pairs = [("Khankendi", "Stepanakert"), ("Shusha", "Shushi"), ("Lachin", "Berdzor"), ("Kyiv", "Kiev")]
    for deck in decks:
        assert deck.path is not None
        text = deck.path.read_text(encoding="utf-8")
        for one, other in pairs:
            assert (one in text) == (other in text), (deck.id, one, other)


def test_no_text_of_the_source_is_shipped(decks: Sequence[Deck]) -> None:
    assert [source.id for deck in decks for source in deck.sources.values() if source.text] == []
