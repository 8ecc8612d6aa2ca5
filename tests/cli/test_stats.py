"""`stats`: how it goes, in words within 80 columns or as one JSON document; it only reads."""

from typing import Any

import pytest
from msgspec.structs import replace

from quizgeo.cli.stats_tables import Drawing, bar, heat, laid_out
from quizgeo.clock import DAY_MS, Instant
from quizgeo.paths import places
from quizgeo.progress import Event, EventKind, ProgressLog, new_id
from quizgeo.text import cells

NEXT_WEEK = "2026-03-09T12:00+00:00"


WORLD = f"""\
quizgeo: 1
deck: world
title: World
language: en
questions:
  - {{id: find, question: Where is Armenia?, find: AM, tags: [{", ".join(f"tag{place}" for place in range(15))}]}}
"""


@pytest.fixture
def studied(home: Any, call: Any, texts: dict[str, str]) -> Any:
    """Give a home in which two of three cards were answered, one wrongly, and both again a week later."""
    home.deck(texts["capitals"])
    home.deck(texts["sound"])
    call("study", "capitals", "--json", lines=["Tbilisi", "Rome"])
    call("study", "capitals", "--json", lines=["Rome", "Tbilisi"], now=NEXT_WEEK)
    return home


@pytest.fixture
def seasoned(home: Any, texts: dict[str, str]) -> None:
    """Write 130 answers to two cards, one a day for each, so that nothing is too few; each tenth is wrong."""
    home.deck(texts["capitals"])
    with ProgressLog.open(places({"QUIZGEO_HOME": str(home.path)})) as log:
        bare = log.stamp(Instant(1_772_000_000_000), believed=True)
        log.append([_written(bare, place) for place in range(130)])


def _written(bare: Event, place: int) -> Event:
    ago, wrong = 70 - place // 2, place % 10 == 0
    return replace(
        bare, id=(place + 1).to_bytes(16, "big"), kind=EventKind.ANSWERED, seq=place + 1, origin="study", form="text",
        card="capitals/spain" if place % 2 else "capitals/georgia", at=bare.at - ago * DAY_MS, day=bare.day - ago,
        grade=0 if wrong else 3, rating=1 if wrong else 3, took=4000, given="Rome" if wrong else "Tbilisi",
        reason="other-entity" if wrong else "same",
    )  # fmt: skip


@pytest.mark.usefixtures("studied")
def test_the_document_has_every_number_with_its_count(call: Any) -> None:
    found = call("stats", "--json", now=NEXT_WEEK).json
    assert list(found) == [
        "stats", "decks", "today", "days", "work", "cards", "retention", "knowledge", "forecast", "pace", "calendar",
        "stability", "difficulty", "calibration", "guessed", "lapses", "leeches", "confusions", "hardest", "course",
        "workload",
    ]  # fmt: skip
    assert (found["stats"], found["decks"], found["today"], found["days"]) == (1, [], "2026-03-09", None)
    assert found["work"] == {"answers": 4, "days": 2, "today": 2}
    # georgia came back and was right, armenia came back and was wrong, never having been right: no lapse
    every = found["retention"]["windows"]["all"]
    assert every == {
        "value": None, "low": None, "high": None, "hits": 1, "n": 2, "why": "few", "luck": 0, "without_luck": None,
    }  # fmt: skip
    assert found["lapses"]["hits"] == 0
    # answered today: one is known, one is not; one was never seen; the other deck has two cards
    assert found["knowledge"]["all"] == {"value": 1, "low": 1, "high": 1, "n": 2}
    assert found["knowledge"]["tags"] == {"caucasus": {"value": 1, "low": 1, "high": 1, "n": 2}}
    assert found["cards"]["n"] >= 5
    assert (len(found["forecast"]["days"]), found["forecast"]["days"][0]["day"]) == (30, "2026-03-09")
    assert sum(found["calendar"]["counts"]) == 4
    assert (found["calibration"]["n"], found["calibration"]["why"]) == (2, "few")
    assert found["confusions"] == [{"card": "capitals/armenia", "given": "Rome", "form": "text", "count": 2}]


