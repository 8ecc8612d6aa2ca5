"""`card`: how one card goes, wherever its deck lies, and setting it aside or having it asked again."""

from pathlib import Path
from typing import Any

import pytest

NEXT_DAY = "2026-03-03T12:00+00:00"
NEXT_WEEK = "2026-03-09T12:00+00:00"


@pytest.fixture
def studied(home: Any, call: Any, texts: dict[str, str]) -> Any:
    """Give a home in which two of three cards were answered."""
    home.deck(texts["capitals"])
    call("study", "capitals", "--json", lines=["Tbilisi", "Rome"])
    return home


@pytest.fixture
def elsewhere(tmp_path: Path, texts: dict[str, str], call: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a deck in the present folder that is studied by its file, and is in no folder of decks."""
    path = tmp_path / "mine" / "towns.yaml"
    path.parent.mkdir()
    path.write_text(texts["capitals"], encoding="utf-8")
    monkeypatch.chdir(path.parent)
    call("study", "towns.yaml", "--json", lines=["Tbilisi"])
    return path


@pytest.mark.usefixtures("studied")
def test_a_new_card_has_no_numbers(call: Any) -> None:
    found = call("card", "capitals/spain", "--json").json
    assert found["deck"] == "capitals"
    assert found["question"] == "What is the capital of Spain?"
    assert [found[name] for name in ("stability", "difficulty", "due", "retrievability", "history")] == [None] * 4 + [
        []
    ]


@pytest.mark.usefixtures("studied")
def test_a_card_tells_its_state_and_history(call: Any) -> None:
    found = call("card", "capitals/georgia", "--json", now=NEXT_WEEK).json
    assert found["stability"] == pytest.approx(2.3065, rel=1e-3)
    assert found["difficulty"] == pytest.approx(2.118, rel=1e-3)
    assert found["due"] == "2026-03-04"
    assert 0.5 < found["retrievability"] < 0.9
    assert (found["reviews"], found["lapses"]) == (1, 0)
    (told,) = found["history"]
    wanted = {
        "day": "2026-03-02", "at": "2026-03-02T12:00:00+00:00", "given": "Tbilisi", "grade": "exact", "reason": "same",
        "rating": 3, "interval": 2, "undone": False, "said": None,
    }  # fmt: skip
    assert wanted.items() <= told.items()


@pytest.mark.usefixtures("studied")
def test_the_forgetting_curve_is_drawn_and_told(call: Any) -> None:
    call("study", "capitals", "--json", lines=["Tbilisi"], now=NEXT_DAY)
    call("study", "capitals", "--json", lines=["Tbilisi"], now=NEXT_WEEK)
    drawn = call("card", "capitals/georgia", now=NEXT_WEEK).out.splitlines()
    head = next(place for place, line in enumerate(drawn) if line.startswith("Recall from 2 Mar 2026 to "))
    assert [line[:7] for line in drawn[head + 1 : head + 5]] == ["100 % |", "      |", "      |", " 80 % |"]
    told = call("card", "capitals/georgia", "--plain", now=NEXT_WEEK).out
    found = call("card", "capitals/georgia", "--json", now=NEXT_WEEK).json
    before = [round(100 * each["retrievability"]) for each in found["history"] if each["retrievability"]]
    assert f"Recall before the answer of 9 Mar 2026: {before[-1]} %" in told
    assert "|" not in told
    assert found["history"][-1]["stability"] == found["stability"]


@pytest.mark.usefixtures("studied")
def test_no_recall_is_told_for_the_day_of_the_answer(call: Any) -> None:
    assert call("card", "capitals/georgia", "--json").json["retrievability"] is None


@pytest.mark.usefixtures("studied")
def test_a_card_is_told_in_words(call: Any) -> None:
    call("study", "capitals", "--plain", lines=[":u", ":u", ":@", "Madrid", ":n"])
    lines = call("card", "capitals/spain", now=NEXT_WEEK).out.splitlines()
    assert lines[:3] == ["capitals/spain", "What is the capital of Spain?", "Answer: Madrid"]
    assert "Due now, since 3 Mar 2026" in lines
    assert "Reviews: 1, lapses: 0" in lines
    assert lines[-1] == "2 Mar 2026, Madrid, right, Again, you said: I was wrong"
    aside = call("card", "capitals/armenia").out.splitlines()
    assert "Suspended: never asked until it is resumed" in aside
    assert "New: never answered" in aside
    assert aside[-2:] == [
        "2 Mar 2026, Rome, wrong (something else), Again, taken back",
        "2 Mar 2026, suspended",
    ]


def test_a_card_counts_what_was_answered_under_its_former_id(studied: Any, call: Any, texts: dict[str, str]) -> None:
    studied.deck(texts["capitals"].replace("id: georgia", "id: tbilisi, was: georgia"))
    found = call("card", "capitals/tbilisi", "--json").json
    assert len(found["history"]) == 1
    assert found["stability"] is not None
    assert call("card", "capitals/georgia", "--json").json["card"] == "capitals/tbilisi"


def test_parts_of_an_answer_are_told_as_they_were_given(home: Any, call: Any, texts: dict[str, str]) -> None:
    home.deck(texts["kinds"])
    call("study", "kinds", "--json", lines=["Armenia", "Baku, Grozny, Yerevan"])
    assert "2 Mar 2026, Baku, Grozny, Yerevan, partly right, Again" in call("card", "kinds/multiple").out


class TestOfADeckStudiedByItsFile:
    def test_is_found_by_the_file(self, elsewhere: Path, call: Any) -> None:
        for name in ("towns.yaml", str(elsewhere)):
            found = call("card", f"{name}/georgia", "--json").json
            assert (found["card"], found["reviews"]) == ("capitals/georgia", 1)
            assert found["question"] == "What is the capital of Georgia?"

    def test_is_found_by_the_identity_in_its_folder(self, elsewhere: Path, call: Any) -> None:
        found = call("card", "capitals/georgia", "--json").json
        assert (found["path"], found["reviews"]) == (elsewhere.name, 1)

    def test_is_told_from_the_log_where_the_file_is_not_found(
        self, elsewhere: Path, call: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(elsewhere.parent.parent)
        done = call("card", "capitals/georgia")
        assert done.status == 0
        assert "named by its file, as in decks/capitals.yaml/georgia. This is what was logged." in done.err
        assert call("card", "capitals/georgia", "--plain").out.splitlines() == [
            "capitals/georgia", "Due on 4 Mar 2026", "Stability 2.3 d, difficulty 2.1", "Reviews: 1, lapses: 0",
            "Recall on 4 Mar 2026: 91 %", "2 Mar 2026, Tbilisi, right, Good",
        ]  # fmt: skip
        found = call("card", "capitals/georgia", "--json").json
        assert (found["question"], found["answer"], found["path"], found["line"]) == (None, None, None, None)
        assert found["kind"] == "text"

    def test_a_card_that_nobody_knows_is_refused(
        self, elsewhere: Path, call: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert "Did you mean capitals/georgia?" in call("card", "towns.yaml/georgiy").err
        monkeypatch.chdir(elsewhere.parent.parent)
        done = call("card", "capitals/nowhere")
        assert (done.status, done.out) == (2, "")
        assert "named by its file" in done.err


@pytest.mark.parametrize("name", ["nowhere", "", "/x"])
def test_a_key_that_is_none_is_refused(call: Any, name: str) -> None:
    done = call("card", name)
    assert (done.status, done.out) == (2, "")


def test_a_file_that_is_no_deck_is_refused(home: Any, call: Any) -> None:
    path = home.path / "list.yaml"
    path.write_text("- 1\n")
    done = call("card", f"{path}/one")
    assert (done.status, done.out) == (1, "")
    assert "begins with the line quizgeo: 1" in done.err


def test_a_card_of_a_broken_deck_names_the_check(home: Any, call: Any, texts: dict[str, str]) -> None:
    path = home.deck(texts["broken"])
    done = call("card", f"{path}/one")
    assert (done.status, done.out) == (1, "")
    assert "quizgeo check" in done.err


@pytest.mark.usefixtures("studied")
class TestSettingAside:
    def test_a_suspended_card_is_resumed(self, call: Any) -> None:
        call("study", "capitals", "--plain", lines=[":!"])
        card = "capitals/armenia"
        assert call("card", card, "--json").json["suspended"]
        done = call("card", card, "--resume")
        assert (done.status, done.err) == (0, f"Resumed: {card}\n")
        assert done.out.splitlines()[-1] == "2 Mar 2026, resumed"
        assert call("study", "capitals", "--json").of("question")[0]["card"] == card

    def test_a_card_is_suspended_until_it_is_resumed(self, call: Any) -> None:
        done = call("card", "capitals/spain", "--suspend", "--json")
        assert done.json["suspended"]
        assert [told["event"] for told in done.json["history"]] == ["suspended"]
        assert call("study", "capitals", "--json", lines=["Yerevan"]).of("summary")[-1]["left"] == 0
        assert not call("card", "capitals/spain", "--resume", "--json").json["suspended"]

    def test_a_buried_card_is_asked_on_the_next_day_or_once_it_is_resumed(self, call: Any) -> None:
        done = call("card", "capitals/spain", "--bury")
        assert "Buried: not asked until 3 Mar 2026" in done.out
        assert call("study", "capitals", "--json", lines=["Yerevan"]).of("summary")[-1]["left"] == 0
        assert call("card", "capitals/spain", "--json", now=NEXT_DAY).json["buried_until"] is None
        assert call("card", "capitals/spain", "--resume", "--json").json["buried_until"] is None
        assert [event["card"] for event in call("study", "capitals", "--json").of("question")] == ["capitals/spain"]

    @pytest.mark.parametrize(
        ("first", "second", "said"),
        [
            ("--resume", "--resume", "capitals/spain was not set aside."),
            ("--suspend", "--suspend", "capitals/spain is set aside already."),
            ("--bury", "--bury", "capitals/spain is set aside already."),
            ("--suspend", "--bury", "capitals/spain is set aside already."),
            ("--bury", "--suspend", "Suspended: capitals/spain"),
        ],
    )
    def test_nothing_is_logged_twice(self, call: Any, first: str, second: str, said: str) -> None:
        call("card", "capitals/spain", first)
        before = call("card", "capitals/spain", "--json").json["history"]
        done = call("card", "capitals/spain", second)
        assert (done.status, done.err) == (0, f"{said}\n")
        after = call("card", "capitals/spain", "--json").json["history"]
        assert (len(after) > len(before)) is said.startswith("Suspended")

    def test_undo_takes_it_back_after_a_second_word(self, call: Any) -> None:
        call("card", "capitals/spain", "--suspend")
        call("card", "capitals/spain", "--resume")
        out = call("study", "capitals", "--plain", lines=[":u", ":u", ":u", ":u"]).out
        assert "“What is the capital of Spain?”, resumed today. :u once more takes it back." in out
        assert "Taken back: “What is the capital of Spain?”, resumed today" in out
        assert "Taken back: “What is the capital of Spain?”, suspended today" in out
        assert not call("card", "capitals/spain", "--json").json["suspended"]
