"""Translations: a file beside a deck that gives its texts in another language. Same cards, same keys, same progress."""

from collections.abc import Mapping, Sized
from functools import cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from quizgeo.decks.calm import calm
from quizgeo.decks.events import read_tree
from quizgeo.decks.fields import FIELDS, translated
from quizgeo.decks.guesses import Guesses
from quizgeo.decks.laying import lay_over
from quizgeo.decks.model import Deck, Peers, Question
from quizgeo.decks.nodes import MapNode, Node, Scalar, entries, first_of
from quizgeo.decks.opening import decode, is_readable, read_bytes
from quizgeo.decks.problems import Place, Problem, in_order
from quizgeo.decks.read import Reading, newer_format
from quizgeo.decks.readers import reader, record
from quizgeo.decks.records import report_unknown
from quizgeo.decks.report import Report, shown
from quizgeo.decks.translatable import stamp, texts
from quizgeo.decks.values import Read, misshapen
from quizgeo.language import _

_SHOWN = 5
"""Missing questions that are named."""
Fields = Mapping[str, tuple[Scalar, Node]]
STAMP = "of"
"""Field of an entry that holds the stamp of the texts it was made from."""


def overlay_head(path: Path) -> tuple[str, str]:
    """Give the deck that a file translates and the language; empty ones when it does not say."""
    return overlay_names(path)[:2]


def overlay_names(path: Path) -> tuple[str, str, str]:
    """Give the deck that a file translates, the language and the title; empty ones when it does not say."""
    report = Report(str(path))
    root = _root(path, report)[0]
    head = _head(root, report) if root is not None else {}
    return head.get("translates", ""), head.get("language", ""), head.get("title", "")


def read_overlay(path: Path, deck: Deck | None, rival: str = "") -> Reading:
    """Lay a translation over its deck, with all the problems of the translation.

    deck: None when there is no such deck. rival: the name of another translation into the same language.
    """
    report = Report(str(path))
    with calm():
        root, complete = _root(path, report)
        laid = _lay(root, deck, report, rival, whole=complete) if root is not None else None
    return Reading(None if report.errors else laid, in_order(report.problems))


def check_alone(text: str, report: Report) -> tuple[Problem, ...]:
    """Check the form of a translation that comes without its deck, and say that nothing else could be."""
    with calm():
        root, complete = _parsed(text, report)
        if root is not None:
            head = _head(root, report, whole=complete)
            fields = entries(root)
            node = fields["questions"][1] if "questions" in fields else None
            if node is not None and not isinstance(node, MapNode):
                misshapen(node, report, "questions", _("a mapping from ids to texts"))
            if "translates" in head:
                message = _("a translation is checked beside its deck, and none comes with the standard input")
                fix = _("save it beside the deck, and check the file")
                report.add("TR002", fields["translates"][1], message, fix)
    return in_order(report.problems)


def _root(path: Path, report: Report) -> tuple[MapNode | None, bool]:
    """Read a file into its mapping, and tell whether it was read to its end."""
    data = read_bytes(path, report)
    text = None if data is None else decode(data, report)
    return (None, False) if text is None else _parsed(text, report)


def _parsed(text: str, report: Report) -> tuple[MapNode | None, bool]:
    """Read a text into its mapping, and tell whether it was read to its end."""
    if not is_readable(text, report):
        return None, False
    tree, complete = read_tree(text, report)
    if isinstance(tree.root, MapNode):
        return tree.root, complete
    if complete:
        message = _("a translation is a mapping with translates, language and questions")
        report.add_at("TR001", Place(report.file), message, _('begin with "quizgeo: 1"'))
    return None, False


def _head(root: MapNode, report: Report, *, whole: bool = True) -> Mapping[str, Any]:
    """Read what a translation says of itself."""
    report.enter(root)
    fields = entries(root)
    if "quizgeo" in fields and (newer := newer_format(fields["quizgeo"][1])):
        message = _("this file is format {format}, this program reads {ours}").format(format=newer, ours=1)
        report.add("DK002", fields["quizgeo"][1], message, _("upgrade quizgeo"))
    return record("overlay", missing="TR001").read(root, report, whole=whole)


def _lay(root: MapNode, deck: Deck | None, report: Report, rival: str, *, whole: bool) -> Deck | None:
    """Lay the questions of a translation over those of the deck."""
    head = _head(root, report, whole=whole)
    fields = entries(root)
    _compare_heads(head, root, deck, rival, report)
    node = fields["questions"][1] if "questions" in fields else None
    if node is None or deck is None:
        return None
    if not isinstance(node, MapNode):
        misshapen(node, report, "questions", _("a mapping from ids to texts"))
        return None
    language = head.get("language", "")
    laid = _questions(node, deck, language, report)
    if whole:
        _report_untranslated(fields["questions"][0], deck, laid, report, root)
    peers = Peers()
    peers.questions = tuple(replace(laid.get(question.id, question), peers=peers) for question in deck)
    return replace(
        deck,
        title=head.get("title", deck.title),
        description=head.get("description", deck.description),
        language=language,
        original_language=deck.language,
        questions=peers.questions,
    )


def _compare_heads(head: Mapping[str, Any], root: MapNode, deck: Deck | None, rival: str, report: Report) -> None:
    """Compare what a translation says of itself with its deck."""
    fields = entries(root)
    if "translates" in head and (deck is None or head["translates"] != deck.id):
        message = _('translates: no deck "{name}" without errors beside this file').format(name=head["translates"])
        report.add(
            "TR002", fields["translates"][1], message, _("write the identity of the deck, and put the file beside it")
        )
    language = head.get("language")
    if language is not None and deck is not None and language == deck.language:
        message = _('"{language}" is the language of the deck itself').format(language=language)
        report.add("TR003", fields["language"][1], message, _("write the language of the translation"))
    elif language is not None and rival:
        message = _('{file} translates into "{language}" too').format(file=shown(rival), language=language)
        report.add("TR003", fields["language"][1], message, _("keep one of the two"))


