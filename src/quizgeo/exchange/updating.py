"""A foreign file brought into a deck that was made of it before: only what the file changed changes in the text.

A question of the file that says what it said at the last import is left alone, whatever became of it here. Identities,
order, fields of our own, comments and questions that the file no longer has stay. No file is opened here.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.decks import Deck, DeckError, Problem, Question, Severity
from quizgeo.decks.calm import calm
from quizgeo.decks.checking import inspect_text
from quizgeo.decks.emitting import item_lines, question_fields
from quizgeo.decks.emitting_values import Lines
from quizgeo.decks.events import read_tree
from quizgeo.decks.nodes import ListNode, MapNode, Node, entries
from quizgeo.decks.report import Report
from quizgeo.exchange.errors import ExchangeError, refused
from quizgeo.exchange.importing import Wanted, left_out, named, refuse_large, skipped
from quizgeo.exchange.judging import is_rule, silence, sound_deck
from quizgeo.exchange.matching import Matches, match
from quizgeo.exchange.patching import CannotPatchError, Cut, Patcher, apply
from quizgeo.exchange.renewing import Renewal, as_cited, read_renewed, renewal
from quizgeo.exchange.shape import Loss, ReadIn
from quizgeo.language import _

Reread = Callable[[str], Deck]
"""Reads a text as the deck that stands in the file. Raises DeckError."""


class Updated(Struct, frozen=True):
    """What an update makes of a deck."""

    text: str
    added: tuple[str, ...]
    """Keys of questions that are new."""
    renewed: tuple[str, ...]
    """Keys of questions that changed."""
    gone: tuple[str, ...]
    """Keys of questions that the file does not have any more."""
    losses: tuple[Loss, ...]
    problems: tuple[Problem, ...]
    silenced: tuple[str, ...] = ()
    strange: bool = False
    """Whether the file has none of the deck's questions: it may be another file than the one meant."""


class _Renewed(Struct, frozen=True):
    """A question that changes, as it is to be."""

    plan: Renewal
    after: Question


class _Plan(Struct, frozen=True):
    """What is to change."""

    renewals: tuple[_Renewed, ...]
    new: tuple[Question, ...]


def update_text(text: str, deck: Deck, read: ReadIn, wanted: Wanted, reread: Reread) -> Updated:
    """Plan the new text of a deck; `deck` is what the text says, with its parts.

    Raises ExchangeError where the text is written in a way that nothing can be put into.
    """
    matches = match(deck, read.questions, wanted.format)
    renewals, problems = _renewals(matches, deck, wanted)
    after = {each.plan.before.key: each.after for each in renewals}
    there = [after.get(question.key, question) for question in deck]
    naming = named(matches.new, replace(deck, questions=()), wanted, there)
    found = sound_deck(replace(deck, questions=(), draw={}), [each.question for each in naming.questions])
    plan = _Plan(renewals, tuple(as_cited(each, deck) for each in found.deck))
    patched = _patched(text, deck, plan, {}, wanted)
    _prove(patched, deck, plan, reread, wanted)
    comments = _broken(text, patched, plan)
    if comments:
        patched = _patched(text, deck, plan, comments, wanted)
        _prove(patched, deck, plan, reread, wanted)
    refuse_large(patched, wanted.file)
    return Updated(
        patched,
        tuple(each.key for each in plan.new),
        tuple(each.plan.before.key for each in renewals),
        tuple(each.key for each in matches.gone),
        (*read.losses, *naming.losses, *(loss for each in renewals for loss in each.plan.losses)),
        (*read.problems, *naming.problems, *problems, *left_out(found, naming.questions, wanted)),
        tuple(sorted({code for codes in comments.values() for code in codes})),
        strange=not matches.pairs and bool(deck.questions),
    )


def _renewals(matches: Matches, deck: Deck, wanted: Wanted) -> tuple[tuple[_Renewed, ...], list[Problem]]:
    """Work out which questions change; those that would have errors stay as they are, and are named."""
    found: list[Renewal] = []
    problems: list[Problem] = []
    for before, foreign in matches.pairs:
        change = renewal(before, foreign, deck, wanted.format)
        if change is not None and not _is_own(before, deck):
            words = _("{key} stands in a part of the deck, which no update touches").format(key=before.key)
            problems.append(skipped(foreign.place, words, "", wanted))
        elif change is not None:
            found.append(change)
    read = list(zip(found, read_renewed(found, deck), strict=True))
    sound = [_Renewed(change, after) for change, after in read if isinstance(after, Question)]
    judged = sound_deck(replace(deck, questions=(), draw={}), [each.after for each in sound])
    refusals = dict(judged.refused)
    refused_ones = [(change, reason) for change, reason in read if isinstance(reason, Problem)]
    refused_ones += [(sound[place].plan, reason) for place, reason in refusals.items()]
    for change, reason in refused_ones:
        problems.append(skipped(change.place, f"{change.before.key}: {reason.message}", reason.fix, wanted))
    return tuple(each for place, each in enumerate(sound) if place not in refusals), problems


