"""`progress import` and `merge`: what other computers have of the learner comes in, and is told of file by file."""

import json
import shutil
import sqlite3
from contextlib import closing
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest

from quizgeo.progress.device import this_host

pytestmark = pytest.mark.usefixtures("studied")


@pytest.fixture
def studied(home: Any, call: Any, texts: dict[str, str]) -> Any:
    """Give a home in which two cards were answered and one answer taken back."""
    home.deck(texts["capitals"])
    call("study", "capitals", "--json", lines=["Tbilisi", "Rome", ":u"])
    return home


@pytest.fixture
def exported(home: Any, call: Any, tmp_path: Path) -> Path:
    """Give the export of that home, which now belongs to another computer: this one has nothing yet."""
    path = tmp_path / "phone.jsonl"
    assert call("progress", "export", "-o", str(path)).status == 0
    home.progress.rename(tmp_path / "phone.db")
    shutil.rmtree(home.path / "backups", ignore_errors=True)
    return path


def test_an_export_comes_in_once(call: Any, exported: Path) -> None:
    done = call("progress", "import", str(exported))
    assert (done.status, done.out, done.err) == (0, "phone.jsonl: 3 new, 0 already here, 0 damaged left out.\n", "")
    assert call("progress", "export").out == exported.read_text()
    again = call("progress", "import", str(exported))
    first, backup = again.out.splitlines()
    assert (again.status, first) == (0, "phone.jsonl: 0 new, 3 already here, 0 damaged left out.")
    assert "before-merge" in backup
    assert call("progress", "verify").status == 0


def test_a_compressed_export_goes_out_and_in(call: Any, home: Any, tmp_path: Path) -> None:
    lines = call("progress", "export").out
    for name, more in (("a.jsonl.gz", []), ("b", ["--gz"])):
        assert call("progress", "export", "-o", str(tmp_path / name), *more).status == 0
        assert (tmp_path / name).read_bytes().startswith(b"\x1f\x8b")
    home.progress.unlink()
    shutil.rmtree(home.path / "backups", ignore_errors=True)
    assert call("progress", "import", str(tmp_path / "a.jsonl.gz"), str(tmp_path / "b")).out.splitlines() == [
        "a.jsonl.gz: 3 new, 0 already here, 0 damaged left out.",
        "b: 0 new, 3 already here, 0 damaged left out.",
    ]
    assert call("progress", "export").out == lines
    refused = call("progress", "export", "--gz")
    assert (refused.status, refused.out) == (2, "")
    assert "needs a file" in refused.err


def test_a_log_and_an_export_merge_together(call: Any, exported: Path) -> None:
    done = call("progress", "merge", str(exported.with_suffix(".db")), str(exported), "--json")
    assert done.status == 0
    assert [(file["new"], file["here"]) for file in done.json["files"]] == [(3, 0), (0, 3)]
    assert (done.json["new"], done.json["status"], done.json["backup"]) == (3, 0, None)


def test_what_was_left_out_is_named(call: Any, exported: Path) -> None:
    header, first, *rest = exported.read_text().splitlines()
    exported.write_text("\n".join([header, first.replace("Tbilisi", "Tblisi"), *rest, '{"id": "1\x1b[31m', ""]))
    done = call("progress", "import", str(exported))
    assert done.status == 1
    assert done.out.splitlines()[:3] == [
        "phone.jsonl: 2 new, 0 already here, 2 damaged left out.",
        "Left out: line 2: the checksum does not fit: the line was changed or damaged",
        "Left out: line 5: the line is not JSON",
    ]
    assert "\x1b" not in done.out
    damaged = exported.with_suffix(".db")
    damaged.write_bytes(damaged.read_bytes().replace(b"Tbilisi", b"Tblisii"))
    done = call("progress", "merge", str(damaged))
    assert done.status == 3
    assert "Left out: event 1: the checksum does not fit (2026-03-02)" in done.out


def test_many_faults_are_counted_but_not_all_named(call: Any, exported: Path) -> None:
    exported.write_text(exported.read_text() + "x\n" * 130)
    done = call("progress", "import", str(exported))
    assert (done.status, len(done.out.splitlines())) == (1, 22)
    assert done.out.splitlines()[-1] == "and 110 more"