def _questions(node: MapNode, deck: Deck, language: str, report: Report) -> dict[str, Question]:
    """Read the entries of a translation, and lay those without errors over their questions."""
    laid = {}
    guesses = Guesses([question.id for question in deck])
    for name, key, entry in zip(node.names, node.keys, node.values, strict=True):
        report.enter(entry, key=f"{deck.id}/{name}", entry=f"questions.{shown(name)}")
        if name not in deck:
            close = guesses.nearest(name)
            fix = _('did you mean "{name}"?').format(name=close) if close else _("delete it")
            report.add("TR004", key, _('"{id}" is no question of the deck').format(id=shown(name)), fix)
        elif not isinstance(entry, MapNode):
            misshapen(entry, report, name, _("a mapping"))
        else:
            errors = report.errors
            given = _given(entry, deck[name], report)
            if report.errors == errors:
                laid[name] = lay_over(deck[name], given, language)
    return laid


def _given(node: MapNode, question: Question, report: Report) -> dict[str, Any]:
    """Read what an entry gives."""
    reads = _reads(question.kind)
    given: dict[str, Any] = {}
    for name, key, value_node in zip(node.names, node.keys, node.values, strict=True):
        if name in reads:
            value = reads[name](value_node, report)
            if value is not None:
                given[name] = value
        elif name in _UNTRANSLATED:
            report.add("TR005", key, _('"{name}" is not translated').format(name=name), _("delete it"))
        elif name != STAMP and not name.startswith("x-"):
            report_unknown(report, (key, value_node), name, tuple(reads))
    _compare(node, given, question, report)
    return given


def _compare(node: MapNode, given: Mapping[str, Any], question: Question, report: Report) -> None:
    """Compare an entry with its question: numbers of parts, what is missing, and whether the original changed since."""
    fields = entries(node)
    originals: dict[str, Any] = dict(texts(question))
    if "options" in fields:
        options = (originals.pop("answer", ()), originals.pop("answers", ()), originals.pop("wrong", ()))
        originals["options"] = tuple(text for part in options for text in ([part] if isinstance(part, str) else part))
    for name in given:
        here, there = _count(name, given[name]), _count(name, originals.get(name, ()))
        if here != there:
            message = _('"{name}" has {here} parts here, {there} in the original').format(
                name=name, here=here, there=there
            )
            report.add("TR010", fields[name][1], message, _("keep number and order of the original"))
    for name in originals:
        if name not in fields and (name not in _FREE or name == "feedback"):
            message = _('no "{name}", the original has one').format(name=name)
            report.add("TR007", first_of(node), message, _("add it"))
    here, there = len(given.get("feedback", ())), len(originals.get("feedback", ()))
    if 0 < here < there:
        message = _('"feedback" says {here} of the {there} texts of the original').format(here=here, there=there)
        report.add("TR007", fields["feedback"][0], message, _("add the others, each to the answer as it stands here"))
    _compare_stamps(fields, node, question, report)


def _compare_stamps(fields: Fields, node: MapNode, question: Question, report: Report) -> None:
    """Compare the stamp of an entry with the texts of its question today."""
    if STAMP not in fields:
        report.add(
            "TR009",
            first_of(node),
            _("the entry does not say which texts it was made from"),
            _("add of: {stamp}").format(stamp=stamp(question)),
        )
    elif getattr(fields[STAMP][1], "value", "") != stamp(question):
        fix = _("revise it, then write of: {stamp}").format(stamp=stamp(question))
        report.add("TR008", fields[STAMP][1], _("the original changed since it was translated"), fix)


def _count(name: str, value: object) -> int | list[int]:
    """Count the parts that a translation must keep; of texts and names that are free to differ 0."""
    if name in _FREE or isinstance(value, str):
        return 0
    if name == "cloze" and isinstance(value, tuple):
        return sum(not isinstance(part, str) for part in value)
    if name == "groups" and isinstance(value, tuple):
        return [len(items) for _group, items in value]
    return len(value) if isinstance(value, Sized) else 0


def _report_untranslated(key: Scalar, deck: Deck, laid: Mapping[str, Question], report: Report, root: MapNode) -> None:
    """Say how many questions have no entry, and which."""
    report.enter(root)
    missing = [question.id for question in deck if question.id and question.id not in laid]
    if missing and not report.errors:
        names = ", ".join([*missing[:_SHOWN], *(["…"] if len(missing) > _SHOWN else [])])
        message = _("{missing} of {count} questions are not translated: {names}")
        message = message.format(missing=len(missing), count=len(deck), names=names)
        report.add("TR006", key, message, _("add them"))


_FREE = frozenset(("accept", "reject", "unit", "feedback"))
"""Fields of which a translation may give more or fewer."""
_UNTRANSLATED = frozenset(field.name for field in FIELDS if field.where != ("deck",)) - {STAMP}


@cache
def _reads(kind: str) -> dict[str, Read[Any]]:
    """Give what reads the texts of a kind; lists of any length, as they are compared with the original."""
    where = {"question", kind} | ({"options"} if kind in ("choice", "multiple") else set())
    chosen = [field for field in FIELDS if field.translatable and where.intersection(field.where)]
    return {field.name: reader(translated(field)) for field in chosen}
