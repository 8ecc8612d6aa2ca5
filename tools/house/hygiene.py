"""What may lie in the repository: no path of one machine, no address of a registry, nothing huge, no dead link."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.house.source import ROOT, Finding

LARGEST = 1_000_000
"""Bytes."""

_MACHINE = re.compile(
    r"(?<![\w.~$}/-])(?:/(?:home|root|work|workspace|Users|opt|mnt|srv)/(?!learner\b)\w|[A-Z]:\\Users\\(?!learner\b))"
)
"""A home that is named `learner` is an example."""
_REGISTRY = re.compile(
    r"(?:pypi|pythonhosted|npmjs|crates)\.(?:org|io)/(?!project/)|(?:extra-)?index[-_]url|find[-_]links"
    r"|https?://\S+\.(?:whl|tar\.gz|tgz|deb)\b|\"resolved\":",
    re.IGNORECASE,
)
_CONFLICT = re.compile(r"^(?:<{7}|>{7}) ")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"#{1,6}\s+(.*)")


@dataclass(frozen=True, slots=True)
class File:
    """A file of the repository."""

    path: str
    size: int
    """Bytes."""
    text: str
    """Empty when the file holds no text."""


def repository() -> tuple[File, ...]:
    """Read every file that is under version control, or would be; without git, every file of the checkout."""
    return tuple(read(ROOT / path) for path in sorted(_paths()) if (ROOT / path).is_file())


def _paths() -> set[str]:
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return set(done.stdout.splitlines())
    hidden = {".venv", ".git", "__pycache__", "dist", "build"}
    files = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
    return {path.as_posix() for path in files if hidden.isdisjoint(path.parts) and "_cache" not in path.parts[0]}


def read(path: Path) -> File:
    """Read one file."""
    data = path.read_bytes()
    text = "" if b"\0" in data else data.decode("utf-8", errors="replace")
    return File(path.relative_to(ROOT).as_posix(), len(data), text)


def strangers(files: tuple[File, ...]) -> Iterator[Finding]:
    """Find files that are too large, and lines that only one machine or one registry understands."""
    for file in files:
        if file.size > LARGEST:
            yield Finding(file.path, 0, f"{file.size} bytes; at most {LARGEST}")
        shown = _examples(file)
        for number, line in enumerate(file.text.splitlines(), start=1):
            for pattern, what in ((_MACHINE, "a path of one machine"), (_REGISTRY, "an address of a registry"),
                                  (_CONFLICT, "a mark of an unfinished merge")):  # fmt: skip
                if pattern.search(line) and not (pattern is _CONFLICT and number in shown):
                    yield Finding(file.path, number, f"{what}: {line.strip()[:80]}")


def _examples(file: File) -> set[int]:
    """Give the lines of a page that show something, such as what a merge leaves; none of other files."""
    lines, inside = set(), False
    for number, line in enumerate(file.text.splitlines() if file.path.endswith(".md") else (), start=1):
        inside ^= line.startswith("```")
        if inside:
            lines.add(number)
    return lines


def dead_links(files: tuple[File, ...]) -> Iterator[Finding]:
    """Find links of Markdown pages to files or headings that are not there."""
    known = {file.path: file for file in files}
    for file in files:
        if file.path.endswith(".md"):
            for number, line in enumerate(file.text.splitlines(), start=1):
                for match in _LINK.finditer(line):
                    target = match[1] or match[2]
                    if not re.match(r"[a-z]+:", target) and not _leads(file, target, known):
                        yield Finding(file.path, number, f"the link leads nowhere: {target}")


def _leads(file: File, target: str, known: dict[str, File]) -> bool:
    name, _, heading = target.partition("#")
    path = (ROOT / file.path).parent.joinpath(name).resolve() if name else ROOT / file.path
    if not path.is_relative_to(ROOT):
        return False
    inside = path.relative_to(ROOT).as_posix()
    if path.is_dir():
        return any(other.startswith(f"{inside}/") for other in known)
    return inside in known and (not heading or heading in _headings(known[inside].text))


def _headings(text: str) -> set[str]:
    """Give the names by which headings are linked, as GitHub makes them."""
    titles = (match[1] for line in text.splitlines() if (match := _HEADING.fullmatch(line)))
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}