def test_one_id_with_two_contents_names_both(call: Any, exported: Path) -> None:
    assert call("progress", "import", str(exported)).status == 0
    header, first, *rest = exported.read_text().splitlines()
    changed = json.loads(first) | {"given": "Baku", "card": "capitals/other"}
    del changed["crc"]
    exported.write_text("\n".join([header, json.dumps(changed), *rest, ""]))
    done = call("progress", "merge", str(exported))
    assert done.status == 1
    said = "Kept: capitals/georgia, 2026-03-02. Left in phone.jsonl: capitals/other, 2026-03-02."
    assert f"Two events have one id, {changed['id']}. {said}" in done.out
    assert call("progress", "merge", str(exported), "--json").json["files"][0]["clashes"] == [changed["id"]]


def test_a_foreign_file_is_refused_and_nothing_changes(call: Any, tmp_path: Path, exported: Path) -> None:
    foreign = tmp_path / "cats.png"
    foreign.write_bytes(b"\x89PNG")
    done = call("progress", "merge", str(exported), str(foreign))
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("cats.png: This is no export of quizgeo's progress")
    assert call("progress", "export").out.splitlines()[0].endswith('"events": 0}')
    for words in (["import", "nowhere"], ["merge", str(tmp_path / "nowhere")], ["import"], ["merge"]):
        assert call("progress", *words).status == 2
    assert "is not a file" in call("progress", "merge", str(tmp_path)).err


def test_copies_of_a_sync_client_are_offered_and_merged_only_when_asked(call: Any, home: Any, exported: Path) -> None:
    copy = home.path / "progress (conflicted copy 2026-03-02).db"
    exported.with_suffix(".db").rename(copy)
    done = call("progress", "merge")
    assert (done.status, done.out) == (0, "")
    assert "A sync client left a copy in conflict beside your progress file: progress (conflicted copy" in done.err
    assert "quizgeo progress merge --copies" in done.err
    assert call("progress", "merge", "--json").json == {"copies": [str(copy)]}
    done = call("progress", "merge", str(exported))
    assert done.out == "phone.jsonl: 3 new, 0 already here, 0 damaged left out.\n"
    assert "To merge them" in done.err
    done = call("progress", "merge", "--copies")
    assert done.out.splitlines()[0] == f"{copy.name}: 0 new, 3 already here, 0 damaged left out."
    assert done.err == ""
    assert copy.exists()
    assert call("progress", "merge", str(copy)).err == ""
    copy.unlink()
    assert call("progress", "merge", "--copies").out == "No copies were left beside your progress file.\n"


def test_a_damaged_log_takes_nothing_in(call: Any, home: Any, exported: Path) -> None:
    assert call("progress", "import", str(exported)).status == 0
    home.progress.write_bytes(home.progress.read_bytes().replace(b"Tbilisi", b"Tblisii"))
    done = call("progress", "merge", str(exported.with_suffix(".db")))
    assert (done.status, done.out) == (3, "")
    assert "quizgeo progress verify" in done.err


def test_what_opening_the_log_notes_is_said(call: Any, home: Any, exported: Path) -> None:
    (home.path / ".stfolder").mkdir()
    assert "Do not study on two computers at once in a synced folder" in call("progress", "import", str(exported)).err


def test_what_came_in_counts_at_once(call: Any, exported: Path) -> None:
    before = call("card", "capitals/georgia").out
    call("progress", "import", str(exported))
    assert call("card", "capitals/georgia").out != before
    assert call("progress", "verify").out.splitlines()[0] == "3 events are whole."


def test_a_fault_without_a_day_is_named_without_one(call: Any, exported: Path) -> None:
    damaged = exported.with_suffix(".db")
    with closing(sqlite3.connect(damaged, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER event_update")
        connection.execute("UPDATE event SET day = 9000000000 WHERE pos = 2")
    done = call("progress", "merge", str(damaged))
    assert done.status == 3
    assert "Left out: event 2: day does not fit the time\n" in done.out


def test_a_copied_folder_is_told(call: Any, home: Any, exported: Path) -> None:
    assert call("progress", "import", str(exported)).status == 0
    device = json.loads(exported.read_text().splitlines()[1])["device"]
    _device, salt, _seal = (home.path / "device").read_text().split()
    seal = blake2b(this_host(home.path).encode(), key=salt.encode(), digest_size=16).hexdigest()
    (home.path / "device").write_text(f"{device}\n{salt}\n{seal}\n")
    header, first, *rest = exported.read_text().splitlines()
    twin = json.loads(first) | {"id": "ab" * 16}
    del twin["crc"]
    exported.write_text("\n".join([header, json.dumps(twin), *rest, ""]))
    said = "This folder had been copied: this computer counts its answers under a name of its own from now on."
    assert said in call("progress", "merge", str(exported)).out
    assert (home.path / "device").read_text().split()[0] != device
    assert said not in call("progress", "merge", str(exported)).out
