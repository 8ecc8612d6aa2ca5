"""`check --stale`: the facts to look at again, by deck, the longest overdue first."""

from typing import Any

import pytest

VOLATILE = """\
quizgeo: 1
deck: offices
title: Offices
language: en
as_of: 2025-07
sources: {book: {title: A book, published: 2025-07}}
defaults: {source: book, explain: It is so.}
questions:
  - {id: month, question: Who is the prime minister of Armenia?, answer: Nikol Pashinyan, review_by: 2026-01}
  - {id: day, question: Who leads the CSTO?, answer: Imangali Tasmagambetov, review_by: 2026-02-27}
  - {id: year, question: Who leads Russia?, answer: Vladimir Putin, review_by: 2026}
  - {id: undated, question: Who is the president of Georgia?, answer: Mikheil Kavelashvili}
  - {id: history, question: Who was president of France in 1995?, answer: Jacques Chirac}
"""
"""Today is 2026-03-02 in the tests."""


def test_facts_are_listed_by_deck_the_longest_overdue_first(home: Any, call: Any, texts: dict[str, str]) -> None:
    path, other = home.deck(VOLATILE), home.deck(texts["sound"])
    done = call("check", "--stale", str(other), str(path))
    assert done.status == 0
    assert done.out.splitlines() == [
        "offices  Offices",
        f"  offices/month    {path}:9   review_by 2026-01, 30 days overdue",
        f"  offices/day      {path}:10  review_by 2026-02-27, 3 days overdue",
        f"  offices/undated  {path}:12  may change, and has no review_by",
    ]
    assert done.err == "7 questions, as of 2026-03-02: 2 overdue, 1 without a day of review\n"


def test_another_day_may_be_asked_about(home: Any, call: Any) -> None:
    path = str(home.deck(VOLATILE))
    assert "offices/year  " not in call("check", "--stale", path, "--as-of", "2026-12-31").out
    done = call("check", "--stale", path, "--as-of", "2027-01-01")
    assert f"offices/year     {path}:11  review_by 2026, 1 day overdue" in done.out
    assert call("check", "--stale", path, "--as-of", "2026-01-31").err.endswith(
        "0 overdue, 1 without a day of review\n"
    )


def test_json_groups_the_facts_by_deck(home: Any, call: Any, texts: dict[str, str]) -> None:
    path = home.deck(VOLATILE)
    home.deck(texts["sound"])
    found = call("check", "--stale", "--json", str(home.decks)).json
    assert (found["format"], found["as_of"], found["problems"]) == (1, "2026-03-02", [])
    assert found["summary"] == {"decks": 2, "questions": 7, "overdue": 2, "undated": 1}
    (deck,) = found["decks"]
    assert (deck["deck"], deck["title"], deck["path"]) == ("offices", "Offices", str(path))
    assert deck["facts"][0] == {
        "card": "offices/month", "path": str(path), "line": 9, "review_by": "2026-01", "days": 30,
    }  # fmt: skip
    assert deck["facts"][2] == {
        "card": "offices/undated", "path": str(path), "line": 12, "review_by": None, "days": None,
    }  # fmt: skip


def test_strict_fails_where_there_is_something_to_look_at(home: Any, call: Any, texts: dict[str, str]) -> None:
    assert call("check", "--stale", "--strict", str(home.deck(VOLATILE))).status == 1
    assert call("check", "--stale", "--strict", str(home.deck(texts["sound"]))).status == 0


def test_without_a_path_all_decks_that_can_be_studied_are_meant(home: Any, call: Any) -> None:
    home.deck(VOLATILE)
    found = call("check", "--stale", "--json").json
    assert "offices" in {deck["deck"] for deck in found["decks"]}
    assert found["summary"]["decks"] > 1


def test_a_comment_that_silences_the_rule_is_heeded(home: Any, call: Any) -> None:
    text = VOLATILE.replace("answer: Mikheil Kavelashvili}", "answer: Mikheil Kavelashvili} # lint: ignore CT010")
    assert call("check", "--stale", "--json", str(home.deck(text))).json["summary"]["undated"] == 0


def test_translations_have_no_facts_of_their_own(home: Any, call: Any) -> None:
    home.deck(VOLATILE)
    home.deck("quizgeo: 1\ntranslates: offices\nlanguage: id\nquestions: {day: {question: Siapa?}}\n", "offices.id")
    assert call("check", "--stale", "--json", str(home.decks)).json["summary"]["decks"] == 1


def test_a_deck_with_errors_is_told_and_fails(home: Any, call: Any, texts: dict[str, str]) -> None:
    path = str(home.deck(texts["broken"]))
    done = call("check", "--stale", path)
    assert (done.status, done.out) == (1, "")
    assert "error QN004" in done.err
    assert call("check", "--stale", "--json", path).json["problems"][0]["severity"] == "error"


@pytest.mark.parametrize(("as_of", "told"), [("2026-01-15", False), ("2026-02-15", True)])
def test_checking_judges_what_is_past_by_the_day_too(home: Any, call: Any, as_of: str, *, told: bool) -> None:
    found = call("check", "--json", "--as-of", as_of, str(home.deck(VOLATILE))).json["problems"]
    assert (("CT010", "offices/month") in {(each["code"], each["question"]) for each in found}) is told


def test_checking_takes_today_from_the_clock(home: Any, call: Any) -> None:
    path = str(home.deck(VOLATILE))
    for now, count in (("2026-01-15T12:00", 0), ("2026-02-15T12:00", 1), ("2027-01-15T12:00", 3)):
        found = call("check", "--json", path, now=now).json["problems"]
        assert sum(each["code"] == "CT010" and each["path"].endswith("review_by") for each in found) == count
    assert call("check", path, now="soon").status == 2


def test_a_deck_that_says_nothing_of_time_is_named_if_it_asks_for_what_changes(
    home: Any, call: Any, texts: dict[str, str]
) -> None:
    text = VOLATILE.replace("as_of: 2025-07\n", "").replace(
        "sources: {book: {title: A book, published: 2025-07}}\n", ""
    )
    path = str(home.deck(text.replace("source: book, ", "")))
    done = call("check", "--stale", path, str(home.deck(texts["sound"])))
    assert "offices/month  " in done.out
    assert "may change" not in done.out
    assert done.err.splitlines()[1:] == [
        'offices asks for what may change and does not say of what time it is: give it an "as_of"'
    ]
    assert call("check", "--stale", "--json", path).json["timeless"] == ["offices"]
    assert call("check", "--stale", "--json", str(home.deck(texts["sound"]))).json["timeless"] == []


def test_only_what_keeps_a_deck_from_loading_is_told_of_it(home: Any, call: Any) -> None:
    options = "{id: poor, question: What is it?, answer: An alliance of six whole states, wrong: [A bank, A port]}"
    path = str(home.deck(f"{VOLATILE}  - {options}\n  - {{id: bad, question: Who?, anser: x}}\n"))
    assert [each["code"] for each in call("check", "--stale", "--json", path).json["problems"]] == ["QN004"]
