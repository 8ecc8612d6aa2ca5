"""XML in and out as trees. What comes in declares no document type and is bounded; what goes out is well formed."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, TreeBuilder, tostring
from xml.parsers import expat

from quizgeo.exchange.errors import ExchangeError, problem
from quizgeo.language import _
from quizgeo.patterns import regex

LARGEST = 50_000_000
"""Bytes of a document that are read."""
DEEPEST = 64
"""Elements that may stand in each other."""
MOST_PARTS = 1_000_000
"""Elements and attributes of a document: 50 million bytes of the smallest would take gigabytes as a tree."""

_FORBIDDEN = regex("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML 1.0 document holds, not even as references."""
_DECLARED = b'<?xml version="1.0" encoding="UTF-8"?>\n'


def tree_of(data: bytes, name: str) -> Element:
    """Read a document; names are `{namespace}name` where it has namespaces, comments and instructions are dropped.

    name: what the file is called in problems. Raises ExchangeError: EX002 for what is no XML, with its line and column,
    EX003 beyond a limit, EX007 for a document type, without which there are no entities but those of XML itself.
    """
    if len(data) > LARGEST:
        raise _beyond(name, _("this XML is larger than 50 MB"))
    return _Reading(name).tree(data)


def local_name(element: Element) -> str:
    """Give the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def namespace(element: Element) -> str:
    """Give the namespace of an element, empty where it has none."""
    return element.tag[1:].rpartition("}")[0]


def document(root: Element) -> bytes:
    """Write a tree as a document in UTF-8, without characters that XML forbids.

    Namespaces are written as attributes `xmlns` of the caller's. Raises ValueError where names are none of XML.
    """
    text = _FORBIDDEN.sub("", tostring(root, encoding="unicode"))
    data = _DECLARED + text.encode() + b"\n"
    try:
        expat.ParserCreate(namespace_separator="}").Parse(data, True)
    except expat.ExpatError as error:
        raise ValueError(f"no XML: {error}") from error
    return data


class _Reading:
    """One document while it is read."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._builder = TreeBuilder()
        self._depth = 0
        self._parts = 0
        self._names: dict[str, str] = {}

    def tree(self, data: bytes) -> Element:
        """Give the tree. Raises ExchangeError."""
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._builder.data
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            raise self._damaged(expat.ErrorString(error.code), error.lineno, error.offset + 1) from error
        except (LookupError, ValueError) as error:  # of an encoding that nobody knows, or of one with several bytes
            raise self._damaged(_("its encoding is not known"), 1, 1) from error
        return self._builder.close()

    def _doctype(self, *_declared: object) -> None:
        raise ExchangeError(
            problem(
                "EX007",
                self._name,
                _("refused: this XML declares a document type, which may hold entities"),
                fix=_("take the line <!DOCTYPE …> out if you trust the file"),
            )
        )

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        self._parts += 1 + len(attributes)
        if self._depth > DEEPEST:
            raise _beyond(self._name, _("elements of this XML stand more than 64 deep in each other"))
        if self._parts > MOST_PARTS:
            raise _beyond(self._name, _("this XML has more than a million elements and attributes"))
        self._builder.start(self._known(tag), {self._known(key): value for key, value in attributes.items()})

    def _end(self, tag: str) -> None:
        self._depth -= 1
        self._builder.end(self._known(tag))

    def _known(self, written: str) -> str:
        """Give a name of expat, `namespace}name`, as trees write it; each once, for there are few."""
        known = self._names.get(written)
        if known is None:
            known = self._names[written] = "{" + written if "}" in written else written
        return known

    def _damaged(self, reason: str, line: int, col: int) -> ExchangeError:
        message = _("{file} is damaged: {reason}").format(file=self._name, reason=reason)
        return ExchangeError(problem("EX002", self._name, message, line=line, col=col))


def _beyond(name: str, message: str) -> ExchangeError:
    return ExchangeError(problem("EX003", name, message))