@pytest.mark.usefixtures("studied")
def test_decks_and_days_narrow_it(call: Any) -> None:
    assert call("stats", "sound", "--json", now=NEXT_WEEK).json["work"]["answers"] == 0
    found = call("stats", "capitals", "--json", "--days", "2", now=NEXT_WEEK).json
    assert (found["decks"], found["days"], found["work"]["answers"], found["cards"]["n"]) == (["capitals"], 2, 2, 3)


@pytest.mark.usefixtures("studied")
def test_few_answers_are_told_as_counts(call: Any) -> None:
    lines = call("stats", "capitals", now=NEXT_WEEK).out.splitlines()
    assert lines[:3] == [
        "How it goes: Capitals",
        "4 answers on 2 study days, 2 of them today",
        "Cards: 1 new, 1 young, 1 mature, 0 suspended",
    ]
    (ever,) = (line for line in lines if line.startswith("ever"))
    assert ever.split() == ["ever", "too", "few", "1", "of", "2"]
    assert "Whether forecasts come true is told from 100 answers to cards that came back;" in lines
    assert "  there are 2." in lines
    assert "  capitals/armenia: “Rome” (2)" in lines


def test_of_very_many_cards_some_are_simulated_for_all(home: Any, call: Any) -> None:
    rows = "".join(
        f"  - {{id: q{place}, question: What is {place}?, answer: It is {place}}}\n" for place in range(2001)
    )
    home.deck(f"quizgeo: 1\ndeck: much\ntitle: Much\nlanguage: en\nquestions:\n{rows}")
    call("study", "much", "--json", lines=["It is 0"])
    found = call("stats", "much", "--json").json["workload"]
    assert (found["cards"], found["why"], found["simulated"] < 2001) == (2001, None, True)
    said = call("stats", "much").out
    assert "What other goals would cost, simulated for a year" in said
    assert " of 2001" in said


@pytest.mark.usefixtures("studied")
def test_of_cards_set_aside_only_what_was_done_is_told(call: Any) -> None:
    for card in ("georgia", "armenia", "spain"):
        call("card", f"capitals/{card}", "--suspend", now=NEXT_WEEK)
    said = call("stats", "capitals", "--days", "1", now="2026-04-09T12:00+00:00").out
    assert "What looks back is of today." in said
    assert "0 answers on 0 study days, 0 of them today" in said
    for absent in ("You would know", "Stability", "What went wrong", "What other goals"):
        assert absent not in said


def test_without_an_answer_it_says_so(home: Any, call: Any, texts: dict[str, str]) -> None:
    home.deck(texts["capitals"])
    assert call("stats", "capitals").out.splitlines()[-1] == "Nothing was answered yet."


@pytest.mark.usefixtures("studied")
def test_no_line_is_wider_than_eighty_cells(call: Any) -> None:
    for words in (["stats"], ["stats", "--plain"], ["stats", "--days", "30"], ["--lang", "id", "stats"]):
        said = call(*words, now=NEXT_WEEK).out
        assert [line for line in said.splitlines() if cells(line) > 80] == []


@pytest.mark.usefixtures("studied")
def test_plain_words_draw_nothing(call: Any) -> None:
    said = call("stats", "--plain", now=NEXT_WEEK).out
    assert not set(said) & set("▏▎▍▌▋▊▉█░▒▓·")
    assert "from 2 Mar 2026: 2" in said.splitlines()


def test_it_changes_nothing(studied: Any, call: Any) -> None:
    before = studied.progress.read_bytes()
    assert call("stats", now=NEXT_WEEK).status == 0
    assert studied.progress.read_bytes() == before


@pytest.mark.usefixtures("studied")
def test_what_cannot_be_told_is_refused(home: Any, call: Any, texts: dict[str, str]) -> None:
    broken = home.deck(texts["broken"])
    assert call("stats", "capitas").status == 2
    assert call("stats", "capitals", "--days", "0").status == 2
    done = call("stats", str(broken))
    assert (done.status, "has problems" in done.err) == (1, True)


