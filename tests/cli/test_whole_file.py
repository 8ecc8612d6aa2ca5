"""Files for people: whole or not at all, never over another unasked, and a sentence for whatever stands in the way."""

import os
from pathlib import Path

import pytest

from quizgeo.cli.refusal import RefusalError
from quizgeo.cli.whole_file import free_path, write_whole


def test_a_new_file_is_written_and_nothing_stands_beside_it(tmp_path: Path) -> None:
    write_whole(free_path(str(tmp_path / "deck.gift"), force=False), b"whole")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("deck.gift", b"whole")]


def test_a_file_that_is_there_is_not_replaced_unasked(tmp_path: Path) -> None:
    target = tmp_path / "deck.gift"
    target.write_bytes(b"before")
    with pytest.raises(RefusalError, match="--force replaces it"):
        free_path(str(target), force=False)
    assert free_path(str(target), force=True) == target


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(RefusalError, match="is a folder: name a file in it"):
        free_path(str(tmp_path), force=True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_is_not_replaced_even_on_request(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(RefusalError, match="is a device or a pipe: name a file"):
        free_path(str(tmp_path / "pipe"), force=True)


def test_a_home_of_nobody_is_the_name_of_a_folder() -> None:
    assert free_path("~nobody-of-that-name/deck.gift", force=False).parts[-2:] == ("~nobody-of-that-name", "deck.gift")


@pytest.mark.parametrize("name", ["file/deck.gift", "no folder/deck.gift", "\N{CYRILLIC SMALL LETTER EF}" * 200])
def test_what_cannot_be_written_is_said_with_the_name_that_was_given(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(RefusalError) as refused:
        write_whole(tmp_path / name, b"whole")
    assert str(refused.value).startswith(f"Cannot write {tmp_path / name}: ")
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
def test_a_file_that_is_replaced_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "deck.gift"
    target.write_bytes(b"before")
    target.chmod(0o666)
    write_whole(target, b"after")
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (b"after", 0o666)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"before")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_whole(free_path(str(tmp_path / "link"), force=True), b"after")
    assert ((tmp_path / "link").is_symlink(), (tmp_path / "real").read_bytes()) == (True, b"after")
