"""What concerns a deck as a whole: former ids, what comes first, draws, and whether its sources are used."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from quizgeo.decks.guesses import Guesses
from quizgeo.decks.head import Head
from quizgeo.decks.keys import CardKey
from quizgeo.decks.model import Question
from quizgeo.decks.nodes import ListNode, MapNode, Node, entries
from quizgeo.decks.questions import Pointer, Questions
from quizgeo.decks.report import Report, shown
from quizgeo.language import _

_MOST_CIRCLES = 50
"""Questions in circles that are named; to find the way of each takes a walk through the deck."""
REST = "*"
"""In `draw`: questions of any tag that was not named."""


def report_whole(node: MapNode, head: Head, questions: Questions, report: Report) -> None:
    """Write down what only the whole deck shows; `node` is the deck's mapping."""
    if not questions.whole:
        return
    _former_ids(questions)
    _order(questions)
    if questions.failed:
        return
    report.enter(node)
    fields = entries(node)
    if "draw" in fields and isinstance(fields["draw"][1], MapNode):
        _draws(fields["draw"][1], head.values.get("draw", {}), questions.questions, report)
    if "sources" in fields and isinstance(fields["sources"][1], MapNode):
        for name, key in zip(fields["sources"][1].names, fields["sources"][1].keys, strict=True):
            if name in head.sources and name not in questions.citations.used:
                message = _('source "{name}" is not used').format(name=name)
                report.add("DK015", key, message, _("cite it, or delete it"))


def _items(pointer: Pointer, name: str) -> Iterator[Node]:
    """Give the nodes of the ids in a field."""
    node = entries(pointer.node)[name][1]
    yield from node.items if isinstance(node, ListNode) else [node]


def _enter(pointer: Pointer) -> Report:
    """Speak of a question that was read before."""
    pointer.report.enter(pointer.node, pointer.place, pointer.question.key)
    return pointer.report


def _former_ids(questions: Questions) -> None:
    """Check that a former id of this deck is no present one, and no other question's former one."""
    claimed: dict[CardKey, Pointer] = {}
    here = f"{questions.deck}/"
    for pointer in questions.pointers:
        for former, at in zip(
            pointer.question.was, _items(pointer, "was") if pointer.question.was else (), strict=True
        ):
            report = _enter(pointer)
            name = former.removeprefix(here)
            other = claimed.setdefault(former, pointer)
            if former == pointer.question.key:
                report.add("QN011", at, _('"{id}" is the present id').format(id=name), _("delete it"))
            elif former.startswith(here) and name in questions.ids:
                report.add("DK010", at, _('was: "{id}" is still in use').format(id=name), _("delete it here"))
            elif other is not pointer:
                message = _('was: "{id}" is claimed by "{other}"').format(
                    id=name, other=other.question.id or other.question.key
                )
                report.add("DK010", at, message, _("only one question can take over"))


def _order(questions: Questions) -> None:
    """Check that what comes first exists, and that no question waits for itself."""
    after = {pointer.question.key: pointer.question.after for pointer in questions.pointers}
    guesses = Guesses(questions.ids)
    known = {question.key for question in questions.questions} | {f"{questions.deck}/{each}" for each in questions.ids}
    for pointer in questions.pointers:
        for key, at in zip(
            pointer.question.after, _items(pointer, "after") if pointer.question.after else (), strict=True
        ):
            report, name = _enter(pointer), key.partition("/")[2]
            if key not in known:
                close = guesses.nearest(name)
                fix = _('did you mean "{name}"?').format(name=close) if close else _("write the id of a question")
                report.add("QN027", at, _('after: no question "{id}"').format(id=name), fix)
            elif key == pointer.question.key:
                report.add("QN027", at, _("after: the question itself"), _("delete it"))
    _circles(questions, after)


def _circles(questions: Questions, after: dict[CardKey, tuple[CardKey, ...]]) -> None:
    """Report questions that wait for each other."""
    tied = _tied(after)
    for pointer in [each for each in questions.pointers if each.question.key in tied][:_MOST_CIRCLES]:
        for key, at in zip(pointer.question.after, _items(pointer, "after"), strict=True):
            if key != pointer.question.key and _reaches(key, pointer.question.key, after):
                message = _('after: "{id}" waits for this question too').format(id=key.partition("/")[2])
                _enter(pointer).add("QN027", at, message, _("delete one of the two"))


def _tied(after: dict[CardKey, tuple[CardKey, ...]]) -> set[CardKey]:
    """Give the questions that are left when those that wait for nothing are taken out again and again."""
    waiting = {key: sum(before in after for before in befores) for key, befores in after.items()}
    behind: dict[CardKey, list[CardKey]] = {}
    for key, befores in after.items():
        for before in befores:
            behind.setdefault(before, []).append(key)
    free = [key for key, count in waiting.items() if count == 0]
    while free:
        for key in behind.get(free.pop(), ()):
            waiting[key] -= 1
            if waiting[key] == 0:
                free.append(key)
    return {key for key, count in waiting.items() if count > 0}


def _reaches(start: CardKey, goal: CardKey, after: dict[CardKey, tuple[CardKey, ...]]) -> bool:
    """Tell whether `start` waits for `goal`, directly or through others."""
    seen: set[CardKey] = set()
    ahead = [start]
    while ahead:
        key = ahead.pop()
        if key == goal:
            return True
        if key not in seen:
            seen.add(key)
            ahead += after.get(key, ())
    return False


def _draws(node: MapNode, draw: Mapping[str, int], questions: Sequence[Question], report: Report) -> None:
    """Check that there are as many questions of each tag as a draw asks for."""
    tags = [frozenset(tag.casefold() for tag in question.tags) for question in questions]
    counts = Counter(tag for each in tags for tag in each)
    named = {tag.casefold() for tag in draw if tag != REST}
    counts[REST] = sum(named.isdisjoint(each) for each in tags)
    for (tag, wanted), at in zip(draw.items(), node.values, strict=False):
        there = counts[tag.casefold()]
        if there == 0:
            message = _('draw: no question has tag "{tag}"') if tag != REST else _('draw: no question is left for "*"')
            report.add("DK012", at, message.format(tag=shown(tag)), _("delete it"))
        elif wanted > there:
            message = _('draw: "{tag}" asks for {wanted}, there are {there}').format(
                tag=shown(tag), wanted=wanted, there=there
            )
            report.add("DK012", at, message, _("write {there} or less").format(there=there))