@pytest.mark.usefixtures("seasoned")
class TestOfMuch:
    def test_shares_are_told_with_their_intervals(self, call: Any) -> None:
        lines = call("stats", "capitals").out.splitlines()
        (ever,) = (line for line in lines if line.startswith("ever"))
        # 130 answers; each card was first met with one: 128 came back. 13 were wrong, one of them the very first: 12.
        # 116 of 128 is 90.6 %, Wilson 84.3 .. 94.6
        assert ever.split()[:5] == ["ever", "91", "%", "84–95", "116"]
        assert any(line.startswith("Log loss") for line in lines)
        assert "What other goals would cost, simulated for a year" in lines
        assert [line for line in lines if cells(line) > 80] == []

    def test_the_document_tells_the_same(self, call: Any) -> None:
        found = call("stats", "capitals", "--json").json
        assert found["retention"]["windows"]["all"]["value"] == pytest.approx(116 / 128)
        assert sum(each["passed"]["n"] for each in found["calibration"]["bins"]) == 128
        assert found["pace"]["all"] == {"milliseconds": 4000, "n": 130}
        assert len(found["workload"]["curve"]) == 6
        # all wrong answers were georgia's; all but the first came after a right one
        assert found["leeches"] == [{"card": "capitals/georgia", "lapses": 12, "leech": True, "suspended": False}]
        assert [(each["card"], each["passed"], each["n"]) for each in found["hardest"]] == [
            ("capitals/georgia", 52, 64)
        ]


def test_cards_that_give_trouble_are_named(home: Any, call: Any, texts: dict[str, str]) -> None:
    home.deck(texts["capitals"])
    home.deck(WORLD)
    with ProgressLog.open(places({"QUIZGEO_HOME": str(home.path)})) as log:
        bare = log.stamp(Instant(1_772_000_000_000), believed=True)
        made = [_written(bare, place) for place in range(130)]
        aside = replace(bare, id=new_id(), seq=131, kind=EventKind.SUSPENDED, card="capitals/georgia")
        aside = replace(aside, extra='{"on":true}')
        found = [
            replace(made[ago * 10], id=new_id(), seq=132 + ago, card="world/find", form="find", given="IR")
            for ago in range(2)
        ]
        log.append([*made, aside, *found])
    lines = call("stats").out.splitlines()
    assert "  capitals/georgia: forgotten 12 times, suspended" in lines
    assert "  world/find: “Iran” (2)" in lines
    assert "  capitals/georgia: 52 of 64 right" in lines
    # each of two decks has a row of its own: what was recalled, and what would be known
    assert [line.partition(" ")[0] for line in lines].count("world") == 2
    # 15 tags here and one of Spain, for Georgia is set aside: 12 of 16 are told
    assert "… 4 more: see --json" in lines


def test_a_bar_shows_eighths_and_whatever_is_more_than_nothing() -> None:
    # 20 cells of 8 eighths: a half is 80 eighths or 10 cells; 0.0001 is seen as one eighth
    assert bar(0.5, Drawing()) == "█" * 10
    assert bar(0.50625, Drawing()) == "█" * 10 + "▏"
    assert bar(0.0001, Drawing()) == "▏"
    assert bar(0, Drawing()) == ""
    assert bar(0.5, Drawing(signs=False)) == "#" * 10
    assert bar(0.0001, Drawing(signs=False)) == "#"
    assert bar(1, Drawing(bars=False)) == ""


def test_shades_are_told_apart_without_signs_too() -> None:
    assert heat(range(5), Drawing()) == "·░▒▓█"
    assert len(set(heat(range(5), Drawing(signs=False)))) == 5


def test_columns_stand_under_each_other_and_empty_ones_vanish() -> None:
    rows = [("", "n", "", "bar"), ("one", "7", "", "██"), ("three", "12", "", "")]
    assert laid_out(rows, left=(0, 3)) == ["        n  bar", "one     7  ██", "three  12"]