def _is_own(question: Question, deck: Deck) -> bool:
    """Tell whether a question stands in the deck's own file, and not in a part."""
    return not deck.file or question.path == deck.file


# -- the text ----------------------------------------------------------------------------------------------------------

_Comments = Mapping[str, Collection[str]]
"""Codes of rules to be silenced, by the key of the question."""


def _patched(text: str, deck: Deck, plan: _Plan, comments: _Comments, wanted: Wanted) -> str:
    """Put everything into the text. Raises ExchangeError where nothing can be put in."""
    listed = _listed(text)
    nodes = _nodes(listed, deck)
    patcher = Patcher(text)
    cuts: list[Cut] = []
    try:
        for each in plan.renewals:
            key = each.plan.before.key
            node = nodes[key]
            cuts += _cuts(patcher, node, each.plan)
            if codes := comments.get(key):
                cuts += patcher.above(node, silence(codes))
        if plan.new:
            cuts.append(patcher.appended(listed, _items(listed, deck, plan.new, comments)))
    except (CannotPatchError, KeyError) as error:
        raise _unfit(wanted) from error
    return apply(text, cuts)


def _unfit(wanted: Wanted) -> ExchangeError:
    message = _("the deck is written in a way that nothing can be put into: import into another file")
    return refused("EX002", wanted.file, message)


def _cuts(patcher: Patcher, node: MapNode, change: Renewal) -> list[Cut]:
    """Change a question field by field; one in braces is written anew."""
    try:
        return list(patcher.changes(node, change.change))
    except CannotPatchError:
        return [patcher.rewritten(node, [line for lines in change.fields.values() for line in lines])]


def _listed(text: str) -> Node | None:
    """Give the list of questions of a text."""
    with calm():
        root = read_tree(text, Report(""))[0].root
    return entries(root)["questions"][1] if isinstance(root, MapNode) and "questions" in root.names else None


def _nodes(listed: Node | None, deck: Deck) -> dict[str, MapNode]:
    """Give the node of each question of the deck's own file, by its key."""
    own = [question for question in deck if _is_own(question, deck)]
    nodes = [node for node in listed.items if isinstance(node, MapNode)] if isinstance(listed, ListNode) else []
    return {question.key: node for question, node in zip(own, nodes, strict=False)}


def _items(listed: Node | None, deck: Deck, new: Iterable[Question], comments: _Comments) -> Lines:
    """Write new questions in the column of the others."""
    column = listed.start_mark.column if listed is not None else 0
    lines: Lines = []
    for question in new:
        codes = comments.get(question.key, ())
        comment = [f"{' ' * column}# {silence(codes)}"] if codes else []
        lines += ["", *comment, *item_lines(question_fields(question, deck.as_of), column)]
    return lines


# -- the proof ---------------------------------------------------------------------------------------------------------


def _prove(text: str, deck: Deck, plan: _Plan, reread: Reread, wanted: Wanted) -> None:
    """Read the text, and require that nothing but what was planned is another. Raises ExchangeError."""
    changed = {each.plan.before.key: each.after for each in plan.renewals}
    asked = [changed.get(question.key, question) for question in deck]
    try:
        found = reread(text)
    except DeckError as error:
        raise _unfit(wanted) from error
    own = sum(_is_own(question, deck) for question in deck)  # new questions stand before those of parts
    if _bare(found) != _bare(replace(deck, questions=(*asked[:own], *plan.new, *asked[own:]))):
        raise _unfit(wanted)


def _bare(deck: Deck) -> tuple[Deck, list[Question]]:
    """Give a deck and its questions without the places that they stand in."""
    return replace(deck, questions=(), file=""), [replace(each, line=0, path="") for each in deck]


def _broken(before: str, after: str, plan: _Plan) -> dict[str, list[str]]:
    """Give the rules that changed and new questions break, and did not break before."""
    ours = {each.key for each in plan.new} | {each.plan.before.key for each in plan.renewals}
    known = set(_breaks(before))
    codes: dict[str, list[str]] = {}
    for code, key in sorted(set(_breaks(after)) - known):
        if key in ours:
            codes.setdefault(key, []).append(code)
    return codes


def _breaks(text: str) -> Iterator[tuple[str, str]]:
    for problem in inspect_text(text).problems:
        if problem.severity is Severity.ERROR and is_rule(problem):
            yield problem.code, problem.question
