"""Every fact of the article is asked, by a question that says where it stands."""

from collections.abc import Mapping, Sequence

import pytest

from quizgeo.decks.model import Question

Fact = tuple[str, int, tuple[str, ...]]


def test_the_table_names_each_of_the_74_facts_once(facts: Sequence[Fact]) -> None:
    assert [fact for fact, _, _ in facts] == [f"F{number:02d}" for number in range(1, 75)]


def test_every_fact_is_asked_by_a_question_that_exists(
    facts: Sequence[Fact], questions: Mapping[str, Question]
) -> None:
    assert [fact for fact, _, keys in facts if not keys] == []
    assert [(fact, key) for fact, _, keys in facts for key in keys if key not in questions] == []


def test_the_questions_of_a_fact_cite_its_paragraph(facts: Sequence[Fact], questions: Mapping[str, Question]) -> None:
    elsewhere = [
        (fact, key)
        for fact, paragraph, keys in facts
        for key in keys
        if (cited := questions[key].source) is None or (cited.source.id, cited.at) != ("article", paragraph)
    ]
    assert elsewhere == []


def test_paragraphs_cited_lie_within_the_article(questions: Mapping[str, Question]) -> None:
    cited = [question.source.at for question in questions.values() if question.source and question.source.at]
    assert cited
    assert all(1 <= paragraph <= 53 for paragraph in cited)


@pytest.mark.parametrize("heading", [6, 19, 25, 40])
def test_headings_of_the_article_are_no_evidence(heading: int, questions: Mapping[str, Question]) -> None:
    assert [key for key, question in questions.items() if question.source and question.source.at == heading] == []
