"""`constraints.txt` pins, with hashes, all that the project may need, and says nothing of where it came from.

What benchmarks compare with has a list of its own, kept in the same way.
"""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.house.source import ROOT

CLAUSE = r"[a-z_]+ (?:<|!=|==) '[\w.*]+'"
PIN = re.compile(
    rf"(?P<name>[a-z0-9-]+)==(?P<version>[0-9][0-9a-z.+!]*)(?: ; (?P<marker>{CLAUSE}(?: and {CLAUSE})*))? \\"
)
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}(?P<more> \\)?")


def faults(text: str) -> Iterator[str]:
    """Give every line that is no comment, no pin followed by a hash, and no hash."""
    open_pin = False
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("#") and not re.search(r"[:/]/|\.whl", line) and not open_pin:
            continue
        match = HASH.fullmatch(line) if open_pin else PIN.fullmatch(line)
        if match is None:
            yield f"line {number}: {line}"
        open_pin = match is not None and ("name" in match.groupdict() or match["more"] is not None)
    if open_pin:
        yield "the last pin has no end"


def pins(text: str) -> dict[str, str]:
    """Give the version of every pinned package."""
    return {match["name"]: match["version"] for line in text.splitlines() if (match := PIN.fullmatch(line))}


def declared() -> list[Requirement]:
    """Give all requirements of the project file: runtime, extras and build."""
    data = tomllib.loads((ROOT / "pyproject.toml").read_text())
    project = data["project"]
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    return [Requirement(line) for line in (*project["dependencies"], *extras, *data["build-system"]["requires"])]


TEXT = (ROOT / "constraints.txt").read_text()
PINS = pins(TEXT)
PEER = ROOT / "benchmarks" / "peer"
PEERS = (PEER / "constraints.txt").read_text()
MUTANTS = (ROOT / "tools" / "mutants" / "constraints.txt").read_text()
ONE = "a==1.0 \\\n    --hash=sha256:" + "0" * 64 + "\n"


@pytest.mark.parametrize("text", [TEXT, PEERS, MUTANTS], ids=["ours", "peers", "mutants"])
def test_only_pins_and_hashes_stand_in_the_file(text: str) -> None:
    assert list(faults(text)) == []


def test_what_benchmarks_compare_with_is_pinned_apart() -> None:
    wanted = [Requirement(line) for line in (PEER / "requirements.txt").read_text().splitlines()]
    found = pins(PEERS)
    assert all(found[requirement.name] in requirement.specifier for requirement in wanted)
    assert not {requirement.name for requirement in wanted} & PINS.keys()


def test_what_mutants_need_is_what_the_tests_have_and_little_more() -> None:
    found = pins(MUTANTS)
    assert [name for name in found.keys() & PINS.keys() if found[name] != PINS[name]] == []
    assert found.keys() - PINS.keys() == {"libcst", "mutmut", "pyyaml-ft", "setproctitle"}


@pytest.mark.parametrize(
    "text",
    [
        "a==1.0\n",
        "a>=1.0 \\\n" + ONE.partition("\n")[2],
        "a==1.0 \\\n",
        "--index" + "-url https://example.org\n",
        "a @ https://example.org/a.zip\n",
        "-e .\n",
        "./wheels/a.zip\n",
        ONE.replace("sha256", "md5"),
        "# from https://example.org\n",
        ONE.rstrip() + " \\\n",
    ],
)
def test_a_loose_pin_an_address_or_a_path_is_found(text: str) -> None:
    assert list(faults(ONE)) == []
    assert list(faults(text + ONE)) != []


@pytest.mark.parametrize("requirement", declared(), ids=str)
def test_every_declared_package_is_pinned_within_its_range(requirement: Requirement) -> None:
    assert PINS[canonicalize_name(requirement.name)] in requirement.specifier


@pytest.mark.parametrize("name", sorted(PINS))
def test_what_a_pinned_package_needs_is_pinned_too(name: str) -> None:
    try:
        lines = requires(name) or []
    except PackageNotFoundError:
        lines = []  # one for other systems, or of an extra that is not installed here
    needed = [requirement for requirement in map(Requirement, lines) if applies(requirement)]
    assert {canonicalize_name(requirement.name) for requirement in needed} <= PINS.keys()


def applies(requirement: Requirement) -> bool:
    """Tell whether a package needs this on some supported Python or system, with no extra asked for."""
    places = [
        {"extra": "", "python_full_version": f"{python}.{patch}", "python_version": python, "sys_platform": system,
         "platform_system": name}
        for python in ("3.11", "3.12", "3.13")
        for patch in (0, 9)
        for system, name in (("linux", "Linux"), ("darwin", "Darwin"), ("win32", "Windows"))
    ]  # fmt: skip
    return requirement.marker is None or any(requirement.marker.evaluate(place) for place in places)


@pytest.mark.parametrize("name", ["pyyaml", "ruff", "coverage", "fsrs-rs-python"])
def test_a_compiled_package_carries_the_hashes_of_all_its_files(name: str) -> None:
    block = TEXT.partition(f"\n{name}==")[2]
    assert len(re.match(r".*\n(?:    --hash=.*\n)+", block)[0].splitlines()) > 10  # type: ignore[index]  # a pin has hashes
