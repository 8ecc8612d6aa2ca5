"""Whatever a deck says, the rules judge it and do not break; twice they say the same."""

import json

from hypothesis import given
from hypothesis import strategies as st

from quizgeo.decks import check_text
from quizgeo.decks.checking import inspect_text

WORDS = (
    "all", "none", "both", "neither", "of", "the", "above", "correct", "these", "not", "n't", "never", "only", "A",
    "B", "C", "i", "ii", "iii", "and", "or", ",", ";", ".", "?", "!", "“", "”", "'", "-", "–", "5", "10", "5-10",
    "5,000", "1994", "2025-07", "July", "May", "Juli", "Iran", "Baku", "Nikol", "Pashinyan", "an", "a", "the",
    "sebuah", "semua", "benar", "tidak", "ada", "salah", "satu", "menurut", "according", "to", "says", "claim",
    "killed", "why", "because", "said", "regime", "№", "½", "²", "٣", "ß", "İ", "ﬁ", "한국", "日本", "։", "\u0301",
    "👩‍👩‍👧", "%", "km", "juta", "#", "lint:", "ignore", "MC005",
)  # fmt: skip
texts = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join),
    st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=12).filter(str.strip),
)
lists = st.lists(texts, min_size=3, max_size=6, unique_by=str.casefold)
ways = st.sampled_from(["yes", "no"])


def question(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    return st.fixed_dictionaries(fields)


BODIES = st.one_of(
    question(question=texts, answer=texts, wrong=lists),
    question(question=texts, answers=lists, wrong=lists, shuffle=ways),
    question(question=texts, answer=texts, accept=lists, wrong=lists, ladder=st.just("typed")),
    question(statement=texts, answer=ways, explain=texts),
    question(question=texts, answer=texts, accept=lists, hint=lists),
    question(question=texts, number=st.sampled_from(["5", "60..70", "4000"]), unit=texts),
    question(question=texts, date=st.sampled_from(["2025", "2025-07"]), review_by=st.just("2026")),
    question(question=texts, list=lists),
    question(question=texts, order=lists),
    question(question=texts, match=st.dictionaries(texts, texts, min_size=2, max_size=4)),
    question(question=texts, groups=st.dictionaries(texts, lists, min_size=2, max_size=3)),
    question(cloze=texts.map(lambda text: f"{text} ((Iran)) {text}")),
    question(front=texts, back=texts),
    question(question=texts, model=texts, rubric=lists),
)


@given(st.lists(BODIES, min_size=1, max_size=14), st.sampled_from(["en", "id", "az"]))
def test_no_deck_breaks_the_rules(questions: list[dict[str, object]], language: str) -> None:
    numbered = [{"id": f"q{number}", **fields} for number, fields in enumerate(questions)]
    head = {"quizgeo": "1", "deck": "d", "title": "T", "language": language}
    text = json.dumps({**head, "questions": numbered}, ensure_ascii=False)
    checking = inspect_text(text)
    assert checking == inspect_text(text)
    assert checking.deck == check_text(text)[0]
    for problem in checking.problems:
        assert problem.place.line == 1
        assert 1 <= problem.place.col <= problem.place.end_col <= len(text) + 1
        assert "\n" not in problem.message + problem.fix
