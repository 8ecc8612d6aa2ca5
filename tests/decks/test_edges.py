"""Rare turns of reading, each of which must end in a deck or in words."""

import gc
import os
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from quizgeo.decks import Deck, DeckError, Problem, Text, check_file, check_text, limits, load_deck, scan
from quizgeo.decks.calm import calm
from quizgeo.decks.events import read_tree
from quizgeo.decks.report import Report
from quizgeo.decks.syntax import Before, describe

Check = Callable[..., Problem]
Folder = Callable[..., Path]
Load = Callable[..., Deck]
Write = Callable[..., str]

HEAD = "quizgeo: 1\ndeck: d\ntitle: T\nlanguage: en\n"
ONE = "  - {id: a, question: Q?, answer: x}\n"


def codes(text: str) -> list[str]:
    return [problem.code for problem in check_text(text)[1]]


def test_the_collector_is_left_as_it_was() -> None:
    assert gc.isenabled()
    with calm():
        assert not gc.isenabled()
        with calm():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_an_error_while_reading_leaves_the_collector_on() -> None:
    with pytest.raises(ZeroDivisionError), calm():
        raise ZeroDivisionError
    assert gc.isenabled()


def test_a_pair_in_brackets_is_no_question() -> None:
    assert codes(f"{HEAD}questions: [id: a, question: b]\n") == ["YA033", "YA033"]


def test_an_alias_may_stand_for_a_key(questions: Write) -> None:
    assert codes(questions("  - id: a\n    question: Q?\n    answer: x\n    *b : c\n")) == ["YA021"]


def test_a_source_with_a_list_in_it_is_misshapen(questions: Write) -> None:
    body = "  - {id: a, question: Q?, answer: x, source: {ref: [n], at: 3}}\n"
    assert codes(questions(body, "sources: {n: {title: N}}\n")) == ["QN007"]


def test_the_same_wrong_source_is_told_each_time(questions: Write) -> None:
    body = "".join(f"  - {{id: q{n}, question: Q?, answer: x, source: {{ref: n, at: many}}}}\n" for n in range(2))
    assert codes(questions(body, "sources: {n: {title: N}}\n")) == ["QN012", "QN012"]


def test_defaults_with_errors_are_told_once(questions: Write) -> None:
    assert codes(questions(ONE + ONE.replace("id: a", "id: b"), "defaults: {status: foo, tags: ok}\n")) == ["DK005"]
    assert codes(questions(ONE, "defaults: [x]\n")) == ["DK005"]
    assert codes(questions(ONE, "sources: [x]\n")) == ["DK005"]


def test_keys_have_a_longest(questions: Write) -> None:
    for count, found in ((200, ["QN004"]), (201, ["YA007"])):
        assert codes(questions(f"  - id: a\n    question: Q?\n    answer: x\n    {'k' * count}: y\n")) == found
    for count, found in ((200, []), (201, ["YA007"])):
        assert codes(questions(f"  - {{id: a, question: Q?, match: {{{'k' * count}: y, z: w}}}}\n")) == found


def test_an_error_in_the_last_line_ends_the_reading(questions: Write) -> None:
    assert codes(questions("  - id: a\n    question: Q?\n    answer: @x")) == ["YA013"]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("{", "YA015", (1, 1)),
        ("a: [b, {c", "YA015", (1, 8)),
        ("a: {b: [c,", "YA015", (1, 8)),
        ("a: {b: [c]", "YA015", (1, 4)),
        ("a: b\nc: 'd", "YA012", (2, 4)),
        ("a: b\n- c", "YA014", (2, 1)),
    ],
)
def test_a_file_that_ends_too_early_is_told_where_it_began(text: str, code: str, place: tuple[int, int]) -> None:
    for end in ("", "\n", "\n\n# more\n"):
        (problem,) = check_text(text + end)[1]
        assert (problem.code, problem.place.line, problem.place.col) == (code, *place)


def test_a_quote_over_several_lines_that_is_closed_is_closed(questions: Write) -> None:
    body = '  - id: a\n    question: "one\n      two" three\n    answer: x\n'
    (problem,) = check_text(questions(body))[1]
    assert (problem.code, problem.place.line, problem.place.col) == ("YA016", 8, 12)


def test_other_words_of_the_parser_are_passed_on(questions: Write) -> None:
    (problem,) = check_text(questions("  - {id: a, question: Q?, answer: [x, , y]}\n"))[1]
    assert problem.code in ("YA013", "YA019")
    assert problem.place.line == 6


def test_an_error_behind_the_end_is_placed_at_the_end() -> None:
    mark = yaml.error.Mark("", 5, 2, 0, None, 0)
    fault = describe(yaml.MarkedYAMLError(problem="strange", problem_mark=mark), "a:\nbc", 0, Before())
    assert (fault.line, fault.column) == (1, 2)


