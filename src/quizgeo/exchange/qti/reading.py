"""Packages of QTI 2.0 to 3.0 as questions; a single item without a package is read too. Each file tells its version."""

from collections.abc import Mapping
from posixpath import dirname, join, normpath
from typing import Final
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from quizgeo.decks import Problem
from quizgeo.decks.limits import QUESTIONS
from quizgeo.decks.scalars import MisreadError
from quizgeo.exchange.archive import members
from quizgeo.exchange.errors import ExchangeError, problem, refused
from quizgeo.exchange.qti.contents import Contents, contents
from quizgeo.exchange.qti.names import in_old_words
from quizgeo.exchange.qti.notes import LeftOutError
from quizgeo.exchange.qti.reading_items import Item, Reference, item_of
from quizgeo.exchange.shape import Foreign, Loss, ReadIn, ReadOptions
from quizgeo.exchange.trees import tree_of
from quizgeo.language import _

_ARCHIVE: Final = b"PK"
_OLDER: Final = b"questestinterop"
"""The first element of QTI 1.2."""
_LOOKED_AT: Final = 4_000


def read(data: bytes, options: ReadOptions) -> ReadIn:
    """Read a package, or a single item. Raises ExchangeError when nothing can be read."""
    if not data.startswith(_ARCHIVE):
        return _Reading(options, {options.name: data}, ()).read(Contents({options.name: Reference()}), lone=True)
    names: list[str] = []

    def is_xml(name: str) -> bool:
        names.append(name)
        return name.lower().endswith(".xml")

    found = members(data, is_xml, options.name)
    return _Reading(options, found, names).read(contents(found, options.name))


class _Reading:
    """One package while it is read."""

    def __init__(self, options: ReadOptions, files: Mapping[str, bytes], names: "list[str] | tuple[str, ...]") -> None:
        self._options = options
        self._files = files
        self._names = frozenset(names)
        self._questions: list[Foreign] = []
        self._losses: list[Loss] = []
        self._problems: list[Problem] = []
        self._media: dict[str, str] = {}

    def read(self, package: Contents, *, lone: bool = False) -> ReadIn:
        """Read the items one by one. lone: the file itself is one. Raises ExchangeError when none can be read."""
        self._losses += package.losses
        self._problems += package.problems
        for member, reference in list(package.items.items())[:QUESTIONS]:
            self._item(member, reference, package.language, lone=lone)
        if not self._questions:
            raise self._nothing()
        spoken = package.language or self._questions[0].question.language
        return ReadIn(
            tuple(self._questions), tuple(self._losses), tuple(self._problems), package.title, spoken, self._media
        )

    def _item(self, member: str, reference: Reference, language: str, *, lone: bool) -> None:
        """Read one item; one that cannot be read is a problem, and one that decks do not have a loss."""
        if member not in self._files:
            self._skipped(member, _("the package does not hold it"))
            return
        name = self._options.name if lone else _("this file")
        try:
            root = in_old_words(tree_of(self._files[member], name))
        except ExchangeError as error:
            if lone:
                raise
            self._skipped(member, error.problem.message, line=error.problem.place.line, col=error.problem.place.col)
            return
        if root.tag != "assessmentItem":
            if not lone:
                self._skipped(member, _("it is no item"))
            return
        self._question(root, member, reference, language or self._options.language)

    def _question(self, root: Element, member: str, reference: Reference, language: str) -> None:
        try:
            item = item_of(root, member, language, reference)
        except LeftOutError as reason:
            self._losses.append(Loss(member, "", "left out", str(reason)))
        except MisreadError as error:
            self._skipped(member, error.message, fix=error.fix)
        else:
            self._questions.append(item.foreign)
            self._losses += item.losses
            self._pictured(item, member)

    def _pictured(self, item: Item, member: str) -> None:
        """Note which members hold the pictures of an item, by the names that its text gives them."""
        for address in item.pictures:
            target = normpath(join(dirname(member), unquote(address)))
            if target in self._names:
                self._media.setdefault(target.rpartition("/")[2], target)

    def _skipped(self, member: str, reason: str, *, fix: str = "", line: int = 1, col: int = 1) -> None:
        message = _("{item}: {reason}; skipped").format(item=member, reason=reason)
        self._problems.append(problem("EX005", self._options.name, message, fix=fix, line=line, col=col))

    def _nothing(self) -> ExchangeError:
        """Say that there is no question, and why if that is known."""
        name = self._options.name
        if any(_OLDER in data[:_LOOKED_AT] for data in self._files.values()):
            message = _("{file} holds QTI 1.2, which is not read").format(file=name)
            return refused("EX006", name, message, _("export it as QTI 2.1 or 3.0"))
        reason = next((each.message for each in self._problems), "") or next((each.how for each in self._losses), "")
        message = _("no question found in {file}").format(file=name)
        return refused("EX006", name, f"{message} ({reason})" if reason else message)
