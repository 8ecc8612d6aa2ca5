"""HTML and SVG as values: text is only ever text, whoever wrote it."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.elements import drawing, el, foreign, table, written


@given(st.text())
def test_text_stays_text(text: str) -> None:
    page = written(el("p", text, title=text))
    assert page.count("<") == page.count(">") == 2
    assert unescape(page.removeprefix('<p title="').partition('">')[2].removesuffix("</p>")) == text


def test_elements_stand_in_each_other_and_what_is_none_is_left_out() -> None:
    assert written(el("p", "a", None, el("em", "b"), "c")) == "<p>a<em>b</em>c</p>"


@pytest.mark.parametrize("tag", ["br", "meta"])
def test_what_has_no_end_gets_none(tag: str) -> None:
    assert written(el(tag)) == f"<{tag}>"


def test_attributes_that_are_no_words_of_python_have_their_names() -> None:
    assert written(el("p", class_="quiet", aria_label="A", x=1.50)) == '<p class="quiet" aria-label="A" x="1.5"></p>'


def test_a_style_of_ours_is_written_as_it_is() -> None:
    assert written(el("style", "a>b{color:red}")) == "<style>a>b{color:red}</style>"


@pytest.mark.parametrize(("language", "more"), [("", ""), ("ka", ' lang="ka"')])
def test_foreign_text_keeps_its_direction_and_language(language: str, more: str) -> None:
    assert written(foreign("<b>", language)) == f'<bdi dir="auto"{more}>&lt;b&gt;</bdi>'


def test_a_table_names_its_columns_and_rows() -> None:
    page = written(table("Points", ("name", "n"), [("Ann", "3")]))
    assert '<th scope="col">name</th>' in page
    assert '<th scope="row">Ann</th><td>3</td>' in page
    assert "<caption>Points</caption>" in page


def test_a_drawing_of_ours_stands_as_it_is() -> None:
    assert written(el("figure", drawing("<svg><path/></svg>"))) == "<figure><svg><path/></svg></figure>"
