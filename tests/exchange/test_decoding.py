"""Text files of other programs as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.exchange import ExchangeError
from quizgeo.exchange.decoding import LARGEST, decoded, nothing_in
from quizgeo.exchange.errors import problem


@pytest.mark.parametrize(
    ("data", "text", "guessed"),
    [
        ("é\r\nb\rc\n".encode(), "é\nb\nc\n", ""),
        ("é".encode("utf-8-sig"), "é", ""),
        ("é".encode("utf-16"), "é", ""),
        (b"\xfe\xff\x00a", "a", ""),
        (b"caf\xe9 \x93x\x94", "café “x”", "Windows-1252"),
        (b"\x81 ", "\ufffd ", "Windows-1252"),
        (b"", "", ""),
    ],
)
def test_encodings_are_told_apart(data: bytes, text: str, guessed: str) -> None:
    found = decoded(data, "x.txt")
    assert (found.text, found.guessed) == (text, guessed)
    assert [loss.what for loss in found.losses] == (["changed"] if guessed else [])


@pytest.mark.parametrize(
    ("data", "code"), [(b"\0", "EX002"), (b"\xff\xfea", "EX002"), (b"\xe9\0", "EX002"), (b" " * (LARGEST + 1), "EX003")]
)
def test_what_is_no_text_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ExchangeError) as caught:
        decoded(data, "x.txt")
    assert (caught.value.problem.code, caught.value.problem.place.file) == (code, "x.txt")


@given(st.text())
def test_every_text_in_utf_8_is_read(text: str) -> None:
    text = text.replace("\0", "").replace("\r", "").removeprefix("\ufeff")
    assert decoded(text.encode("utf-8", "replace"), "x").text == text.encode("utf-8", "replace").decode()


def test_a_file_without_a_question_names_its_first_problem() -> None:
    why = nothing_in("x.txt", [problem("EX005", "x.txt", "first", line=7), problem("EX005", "x.txt", "second")]).problem
    assert (why.code, why.fix) == ("EX006", "line 7: first")
    assert nothing_in("x.txt", []).problem.fix == ""
