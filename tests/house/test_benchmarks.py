"""The table of benchmarks: what programs say is read as they say it."""

import pytest

from benchmarks import compare


@pytest.mark.parametrize(
    ("line", "name", "value", "limit", "verdict"),
    [
        ("RATIO reading 0.14 reach 0.2", "reading", "0.14 x", "0.2 x", "reached"),
        ("RATIO bytes-an-answer 151 bytes reach 150 bytes", "bytes-an-answer", "151 bytes", "150 bytes", "OVER"),
        ("RATIO start of home 1.3 reach <= 1.3", "start of home", "1.3 x", "1.3 x", "reached"),
        ("RATIO replay of 100,000 1.20 x reach 1.5 x", "replay of 100,000", "1.2 x", "1.5 x", "reached"),
    ],
)
def test_a_figure_is_read_with_its_unit_and_reach(line: str, name: str, value: str, limit: str, verdict: str) -> None:
    (figure,) = compare.figures(f"warming up\n{line}\n")
    assert figure.row == (name, value, limit, verdict)


def test_other_lines_are_no_figures() -> None:
    assert list(compare.figures("RATIO without numbers\nreading 0.14 reach 0.2\n")) == []


def test_a_program_without_what_it_compares_with_stands_in_the_table() -> None:
    said = "Anki 1\nLEFT OUT Anki is not here\nRATIO reading 0.14 reach 0.2\n"
    assert compare.rows("anki_size", said) == [
        ("reading", "0.14 x", "0.2 x", "reached"),
        ("anki_size", "", "", "left out: Anki is not here"),
    ]


def test_columns_stand_under_each_other() -> None:
    rows = [("what", "measured", "to reach", ""), ("reading", "0.14 x", "0.2 x", "reached")]
    assert compare.table(rows) == "what     measured  to reach\nreading    0.14 x     0.2 x  reached"


def test_an_unknown_program_is_named_with_those_there_are() -> None:
    with pytest.raises(SystemExit, match="no benchmark named nothing"):
        compare.programs(["nothing"])


def test_the_table_is_no_benchmark_of_itself() -> None:
    assert "compare" not in {path.stem for path in compare.programs([])}
