"""Laws of judging typed words, over answers, slips of the pen and foreign scripts."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from quizgeo.answers import REASONS, Verdict, check_answer
from quizgeo.answers.names import names
from quizgeo.decks import CardKey, Question
from quizgeo.decks.kinds import Cloze, Gap, Kind, ListOf, Text
from quizgeo.decks.model import Peers
from quizgeo.text import cells

LANGUAGES = st.sampled_from(["en", "id"])
WRITTEN = sorted(names().display(code, language) for code in names().shown for language in ("en", "id"))
NAMES = st.one_of(
    st.sampled_from([name for name in WRITTEN if name]),
    st.sampled_from(
        ["Volodymyr Zelenskyy", "Gəncə", "Ялта", "საქართველო", "北京", "AZAL 8243", "not guilty", "Şuşa", "İzmir"]
    ),
    st.text("abcdefghij kyz-.'éğşıİßæ", min_size=1, max_size=14).filter(str.strip),
)


@st.composite
def slips(draw: st.DrawFn, names: st.SearchStrategy[str] = NAMES) -> str:
    """Write a name with up to three edits."""
    dress = draw(st.sampled_from(["{}", "{}", "{}", "it is {}", "President {}", "the city of {}", "{} I", "negara {}"]))
    text = dress.format(draw(names))
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(text)))
        letter = draw(st.sampled_from("aeiouklmnrstyzé "))
        text = text[:place] + draw(st.sampled_from([letter, ""])) + text[place + draw(st.integers(0, 1)) :]
    return text


def question(body: Kind, language: str = "en", *others: str) -> Question:
    """Ask something in a deck that holds other answers too."""
    peers = Peers()
    asked = Question(CardKey("deck/q"), "q", body, "Which one is it?", language=language, peers=peers)
    rest = (Question(CardKey(f"deck/{other}"), "o", Text(other), "And that?", peers=peers) for other in others)
    peers.questions = (asked, *rest)
    return asked


def decided(found: Verdict) -> tuple[str, float, str, tuple[str, ...]]:
    return found.grade, found.score, found.reason, tuple(part.reason for part in found.parts)


@given(answer=NAMES, said=slips(), language=LANGUAGES, others=st.lists(NAMES, max_size=3))
def test_composition_case_and_spacing_change_nothing(answer: str, said: str, language: str, others: list[str]) -> None:
    asked = question(Text(answer), language, *others)
    verdict = decided(check_answer(asked, said))
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert decided(check_answer(asked, unicodedata.normalize(form, said))) == verdict
    for other in (
        said.casefold(),
        f"  {said}\t\n",
        said.replace(" ", "   "),
        said.replace(" ", "\u00a0"),
        f"\u200b{said}",
    ):
        assert decided(check_answer(asked, other)) == verdict


@given(answer=NAMES, near=slips(), accept=st.lists(NAMES, max_size=2), more=slips(), others=st.lists(NAMES, max_size=3))
def test_accepting_more_never_fails_what_passed(
    answer: str, near: str, accept: list[str], more: str, others: list[str]
) -> None:
    before = check_answer(question(Text(answer, tuple(accept)), "en", *others), near)
    after = check_answer(question(Text(answer, (*accept, more)), "en", *others), near)
    assert after.passed or not before.passed


@given(answer=NAMES, near=slips(), accept=st.lists(NAMES, min_size=1, max_size=3, unique=True), data=st.data())
def test_the_order_of_accepted_forms_decides_nothing(
    answer: str, near: str, accept: list[str], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(accept))
    one = check_answer(question(Text(answer, tuple(accept))), near)
    assert decided(check_answer(question(Text(answer, tuple(shuffled))), near)) == decided(one)


@given(
    items=st.lists(NAMES, min_size=2, max_size=4, unique_by=str.casefold),
    said=st.lists(slips(), max_size=5),
    data=st.data(),
)
def test_the_order_of_a_list_decides_nothing(items: list[str], said: list[str], data: st.DataObject) -> None:
    asked = question(ListOf(tuple((item,) for item in items), need=len(items)))
    one, other = check_answer(asked, said), check_answer(asked, data.draw(st.permutations(said)))
    assert (one.grade, one.score, one.reason) == (other.grade, other.score, other.reason)


@given(answer=NAMES, accept=st.lists(NAMES, max_size=3), language=LANGUAGES, others=st.lists(NAMES, max_size=3))
def test_every_accepted_form_is_exact(answer: str, accept: list[str], language: str, others: list[str]) -> None:
    asked = question(Text(answer, tuple(accept)), language, *others)
    assert all(check_answer(asked, form).grade == "exact" for form in (answer, *accept))


@given(answer=NAMES, reject=NAMES)
def test_what_is_refused_never_passes_unless_it_is_the_answer(answer: str, reject: str) -> None:
    asked = question(Text(answer, reject=(reject,)))
    refused = check_answer(asked, reject)
    assert refused.reason in ("rejected", "same", "blank")
    assert (refused.reason == "same") == (check_answer(question(Text(answer)), reject).reason == "same")


@given(answer=NAMES, said=slips(), strict=st.booleans())
def test_three_lines_of_a_difference_are_aligned(answer: str, said: str, strict: bool) -> None:
    found = check_answer(question(Text(answer, strict=strict)), said)
    if found.diff is not None and found.diff[2]:
        given_line, answer_line, carets = found.diff
        assert cells(given_line) == cells(answer_line) >= cells(carets)
        assert "^" in carets
        assert set(carets) <= {" ", "^"}


@settings(max_examples=50)
@given(
    body=st.sampled_from(
        [Text("Kursk", ("Kursk Oblast",)), ListOf((("Iran",), ("Iraq",)), need=2), Cloze((Gap("Baku"),))]
    ),
    said=st.one_of(
        st.text(max_size=40),
        st.sampled_from(
            [
                "",
                " ",
                "\0",
                "\x1b[31m",
                "🎉" * 30,
                "Ω" * 10_000,
                "الرياض",
                "a" * 10_000,
                "[Iran, Iraq]",
                "- Iran\n- Iraq",
            ]
        ),
    ),
)
def test_whatever_is_typed_gets_a_verdict_with_a_reason(body: Kind, said: str) -> None:
    found = check_answer(question(body), said)
    assert found.reason in REASONS
    assert 0 <= found.score <= 1
