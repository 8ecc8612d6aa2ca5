"""Folders that a sync client or a network watches: there two computers may write at once and undo each other."""

import re
from pathlib import Path

_NAMES = frozenset({"mobile documents", "my drive", "syncthing", "nextcloud"})
_BEGINNINGS = ("dropbox", "onedrive", "icloud", "google drive", "googledrive")
_MARKS = (".stfolder", ".dropbox")
_NETWORKS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afpfs", "fuse.sshfs", "fuse.rclone", "davfs"})
_MOUNTS = Path("/proc/self/mounts")


def is_synced(folder: Path, mounts: Path = _MOUNTS) -> bool:
    """Tell whether a folder lies in one that is synced between computers, or on a network disk."""
    real = folder.resolve()
    parents = (real, *real.parents)
    names = [part.name.lower() for part in parents]
    if not _NAMES.isdisjoint(names) or any(name.startswith(_BEGINNINGS) for name in names):
        return True
    if any((part / mark).exists() for part in parents for mark in _MARKS):
        return True
    return _on_network(real, mounts)


def conflict_copies(log: Path) -> tuple[Path, ...]:
    """Give the files beside a log that a sync client named as copies of it in conflict; they can be merged."""
    middle = r"(.*conflict.*|-[\w-]+| \(?\d+\)?)"
    pattern = re.compile(f"{re.escape(log.stem)}{middle}{re.escape(log.suffix)}", re.IGNORECASE)
    if not log.parent.is_dir():
        return ()
    return tuple(sorted(p for p in log.parent.iterdir() if p.name != log.name and pattern.fullmatch(p.name)))


def _on_network(folder: Path, mounts: Path) -> bool:
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    best, kind = -1, ""
    for line in lines:
        _source, point, type_, *_rest = [*line.split(), "", "", ""]
        place = Path(point.replace("\\040", " "))
        if folder.is_relative_to(place) and len(place.parts) >= best:
            best, kind = len(place.parts), type_
    return kind in _NETWORKS
