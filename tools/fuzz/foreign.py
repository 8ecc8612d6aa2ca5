"""What other programs' files are read by: each ends in questions of which a sound deck can be made, or in a refusal."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from quizgeo.decks import parse_deck
from quizgeo.exchange import FORMATS, ExchangeError, ReadOptions
from quizgeo.exchange.archive import packed
from quizgeo.exchange.importing import Wanted, import_deck

TEXTS = ("gift", "aiken", "moodle", "csv", "tsv", "anki-tsv", "wayground", "blooket")
PACKAGES = ("anki", "xlsx", "kahoot", "qti21", "qti30")
_SHEET = "xl/worksheets/sheet1.xml"
_COLLECTION = "collection.anki2"
_MANIFEST = (
    b'<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><resources><resource identifier="a" '
    b'type="imsqti_item_xmlv2p1" href="a.xml"><file href="a.xml"/></resource></resources></manifest>'
)


def texts(data: bytes) -> Iterator[str]:
    """Read a text as each format of texts; give everything that would be shown."""
    for name in TEXTS:
        yield from _read(name, data)


def packages(data: bytes) -> Iterator[str]:
    """Read an archive, and archives in which the bytes stand as the part that tells most."""
    for name in PACKAGES:
        yield from _read(name, data)
    yield from _read("anki", packed(((_COLLECTION, data), ("media", b"{}"))))
    yield from _read("xlsx", packed(((_SHEET, data),)))
    yield from _read("qti21", packed((("imsmanifest.xml", _MANIFEST), ("a.xml", data))))
    yield from _read("qti30", packed((("imsmanifest.xml", data), ("a.xml", data))))


def _read(name: str, data: bytes) -> Iterator[str]:
    try:
        read = FORMATS[name].read(data, ReadOptions("file"))
        yield from (problem.message for problem in read.problems)
        yield from (loss.how for loss in read.losses)
        deck = import_deck(read, Wanted(name, "file", "d"))
    except ExchangeError as error:
        yield error.problem.message
        return
    parse_deck(deck.text)  # raises DeckError where it is no sound deck
    for question in deck.deck.questions:
        yield from (question.prompt, question.explain)


def members(data: bytes) -> list[bytes]:
    """Give what stands in an archive, for a corpus."""
    with ZipFile(BytesIO(data)) as whole:
        return [whole.read(name) for name in whole.namelist()]
