"""What is in a foreign package: which files are items, in what order, and what the test says of them."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from posixpath import dirname, join, normpath
from typing import Final
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from msgspec import Struct

from quizgeo.decks import Problem
from quizgeo.exchange.errors import ExchangeError
from quizgeo.exchange.qti.decimals import decimal
from quizgeo.exchange.qti.manifest import MANIFEST
from quizgeo.exchange.qti.names import in_old_words
from quizgeo.exchange.qti.reading_items import Reference, language_of
from quizgeo.exchange.shape import Loss
from quizgeo.exchange.trees import tree_of
from quizgeo.language import _
from quizgeo.text import clean

_LOOKED_AT: Final = 4_000
"""Bytes of a file in which its first element stands."""
_ITEM_MARKS: Final = (b"assessmentItem", b"qti-assessment-item")
_REF_MARKS: Final = (b"assessmentItemRef", b"qti-assessment-item-ref")
_DEEPEST = 16
"""Files of sections that are followed from one to the next."""
_LONGEST = 1_000_000
"""Seconds that are believed."""


class Contents(Struct, frozen=True):
    """The items of a package in order, by the members that hold them, and what the test says."""

    items: Mapping[str, Reference]
    title: str = ""
    language: str = ""
    losses: tuple[Loss, ...] = ()
    problems: tuple[Problem, ...] = ()


class _Survey:
    """One package while its manifest and its tests are read."""

    def __init__(self, members: Mapping[str, bytes], name: str) -> None:
        self._members = members
        self._name = name
        self.items: dict[str, Reference] = {}
        self.title = ""
        self.language = ""
        self.losses: list[Loss] = []
        self.problems: list[Problem] = []
        self._seen: set[str] = set()

    def manifest(self, member: str) -> None:
        """Follow the manifest: its tests first, for they tell the order, then the items of no test."""
        root = self._tree(member)
        listed = [] if root is None else list(root.iter("resource"))
        for resource in listed:
            if "test" in resource.get("type", "") or "assessment" in resource.get("type", ""):
                self.test(self._target(member, resource))
        for resource in listed:
            target = self._target(member, resource)
            if "item" in resource.get("type", "") and target in self._members:
                self.items.setdefault(target, Reference())

    def test(self, member: str) -> None:
        """Follow a test."""
        root = self._tree(member)
        if root is None or root.tag != "assessmentTest":
            return
        self.title = self.title or clean(root.get("title", ""))
        self.language = self.language or language_of(root, "")
        if root.find("timeLimits") is not None:
            self._lose("time", _("the time for the whole test"))
        self._references(root, member, _DEEPEST)

    def _references(self, root: Element, member: str, deep: int) -> None:
        """Note the items that a test or a section names."""
        for element in root.iter():
            if element.tag == "assessmentItemRef":
                self.items.setdefault(self._target(member, element), _reference(element))
            elif element.tag == "assessmentSection":
                self._drawn(element)
            elif element.tag == "assessmentSectionRef" and deep:
                target = self._target(member, element)
                section = self._tree(target)
                if section is not None and section.tag == "assessmentSection":
                    self._references(section, target, deep - 1)

    def _drawn(self, section: Element) -> None:
        selection = section.find("selection")
        if selection is not None:
            how = _("{count} are drawn out of {section}").format(
                count=clean(selection.get("select", "")), section=clean(section.get("title", ""))
            )
            self._lose("draw", how)

    def _lose(self, field: str, how: str) -> None:
        self.losses.append(Loss("", field, "dropped", how))

    def _tree(self, member: str) -> Element | None:
        """Read a member of the package, once; what cannot be read is a problem, and what is not there is none."""
        if member not in self._members or member in self._seen:
            return None
        self._seen.add(member)
        try:
            return in_old_words(tree_of(self._members[member], f"{self._name}/{member}"))
        except ExchangeError as error:
            self.problems.append(error.problem)
            return None

    def _target(self, member: str, element: Element) -> str:
        """Give the member that an address names, as seen from another; a resource may only name its files."""
        named = next(
            (each for each in (element, element.find("file")) if each is not None and each.get("href")), element
        )
        address = unquote(named.get("href", "")).replace("\\", "/").partition("#")[0]
        return normpath(join(dirname(member), address)) if address else ""


def _reference(element: Element) -> Reference:
    """Read what a test says of an item; what cannot be is not believed."""
    weight = next((decimal(each.get("value", "")) for each in element.findall("weight")), None)
    limit = element.find("timeLimits")
    seconds = decimal("" if limit is None else limit.get("maxTime", "")) or Decimal(0)
    return Reference(
        Decimal(1) if weight is None or weight < 0 else weight,
        int(seconds) if 1 <= seconds <= _LONGEST else None,
    )


def contents(members: Mapping[str, bytes], name: str) -> Contents:
    """Find the items of a package: by its manifest, else all files that look like one."""
    survey = _Survey(members, name)
    manifest = _shallowest(members, MANIFEST)
    if manifest:
        survey.manifest(manifest)
    if not survey.items:
        for member in _tests(members):
            survey.test(member)
        for member, data in members.items():
            if _looks_like(data, _ITEM_MARKS):
                survey.items.setdefault(member, Reference())
    return Contents(survey.items, survey.title, survey.language, tuple(survey.losses), tuple(survey.problems))


def _shallowest(members: Mapping[str, bytes], name: str) -> str:
    """Find the member of a name that stands least deep; empty where there is none."""
    found = [member for member in members if member.rpartition("/")[2].lower() == name]
    return min(found, key=lambda member: member.count("/"), default="")


def _tests(members: Mapping[str, bytes]) -> Iterator[str]:
    """Name the files that name items."""
    return (member for member, data in members.items() if _looks_like(data, _REF_MARKS))


def _looks_like(data: bytes, marks: tuple[bytes, ...]) -> bool:
    return any(mark in data[:_LOOKED_AT] for mark in marks)
