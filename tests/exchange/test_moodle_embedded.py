"""Gaps as Moodle writes them into a text: ours come back, foreign ones are read sensibly, what is lost is named."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.decks import Gap
from quizgeo.exchange.moodle.embedded import Embedded, Filled, GapError, filled, holds, markup_of, pieces, written
from quizgeo.exchange.moodle.stars import starred, unstarred
from quizgeo.text import clean
from tests.exchange.decks import TRICKY


def _only(markup: str) -> Embedded:
    before, gap, after = pieces(markup)
    assert (before, after) == ("", "")
    assert isinstance(gap, Embedded)
    return gap


def _filled(markup: str) -> Filled:
    return filled(_only(markup))


def test_a_gap_is_written_as_teachers_write_it() -> None:
    assert written(Gap("Georgia", ("Sakartvelo",), "a republic"), 1) == (
        "{1:SHORTANSWER:=Georgia~=Sakartvelo~*#a republic}"
    )
    assert written(Gap("1993"), 2) == "{2:NUMERICAL:=1993}"
    assert written(Gap("-3.5", ("-3.50",), "cold"), 1) == "{1:NUMERICAL:=-3.5~=-3.50~*#cold}"
    assert written(Gap("38", ("thirty-eight",)), 1).startswith("{1:SHORTANSWER:")


@pytest.mark.parametrize("text", TRICKY)
def test_a_gap_of_ours_comes_back(text: str) -> None:
    text = clean(text)
    gap = Gap(text, (f"also {text}",), f"hint {text}")
    assert _filled(written(gap, 1)) == Filled(gap)


@given(
    st.lists(st.text("ab*~#{}\\=%&;<>\"' 1é", min_size=1, max_size=8).map(clean).filter(bool), min_size=1, max_size=3)
)
def test_any_gap_of_ours_comes_back(texts: list[str]) -> None:
    answer, *accept = dict.fromkeys(texts)
    gap = Gap(answer, tuple(accept), texts[-1])
    assert _filled(written(gap, 1)) == Filled(gap)


@given(st.text("ab*~#{}\\=%&;<>\"' 1é", min_size=1, max_size=8).map(clean).filter(bool))
def test_moodle_gets_the_answer_that_was_meant(answer: str) -> None:
    gap = written(Gap(f"x{answer}"), 1)
    inside = re.fullmatch(r"\{1:SHORTANSWER:=(.+?)(?<!\\|&)(?=[~#}]|$)\}", gap, re.DOTALL)
    assert inside is not None, gap
    taken = html.unescape(inside[1]).replace("\\}", "}").replace("\\#", "#")
    assert (unstarred(taken) == (f"x{answer}", False)) or not holds(starred(answer))


@pytest.mark.parametrize(
    ("markup", "gap"),
    [
        ("{1:SHORTANSWER:=Tbilisi~=Tiflis#old name~%0%Batumi~Kutaisi}", Gap("Tbilisi", ("Tiflis",))),
        ("{:SA:=Tbilisi}", Gap("Tbilisi")),
        ("{3:MWC:%100%Tbilisi~*#It is on the Kura.}", Gap("Tbilisi", (), "It is on the Kura.")),
        ("{1:SHORTANSWER_C: = Tbilisi }", Gap("Tbilisi")),
        (r"{1:SA:=a\}b\#c\~d\\e\"f\/g}", Gap('a}b#c~d\\e"f/g')),
        ("{1:SA:=R&amp;D&lt;&#169;#yes}", Gap("R&D<©")),
        ("{1:SA:=<b>Tbilisi</b>~*#<p>see <i>map</i></p>}", Gap("Tbilisi", (), "see map")),
        ("{1:NUMERICAL:=1993:0~%0%1994:0#late}", Gap("1993")),
        ("{1:NM:=-3,5}", Gap("-3,5")),
        ("{1:MULTICHOICE:Baku~=Tbilisi#yes~Yerevan}", Gap("Tbilisi", (), "Baku / Tbilisi / Yerevan")),
        ("{1:MCVS:=a &lt; b~c}", Gap("a < b", (), "a < b / c")),
        ("{1:MULTIRESPONSE:=Armenia~=Georgia~Chad}", Gap("Armenia, Georgia", (), "Armenia / Georgia / Chad")),
        ("{1:MRHS:%50%Armenia~%50%Georgia~%-100%Chad}", Gap("Armenia, Georgia", (), "Armenia / Georgia / Chad")),
        ("{1:SA:%66,66667%most~%33.3%less}", Gap("most")),
    ],
)
def test_gaps_of_other_programs_are_read(markup: str, gap: Gap) -> None:
    assert _filled(markup).gap == gap


@pytest.mark.parametrize(
    ("markup", "lost"),
    [
        ("{1:SA:=a}", ()),
        ("{1:NM:=5:0.0}", ()),
        ("{1:NM:=5:0.1}", ("a number in a gap has to be exact now",)),
        ("{1:SA:=a~%50%b}", ("answers to a gap that earn a part are left out",)),
        ("{1:SA:=a#well done}", ("what is said to an answer in a gap is left out",)),
        ("{1:SA:=Tbilisi*}", ('"*" in an answer no longer stands for any text',)),
        (
            "{1:MC:=a#yes~b}",
            (
                "a gap with a choice is typed now, what it offers stands in its hint",
                "what is said to an answer in a gap is left out",
            ),
        ),
        ("{1:MC:=a~b}", ("a gap with a choice is typed now, what it offers stands in its hint",)),
    ],
)
def test_what_a_gap_loses_is_named(markup: str, lost: tuple[str, ...]) -> None:
    assert _filled(markup).lost == lost


@pytest.mark.parametrize("markup", ["{1:SA:wrong~also wrong}", "{1:SA:=*}", "{1:SA:=}", "{1:SA:}", "{1:MC:a~b}"])
def test_a_gap_without_a_right_answer_is_refused(markup: str) -> None:
    with pytest.raises(GapError):
        _filled(markup)


def test_a_gap_of_nothing_but_stars_is_refused() -> None:
    with pytest.raises(GapError):
        _filled("{1:SA:=**}")


def test_offers_longer_than_a_hint_may_be_are_not_shown() -> None:
    many = "~".join(f"option number {number}" for number in range(100))
    assert _filled("{1:MC:=right~" + many + "}").gap == Gap("right")
    assert _filled("{1:MR:=right~" + many + "}").gap == Gap("right")


def test_what_opens_no_gap_or_never_ends_is_text() -> None:
    assert list(pieces("a {b} {1:ESSAY:=x} {1:SA:=never ends")) == ["a {b} {1:ESSAY:=x} {1:SA:=never ends"]
    assert len(list(pieces("{1:SA:=a}{2:SA:=b} and {1:SA:"))) == 5


def test_our_text_opens_no_gap() -> None:
    assert list(pieces(markup_of(["see {1:SA:=x} <b>"], 1))) == ["see &#123;1:SA:=x} &lt;b&gt;"]
    assert markup_of([Gap("a"), " and  {", Gap("b")], 2) == ("{2:SHORTANSWER:=a} and \u00a0&#123;{2:SHORTANSWER:=b}")


def test_gaps_that_never_end_take_no_long() -> None:
    assert len(list(pieces("{1:SA:" * 200_000))) == 1  # looking again from each of them would take hours
    assert len(list(pieces("{1:SA:=\\" * 100_000))) == 1


@pytest.mark.parametrize(
    ("asked", "text", "wild"),
    [
        ("a*", "a", True), ("*a b*", "a b", True), ("a\\*b", "a*b", False), ("\\*", "*", False), ("*", "", True),
        ("* a *\\*", "a **", True), ("c*r", "c*r", True), (" a ", " a ", False),
    ],
)  # fmt: skip
def test_stars_stand_for_any_text_unless_escaped(asked: str, text: str, wild: bool) -> None:
    assert unstarred(asked) == (text, wild)


@given(st.text("a*\\ b", max_size=8))
def test_stars_of_ours_come_back(text: str) -> None:
    assert unstarred(starred(text)) == (text, False)
