"""A folder that another computer may write to is known for what it is."""

from pathlib import Path

import pytest

from quizgeo.progress import conflict_copies
from quizgeo.progress.synced import is_synced


@pytest.mark.parametrize(
    "folder",
    ["Dropbox/x", "Dropbox (Personal)/x", "OneDrive - School/x", "iCloudDrive/x", "Mobile Documents/x",
     "Google Drive/x", "GoogleDrive/x", "My Drive/x", "Nextcloud/x"],
)  # fmt: skip
def test_the_folders_of_sync_clients_are_known_by_name(tmp_path: Path, folder: str) -> None:
    assert is_synced(tmp_path / folder, tmp_path / "no mounts")


def test_a_folder_is_known_by_the_mark_of_its_client(tmp_path: Path) -> None:
    assert not is_synced(tmp_path / "a" / "b", tmp_path / "no mounts")
    (tmp_path / ".stfolder").mkdir()
    assert is_synced(tmp_path / "a" / "b", tmp_path / "no mounts")


@pytest.mark.parametrize(("kind", "expected"), [("nfs4", True), ("cifs", True), ("fuse.sshfs", True), ("ext4", False)])
def test_network_disks_are_known_by_their_mounts(tmp_path: Path, kind: str, expected: bool) -> None:
    disk = tmp_path / "my disk"
    disk.mkdir()
    mounts = tmp_path / "mounts"
    spaced = str(disk.resolve()).replace(" ", "\\040")
    lines = ["root / ext4", "", f"server:/x {spaced} {kind}", f"local {tmp_path.resolve()} ext4", "other:/y /other nfs"]
    mounts.write_text("".join(f"{line} rw 0 0\n" if line else "\n" for line in lines))
    assert is_synced(disk / "quizgeo", mounts) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("progress (laptop's conflicted copy 2026-02-02).db", True),
        ("progress.sync-conflict-20260202-101010-ABCDEFG.db", True),
        ("progress-1.db", True),
        ("progress-LAPTOP.db", True),
        ("progress (1).db", True),
        ("progress 2.db", True),
        ("progress.db", False),
        ("progress.db-journal", False),
        ("progress.damaged-20260202T024000.db", False),
        ("notes.db", False),
    ],
)
def test_copies_in_conflict_are_found_by_their_names(tmp_path: Path, name: str, expected: bool) -> None:
    (tmp_path / name).touch()
    assert conflict_copies(tmp_path / "progress.db") == ((tmp_path / name,) if expected else ())


def test_no_folder_has_no_copies(tmp_path: Path) -> None:
    assert conflict_copies(tmp_path / "none" / "progress.db") == ()
