"""A deck while it is written: read anew when it changed, kept where it breaks, and never told of half a file."""

from pathlib import Path

import pytest

from quizgeo.decks import Question
from quizgeo.study import Bookmark, Manuscript
from tests.study.desk import LAUT, SEAS, opened, rested, stop_clock, write

BROKEN = SEAS.replace("    answer: Black Sea\n", "    awnser: Black Sea\n")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with a deck."""
    monkeypatch.chdir(tmp_path)
    write("seas.yaml", SEAS)
    return tmp_path


def prompts(manuscript: Manuscript) -> list[str]:
    return [question.prompt for question in manuscript.deck or ()]


def codes(manuscript: Manuscript) -> list[str]:
    return [problem.code for problem in manuscript.problems]


def asked(manuscript: Manuscript, id_: str) -> Question:
    assert manuscript.deck is not None
    return manuscript.deck[id_]


class TestLooking:
    def test_nothing_is_read_while_nothing_changes(self) -> None:
        now = rested(opened())
        assert now.version == 0
        assert now.look() is now

    def test_what_is_saved_is_read(self) -> None:
        first = rested(opened())
        write("seas.yaml", SEAS.replace("west", "to the west"))
        now = first.look()
        assert (now.version, now.broken) == (1, False)
        assert prompts(now)[0] == "Which sea lies to the west of Georgia?"
        assert rested(now).version == 1

    def test_a_file_saved_with_the_same_text_is_nothing_new(self) -> None:
        first = rested(opened())
        write("seas.yaml", SEAS)
        assert rested(first).version == 0

    def test_two_writings_within_one_tick_of_the_clock_are_two(self) -> None:
        path = write("seas.yaml", SEAS)
        before = path.stat()
        first = opened()
        write("seas.yaml", SEAS.replace("Georgia?", "Georgja?"))
        stop_clock(path, before)
        assert prompts(first.look())[0].endswith("Georgja?")

    def test_a_part_is_looked_at_too_and_stands_in_its_own_file(self) -> None:
        write("seas.yaml", SEAS + "include: [more.yaml]\n")
        write("more.yaml", "part_of: seas\nquestions:\n  - {id: aral, question: Which sea shrank?, answer: Aral Sea}\n")
        first = rested(opened())
        assert first.spot(asked(first, "aral")) == ("more.yaml", 3)
        write("more.yaml", "part_of: seas\nquestions:\n  - {id: aral, question: Which sea is dry?, answer: Aral Sea}\n")
        assert prompts(first.look())[-1] == "Which sea is dry?"

    def test_the_text_of_a_source_is_looked_at_too(self) -> None:
        write("article.txt", "One.\n")
        cited = SEAS.replace("questions:", "sources:\n  article: {title: A, text: article.txt}\nquestions:")
        write("seas.yaml", cited.replace("answer: Black Sea", "answer: Black Sea\n    source: {ref: article, at: 2}"))
        first = rested(opened())
        assert "QN026" in codes(first)
        assert Path("article.txt") in first.seen
        write("article.txt", "One.\nTwo.\n")
        assert "QN026" not in codes(first.look())

    def test_a_source_outside_of_the_folder_is_a_problem_and_not_looked_at(self) -> None:
        write("seas.yaml", SEAS.replace("questions:", "sources:\n  article: {title: A, text: ../a.txt}\nquestions:"))
        assert list(opened().seen) == [Path("seas.yaml")]


class TestErrors:
    def test_the_last_version_without_errors_stays_with_the_errors_beside_it(self) -> None:
        first = rested(opened())
        write("seas.yaml", BROKEN)
        now = rested(first)
        assert (now.version, now.broken) == (1, True)
        assert now.deck is first.deck
        assert codes(now) == ["QN004"]

    def test_errors_are_told_at_the_second_look(self) -> None:
        first = rested(opened())
        write("seas.yaml", BROKEN)
        assert first.look().version == 0
        assert first.look().look().version == 1

    def test_half_a_file_is_never_told_of(self) -> None:
        first = rested(opened())
        for cut in (0, 10, len(SEAS) // 2):
            write("seas.yaml", SEAS[:cut])
            half = first.look()
            write("seas.yaml", SEAS.replace("west", "WEST"))
            now = rested(half)
            assert not now.broken
            assert prompts(now)[0] == "Which sea lies WEST of Georgia?"
            write("seas.yaml", SEAS)
            first = rested(now)

    def test_other_errors_after_errors_are_told_at_once(self) -> None:
        write("seas.yaml", BROKEN)
        first = rested(opened())
        assert (first.deck, first.broken) == (None, True)
        write("seas.yaml", SEAS.replace("title", "tittle"))
        assert "DK004" in codes(first.look())

    def test_a_mended_file_is_shown(self) -> None:
        write("seas.yaml", BROKEN)
        first = rested(opened())
        write("seas.yaml", SEAS)
        now = first.look()
        assert (now.broken, len(prompts(now))) == (False, 3)

    def test_an_error_taken_back_before_it_was_told_changes_nothing(self) -> None:
        first = rested(opened())
        write("seas.yaml", BROKEN)
        doubted = first.look()
        write("seas.yaml", SEAS)
        now = rested(doubted)
        assert (now.broken, prompts(now)) == (False, prompts(first))

    @pytest.mark.parametrize(
        "data", [b"PK\x03\x04", b"\xff\xfe", b"quizgeo: 1\ntitle: \xe9", b"\x00\x1b[2J", b"- " * 9999]
    )
    def test_a_file_that_becomes_no_text_is_a_problem(self, data: bytes) -> None:
        first = rested(opened())
        write("seas.yaml", data)
        now = rested(first)
        assert now.broken
        assert now.deck is first.deck
        assert now.problems

    def test_a_file_that_vanishes_is_a_problem_until_it_is_back(self) -> None:
        first = rested(opened())
        Path("seas.yaml").unlink()
        gone = rested(first)
        assert (gone.broken, codes(gone)) == (True, ["YA001"])
        write("seas.yaml", SEAS)
        assert not rested(gone).broken

    def test_a_folder_in_the_place_of_the_file_is_a_problem(self) -> None:
        first = rested(opened())
        Path("seas.yaml").unlink()
        Path("seas.yaml").mkdir()
        assert codes(rested(first)) == ["YA001"]

    def test_a_part_that_breaks_and_is_mended(self) -> None:
        write("seas.yaml", SEAS + "include: [more.yaml]\n")
        part = "part_of: seas\nquestions:\n  - {id: aral, question: Which sea shrank?, answer: Aral Sea}\n"
        write("more.yaml", part)
        first = rested(opened())
        write("more.yaml", part.replace("answer", "awnser"))
        broken = rested(first)
        assert broken.broken
        write("more.yaml", part)
        assert not rested(broken).broken


class TestTranslation:
    def test_it_is_laid_over_the_deck_and_stands_in_its_own_file(self) -> None:
        write("seas.id.yaml", LAUT)
        now = opened(overlay="seas.id.yaml")
        assert prompts(now)[0] == "Laut apa di barat Georgia?"
        assert [now.spot(asked(now, id_)) for id_ in ("black", "caspian")] == [("seas.id.yaml", 6), ("seas.id.yaml", 7)]

    def test_a_question_without_an_entry_stands_in_the_deck(self) -> None:
        write("seas.id.yaml", LAUT.replace("  card: {front: Van, back: Danau di Turki}\n", ""))
        now = opened(overlay="seas.id.yaml")
        assert now.spot(asked(now, "card")) == ("seas.yaml", 13)

    def test_both_files_are_looked_at(self) -> None:
        write("seas.id.yaml", LAUT)
        first = rested(opened(overlay="seas.id.yaml"))
        write("seas.id.yaml", LAUT.replace("barat", "BARAT"))
        second = rested(first)
        assert prompts(second)[0] == "Laut apa di BARAT Georgia?"
        write(
            "seas.yaml", SEAS.replace("wrong: [Aral Sea, White Sea]", "wrong: [Aral Sea, White Sea]\n    explain: So.")
        )
        assert asked(rested(second), "caspian").explain == "So."

    @pytest.mark.parametrize("name", ["seas.yaml", "seas.id.yaml"])
    def test_an_error_in_either_keeps_the_last_version(self, name: str) -> None:
        write("seas.id.yaml", LAUT)
        first = rested(opened(overlay="seas.id.yaml"))
        path = Path(name)
        path.write_text(path.read_text() + "bogus: 1\n")
        now = rested(first)
        assert now.broken
        assert now.deck is first.deck
        assert now.spot(asked(now, "black")) == ("seas.id.yaml", 6)
        assert name in {problem.place.file for problem in now.problems}


class TestPlaces:
    @pytest.mark.parametrize(("line", "place"), [(1, 0), (6, 0), (8, 0), (9, 1), (12, 1), (13, 2), (99, 2)])
    def test_a_line_means_the_question_above_it(self, line: int, place: int) -> None:
        assert opened().place(Bookmark(line=line)) == place

    def test_a_line_of_a_translation_means_its_entry(self) -> None:
        write("seas.id.yaml", LAUT)
        assert opened(overlay="seas.id.yaml").place(Bookmark(line=8)) == 1

    @pytest.mark.parametrize(
        ("name", "place"), [("caspian", 1), ("seas/caspian", 1), ("other/caspian", None), ("x", None)]
    )
    def test_a_question_is_meant_by_id_or_key(self, name: str, place: int | None) -> None:
        assert opened().place(Bookmark(name)) == place

    def test_a_deck_that_cannot_be_shown_has_no_places(self) -> None:
        write("seas.yaml", BROKEN)
        assert opened().place(Bookmark("black")) is None

    def test_problems_stand_beside_their_question(self) -> None:
        write("seas.yaml", SEAS.replace("Black Sea\n", "Black Sea\n    accept: [black sea]\n"))
        now = opened()
        (needless,) = now.problems
        assert now.beside(asked(now, "black")) == (needless,)
        assert now.beside(asked(now, "caspian")) == ()
        assert now.place_of(needless) == 0

    def test_errors_stand_beside_every_question_its_own_first(self) -> None:
        first = rested(opened())
        write("seas.yaml", BROKEN.replace("title: Seas", "tittle: Seas"))
        now = rested(first)
        own = [problem.code for problem in now.beside(asked(now, "black"))]
        assert own[0] == "QN004"
        assert "DK004" in own[1:]
        others = now.beside(asked(now, "caspian"))
        assert {problem.code for problem in others} == set(own)
        head = next(problem for problem in now.problems if problem.code == "DK004")
        assert now.place_of(head) is None