@pytest.mark.parametrize("words", ["strange things", "did not find expected key"])
def test_words_that_say_nothing_to_us_are_passed_on(words: str) -> None:
    mark = yaml.error.Mark("", 4, 1, 1, None, 0)
    fault = describe(yaml.MarkedYAMLError(problem=words, problem_mark=mark), "a:\nb c\n", 0, Before())
    assert (fault.code, fault.message, fault.line, fault.column) == ("YA019", f"this is not YAML: {words}", 1, 1)


@pytest.mark.parametrize("pure", [False, True])
@pytest.mark.parametrize("text", ['a: b\n\n\nc:\n  - "d\\UFFFFFFFF"\n', '"\\UFFFFFFFF": b\n'])
def test_an_escape_beyond_all_characters_is_placed(text: str, *, pure: bool) -> None:
    report = Report("deck.yaml")
    read_tree(text, report, pure=pure)
    (problem,) = report.problems
    line = text.count("\n", 0, text.index("\\")) + 1
    assert (problem.code, problem.place.line) == ("YA004", line)
    assert problem.place.col == text.index("\\") - (text.rfind("\n", 0, text.index("\\")) + 1) + 1


def test_a_number_too_large_for_the_parser_in_python_is_no_exception() -> None:
    report = Report("deck.yaml")
    read_tree(f"%YAML 1.{'9' * 5000}\n---\na: b\n", report, pure=True)
    assert [problem.code for problem in report.problems] == ["YA019"]


def test_the_format_is_a_number(questions: Write) -> None:
    assert codes(questions(ONE).replace("quizgeo: 1", "quizgeo: one")) == ["DK005"]
    assert codes(questions(ONE).replace("quizgeo: 1", "quizgeo: [1]")) == ["DK005"]


def test_an_empty_entry_of_the_list_is_called_nothing(questions: Write) -> None:
    (problem,) = check_text(questions(ONE + "  -\n"))[1]
    assert problem.message == "a question must be a mapping, here is nothing"


def test_two_ways_to_the_same_question_are_no_circle(load: Load) -> None:
    body = "  - {id: a, question: Q?, answer: x, after: [b, c]}\n  - {id: b, question: R?, answer: x, after: e}\n"
    body += "  - {id: c, question: S?, answer: x, after: e}\n  - {id: e, question: T?, answer: x}\n"
    assert load(body)["a"].after == ("d/b", "d/c")


def test_a_question_without_tags_counts_for_the_rest_of_a_draw(load: Load) -> None:
    assert load(ONE, "draw: {'*': 1}\n").draw == {"*": 1}


def test_waiting_for_two_of_which_one_waits_in_a_circle(questions: Write) -> None:
    body = (
        "  - {id: a, question: Q?, answer: x, after: [b, c]}\n  - {id: b, question: R?, answer: x, after: a}\n"
        "  - {id: c, question: S?, answer: x}\n  - {id: e, question: T?, answer: x, after: [a, c], was: f}\n"
    )
    _deck, problems = check_text(questions(body))
    assert [(each.code, each.place.line) for each in problems] == [("QN027", 6), ("QN027", 7)]


def test_a_question_is_found_by_the_key_of_its_card(load: Load) -> None:
    deck = load("  - {id: a, front: F, back: B, both_ways: yes}\n  - {id: b, question: Q?, answer: x}\n")
    assert deck.find("d/a") is deck.find("d/a~back") is deck["a"]
    assert deck.find("d/z") is None


def test_a_file_that_cannot_be_read_raises_with_its_problem(tmp_path: Path) -> None:
    with pytest.raises(DeckError, match="YA001"):
        load_deck(tmp_path / "none.yaml")
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xff")
    with pytest.raises(DeckError, match="YA003"):
        load_deck(tmp_path / "bytes.yaml")


def test_a_deck_whose_file_went_away_says_so(folder: Folder, tmp_path: Path) -> None:
    library = scan([folder(one__yaml=HEAD + "questions:\n" + ONE)], tmp_path / "index.json")
    assert library.load("d")["a"].body == Text("x")
    (tmp_path / "one.yaml").unlink()
    with pytest.raises(DeckError, match="YA001"):
        library.load("d")


def test_a_file_that_fails_while_it_is_read_is_listed_as_broken(tmp_path: Path) -> None:
    memory = Path("/proc/self/mem")
    if not memory.is_file():
        pytest.skip("no file at hand that opens and cannot be read")
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "odd.yaml").symlink_to(memory)
    (entry,) = scan([tmp_path / "decks"], tmp_path / "index.json").entries
    assert (entry.id, entry.title, entry.problems) == ("", "odd.yaml", 1)
    assert [problem.code for problem in check_file(tmp_path / "decks" / "odd.yaml")[1]] == ["YA001"]


