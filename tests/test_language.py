"""One voice for the whole program: which language it speaks, and what that costs."""

import gettext
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizgeo import language
from quizgeo.language import N_, _, ngettext

SOURCE = Path(__file__).resolve().parents[1] / "src"


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Speak English again after each test."""
    language.use("en")
    yield
    language.use("en")


def modules_after(code: str) -> set[str]:
    """Give what is imported after a piece of code ran in a new process."""
    code += "\nimport sys; print(*sys.modules, sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(SOURCE)}, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_sentences_stand_in_english_in_the_source() -> None:
    assert language.in_use() == "en"
    assert _("Right.") == N_("Right.") == "Right."
    assert [ngettext("{n} day", "{n} days", count) for count in (0, 1, 2)] == ["{n} days", "{n} day", "{n} days"]


@pytest.mark.parametrize("tag", ["id", "id_ID", "id-ID", "ID", "id_XX"])
def test_a_language_is_found_by_any_of_its_tags(tag: str) -> None:
    language.use(tag)
    assert (language.in_use(), _("Right.")) == ("id", "Benar.")
    assert language.speaks(tag)


@pytest.mark.parametrize("tag", ["", "en", "en_GB", "EN-us", "tlh", "../id", "id/LC_MESSAGES", "C", "."])
def test_whatever_is_no_language_of_ours_is_english(tag: str) -> None:
    language.use("id")
    language.use(tag)
    assert (language.in_use(), _("Right.")) == ("en", "Right.")
    assert language.speaks(tag) == tag.lower().startswith("en")


def test_a_count_takes_one_form_in_indonesian() -> None:
    language.use("id")
    assert {ngettext("{n} day", "{n} days", count) for count in (0, 1, 2, 1000)} == {"{n} hari"}


def test_a_table_is_translated_when_it_is_shown() -> None:
    mark = N_("Right.")
    language.use("id")
    assert (mark, _(mark)) == ("Right.", "Benar.")


@pytest.mark.parametrize("tag", ["en", "id"])
def test_an_empty_text_stays_empty(tag: str) -> None:
    language.use(tag)
    assert _("") == ""


def test_what_no_catalogue_has_stays_as_it_is() -> None:
    language.use("id")
    assert _("no such sentence {x}") == "no such sentence {x}"
    assert ngettext("one such", "many such", 2) == "many such"


def test_the_languages_are_those_of_the_catalogues() -> None:
    assert language.languages() == ("en", "id")


def test_a_number_is_written_as_the_language_does() -> None:
    assert [language.number(written) for written in ("2.5", "11,000", "7")] == ["2.5", "11,000", "7"]
    language.use("id")
    assert [language.number(written) for written in ("2.5", "11,000", "7")] == ["2,5", "11.000", "7"]


def test_a_library_borrows_its_catalogue_and_gives_everything_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "fr:de")
    domain = gettext.textdomain()
    language.use("id")
    with language.lent("click"):
        assert gettext.gettext("Options") == "Opsi"
    assert (gettext.gettext("Options"), gettext.textdomain(), os.environ["LANGUAGE"]) == ("Options", domain, "fr:de")


def test_what_was_not_set_is_not_set_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LANGUAGE", raising=False)
    language.use("id")
    with language.lent("click"):
        assert os.environ["LANGUAGE"] == "id"
    assert "LANGUAGE" not in os.environ


def test_in_english_nothing_is_lent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "id")
    with language.lent("click"):
        assert (gettext.gettext("Options"), os.environ["LANGUAGE"]) == ("Options", "id")


def test_english_costs_no_import() -> None:
    code = "from quizgeo import language; language.use('en_GB'); language._('Right.')"
    assert "gettext" not in modules_after(code)
    assert "gettext" in modules_after(code.replace("en_GB", "id"))
    assert "locale" not in modules_after(code.replace("en_GB", "id"))


@pytest.mark.parametrize(
    ("kept", "tag"),
    [
        ('{"language": "id"}', "id"), ('{"language": "tlh"}', ""), ('{"language": 7}', ""), ('["id"]', ""), ("{}", ""),
        ('{"language": "id"', ""), (b"\xff", ""), ("[" * 60_000, ""),
    ],
)  # fmt: skip
def test_a_language_kept_on_the_device_is_one_there_is(tmp_path: Path, kept: str | bytes, tag: str) -> None:
    assert language.kept_in(str(tmp_path)) == ""
    (tmp_path / language.KEPT).write_bytes(kept if isinstance(kept, bytes) else kept.encode())
    assert language.kept_in(str(tmp_path)) == tag


def test_another_language_is_spoken_for_a_while_and_left_whatever_happens() -> None:
    language.use("id")
    with language.speaking("en"), language.speaking("xx"):
        assert language.in_use() == "en"
    assert language.in_use() == "id"
    with pytest.raises(ValueError, match="no"), language.speaking("en"):
        raise ValueError("no")
    assert language.in_use() == "id"
