"""A deck as a package: a manifest, a test that draws as the deck does, and an item for each question."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from quizgeo.decks import Deck, Question
from quizgeo.exchange.archive import packed
from quizgeo.exchange.losses import dropped_fields
from quizgeo.exchange.qti.assessment import Entry, assessment
from quizgeo.exchange.qti.items import item
from quizgeo.exchange.qti.manifest import MANIFEST, manifest
from quizgeo.exchange.qti.names import Version, respelt
from quizgeo.exchange.qti.sites import gaps
from quizgeo.exchange.shape import Loss, WriteOptions, Written
from quizgeo.exchange.trees import document
from quizgeo.language import _

TEST = "assessment.xml"


def written(deck: Deck, options: WriteOptions, version: Version) -> Written:
    """Write a deck as a package of a version of QTI; items stand in the deck's order."""
    losses: list[Loss] = []
    items: list[tuple[Entry, Element]] = []
    for question in deck.questions:
        name = _name(question)
        made = item(question, name, options.seed)
        if made is None:
            losses.append(Loss(question.key, "", "left out", _("QTI has no map questions")))
            continue
        items.append((Entry(name, f"items/{name}.xml", question), made.root))
        losses += [Loss(question.key, lost.field, lost.what, lost.how) for lost in made.lost]
        losses += dropped_fields(question, "qti21" if version.name == "2.1" else "qti30")
    entries = [entry for entry, _root in items]
    test, changed = assessment(deck, entries)
    data = packed(_members(deck, version, test, items))
    return Written(data, len(items), (*losses, *changed, *gaps(entries, options.site, version)))


def _members(
    deck: Deck, version: Version, test: Element, items: Sequence[tuple[Entry, Element]]
) -> list[tuple[str, bytes]]:
    hrefs = {entry.name: entry.href for entry, _root in items}
    return [
        (MANIFEST, document(manifest(f"m-{deck.id}", (f"t-{deck.id}", TEST), hrefs, version))),
        (TEST, document(respelt(test, version))),
        *((entry.href, document(respelt(root, version))) for entry, root in items),
    ]


def _name(question: Question) -> str:
    """Give the identifier of an item: `q-` and the id, or what stands in for it in the key, which no id is like."""
    return "q-" + (question.id or question.key.partition("/")[2].replace("~", "_"))