def test_links_to_nothing_pipes_and_other_files_are_no_decks(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "gone.yaml").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "decks" / "pipe.yaml")
    (tmp_path / "decks" / "folder.yaml").mkdir()
    assert scan([tmp_path / "decks"], tmp_path / "index.json").entries == ()


def test_a_library_has_a_most_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILES", 2)
    (tmp_path / "decks").mkdir()
    for n in range(4):
        (tmp_path / "decks" / f"{n}.yaml").write_text(f"{HEAD}questions:\n{ONE}".replace("deck: d", f"deck: d{n}"))
    assert [entry.id for entry in scan([tmp_path / "decks"], tmp_path / "index.json").entries] == ["d0", "d1"]


def test_a_source_text_of_a_part_is_looked_up_too(folder: Folder) -> None:
    head = f"{HEAD}sources: {{n: {{title: N, text: n.txt}}, m: {{title: M}}}}\ninclude: part.yaml\n"
    place = folder(
        deck__yaml=f"{head}questions:\n  - {{id: a, question: Q?, answer: x, source: m}}\n",
        part__yaml="part_of: d\nquestions:\n  - {id: b, question: R?, answer: y, source: {ref: n, at: 7}}\n",
        n__txt="One.\n",
    )
    _deck, (problem,) = check_file(place / "deck.yaml")
    assert (problem.code, problem.place.file, problem.place.line) == ("QN026", str(place / "part.yaml"), 3)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("translates: d\n\x00", "YA004"),
        ("translates: d\nlanguage: @\n", "YA013"),
        ("translates: d\n...\nx: y\n", "YA025"),
    ],
)
def test_a_translation_that_cannot_be_parsed_says_why(folder: Folder, text: str, code: str) -> None:
    place = folder(deck__yaml=f"{HEAD}questions:\n{ONE}", deck__id__yaml=text)
    deck, problems = check_file(place / "deck.id.yaml")
    assert deck is None
    assert code in [problem.code for problem in problems]


def test_a_translation_cut_by_a_syntax_error_misses_nothing(folder: Folder) -> None:
    text = "quizgeo: 1\ntranslates: d\nlanguage: id\nquestions:\n  a: {question: S?}\n  b: @\n"
    place = folder(deck__yaml=f"{HEAD}questions:\n{ONE}", deck__id__yaml=text)
    assert [problem.code for problem in check_file(place / "deck.id.yaml")[1]] == ["YA013"]


def test_a_syntax_error_behind_the_questions_of_a_translation(folder: Folder) -> None:
    text = "quizgeo: 1\ntranslates: d\nlanguage: id\nquestions: {a: {question: S?, of: x}}\ntitle: @\n"
    place = folder(deck__yaml=f"{HEAD}questions:\n{ONE}", deck__id__yaml=text)
    assert [problem.code for problem in check_file(place / "deck.id.yaml")[1]] == ["TR007", "TR008", "YA013"]


def test_a_translation_in_quotes_is_none(folder: Folder) -> None:
    place = folder(deck__yaml=f"{HEAD}questions:\n{ONE}", deck__id__yaml='"translates: d"\n')
    (problem,) = check_file(place / "deck.id.yaml")[1]
    assert (problem.code, problem.fix) == ("TR001", 'begin with "quizgeo: 1"')


def test_a_translation_without_a_deck_to_name(folder: Folder) -> None:
    place = folder(x__id__yaml="translates:\nlanguage: id\nquizgeo: 1\nquestions: {}\n")
    assert [problem.code for problem in check_file(place / "x.id.yaml")[1]] == ["DK005"]


def test_a_part_that_is_no_mapping_is_read_as_far_as_it_goes(folder: Folder) -> None:
    place = folder(
        p__yaml="part_of: d\nquestions:\n  - @\n", q__yaml="part_of: d\nquestions: x\n", r__yaml="part_of: d\n\x00"
    )
    assert [problem.code for problem in check_file(place / "p.yaml")[1]] == ["YA013"]
    assert [problem.code for problem in check_file(place / "q.yaml")[1]] == ["DK005"]
    assert [problem.code for problem in check_file(place / "r.yaml")[1]] == ["YA004"]


def test_a_part_without_questions_says_so_in_its_file(folder: Folder) -> None:
    place = folder(deck__yaml=f"{HEAD}include: p.yaml\nquestions:\n{ONE}", p__yaml="part_of: d\n")
    _deck, (problem,) = check_file(place / "deck.yaml")
    assert (problem.code, problem.place.file, problem.message) == (
        "DK003",
        str(place / "p.yaml"),
        '"questions" is missing',
    )
