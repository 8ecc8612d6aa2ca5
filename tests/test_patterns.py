"""Expressions that are compiled late do what those compiled at once do."""

import re

import pytest

from quizgeo.patterns import regex

TEXT = "One 1, two 22, three 333"


def test_every_use_gives_what_the_compiled_expression_gives() -> None:
    late, compiled = regex(r"(\d)+|two", re.IGNORECASE), re.compile(r"(\d)+|two", re.IGNORECASE)
    for _time in range(2):
        assert late.findall(TEXT) == compiled.findall(TEXT)
        assert late.split(TEXT) == compiled.split(TEXT)
        assert late.sub("-", TEXT) == compiled.sub("-", TEXT)
        assert late.subn("-", TEXT, 1) == compiled.subn("-", TEXT, 1)
        assert [found.span() for found in late.finditer(TEXT)] == [found.span() for found in compiled.finditer(TEXT)]
    found = late.search(TEXT, 5)
    assert found is not None
    assert found.group() == "TWO".lower()
    assert late.match(TEXT) is None
    assert late.match(TEXT, 4) is not None
    assert late.fullmatch("22") is not None


def test_flags_count() -> None:
    assert regex("two", re.IGNORECASE).search("TWO") is not None
    assert regex("two").search("TWO") is None


def test_what_else_an_expression_tells_is_told_too() -> None:
    assert regex("(a)(?P<b>b)").groupindex == {"b": 2}
    assert regex("(a)").pattern == "(a)"


def test_an_expression_that_is_off_fails_when_it_is_used() -> None:
    off = regex("(")
    with pytest.raises(re.error):
        off.search("")


def test_nothing_is_compiled_before_the_first_use(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = list[str]()
    really = re.compile

    def counting(source: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(source)
        return really(source, flags)

    monkeypatch.setattr(re, "compile", counting)
    late = regex("x{2}")
    assert late.pattern == "x{2}"
    assert compiled == []
    assert late.search("xx") is not None
    assert late.search("x") is None
    assert late.sub("y", "xx") == "y"
    assert compiled == ["x{2}"]
