"""The shipped names are what the script makes of the CLDR and of what is kept by hand; nothing else changes them."""

import shutil
from pathlib import Path

import pytest
from babel.core import get_cldr_version

from tools import names


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Give a folder with a copy of the shipped files."""
    return Path(shutil.copytree(names.DATA, tmp_path / "data"))


def test_the_shipped_files_are_what_the_script_gives(capsys: pytest.CaptureFixture[str]) -> None:
    assert names.main(["--check"]) == 0
    assert capsys.readouterr().out == ""


def test_a_second_run_changes_nothing(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copy / "names.tsv").unlink()
    assert names.main([], copy) == 0
    assert capsys.readouterr().out == "names.tsv written\n"
    assert names.main([], copy) == 0
    assert capsys.readouterr().out == ""
    assert (copy / "names.tsv").read_bytes() == names.TABLE.read_bytes()


@pytest.mark.parametrize("name", ["names.tsv", "names.extra.tsv"])
def test_a_file_that_was_changed_is_named_and_left_alone(
    name: str, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = copy / name
    changed = (
        path.read_text(encoding="utf-8").replace("republic of cuba", "republic of kuba").replace("\tcuba", "\tqba")
    )
    path.write_text(changed, encoding="utf-8")
    assert names.main(["--check"], copy) == 1
    assert capsys.readouterr().out == f"{name} is not what `make names` gives\n"
    assert path.read_text(encoding="utf-8") == changed


def test_a_table_of_another_cldr_is_not_judged_but_made_anew_when_asked(copy: Path) -> None:
    table = copy / "names.tsv"
    text = table.read_text(encoding="utf-8")
    assert names.cldr_of(text) == get_cldr_version()
    table.write_text(text.replace(f"CLDR {get_cldr_version()}", "CLDR 12.1"), encoding="utf-8")
    assert names.main(["--check"], copy) == 0
    assert names.stale(copy, check=False) == {table: text}


def test_the_notice_of_the_data_goes_with_it() -> None:
    head = [line for line in names.TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    notice = [f"# {line}".rstrip() for line in names.LICENCE.read_text(encoding="utf-8").strip().splitlines()]
    assert "\n".join(notice) in "\n".join(head)
    assert "# UNICODE LICENSE V3" in notice


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Iran", ("Iran",)),
        ("Myanmar (Burma)", ("Myanmar", "Burma", "Myanmar (Burma)")),
        ("Kepulauan Cocos (Keeling)", ("Kepulauan Cocos", "Kepulauan Keeling", "Kepulauan Cocos (Keeling)")),
        ("Cocos (Keeling) Islands", ("Cocos Islands", "Keeling Islands", "Cocos (Keeling) Islands")),
        ("Hong Kong SAR China", ("Hong Kong",)),
        ("Makau DAK Tiongkok", ("Makau",)),
        ("China", ("China",)),
    ],
)
def test_a_name_is_split_into_all_that_it_says(name: str, forms: tuple[str, ...]) -> None:
    assert names.forms(name) == forms


@pytest.mark.parametrize("name", ["US", "U.S.", "NATO", "NKRI", "G7G"])
def test_capitals_make_an_acronym(name: str) -> None:
    assert names.is_acronym(name)


@pytest.mark.parametrize("name", ["Us", "X", "G7", "UNESCOX", "UK and US", "Lao PDR", "42", ""])
def test_other_words_are_no_acronym(name: str) -> None:
    assert not names.is_acronym(name)


def test_territories_and_cities_are_those_that_can_be_asked_for() -> None:
    territories = {row.code: row for row in names.territories()}
    cities = {row.code: row for row in names.cities()}
    assert (len(territories), len(cities)) == (257, 416)
    assert names.NO_PLACES.isdisjoint(territories)
    assert [territories[code].alpha3 for code in ("DE", "CD", "MM", "XK", "EA")] == ["DEU", "COD", "MMR", "XKX", ""]
    assert cities["city:Europe/Kyiv"].names == (("Kyiv",), ("Kiev",))
    assert cities["city:Asia/Kolkata"].names == (("Kolkata",), ("Kolkata",))
    assert cities["city:America/Argentina/Buenos_Aires"].names == (("Buenos Aires",), ("Buenos Aires",))
    assert not any(name.startswith("Unknown") for row in cities.values() for cell in row.names for name in cell)


class TestKeptByHand:
    def test_comments_stay_and_folds_are_filled_in(self) -> None:
        text = "# head\n#\nplace:x\t\tThe Hill|TH\tBukit\n"
        assert names.extra(text) == "# head\n#\nplace:x\t\tThe Hill|TH\tBukit\thill|the hill|bukit\tth\n"

    def test_old_folds_are_not_kept(self) -> None:
        assert names.extra("place:x\t\tHill\tBukit\told\tolder\n") == "place:x\t\tHill\tBukit\thill|bukit\n"

    @pytest.mark.parametrize("line", ["AQ\t\t\tAntartika", "PN\t\tPitcairn", "PN\t\tPitcairn\t"])
    def test_one_language_is_enough_and_no_line_ends_with_a_tab(self, line: str) -> None:
        made = names.extra(f"{line}\n")
        assert names.extra(made) == made
        assert made.startswith(line[:2])
        assert not made.endswith("\t\n")

    def test_names_that_fold_to_the_same_are_folded_once(self) -> None:
        assert names.extra("city:x\t\tTürkü|Turku\tturku\n").rpartition("\t")[2] == "turku\n"

    @pytest.mark.parametrize("line", ["", "place:x", "place:x\tHill", "\t\tHill\tBukit"])
    def test_a_row_without_code_or_name_is_refused(self, line: str) -> None:
        with pytest.raises(ValueError, match="a row is a code"):
            names.extra(f"{line}\n")
