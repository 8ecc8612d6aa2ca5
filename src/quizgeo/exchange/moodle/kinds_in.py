"""Each of Moodle's types of question as a kind of ours.

Weights: an answer worth 100 is right; of several options all that earn anything are.
"""

from collections.abc import Callable, Iterable, Mapping

from quizgeo.decks import Choice, Kind, Match, Multiple, Open, Option, Order, Text, TrueFalse
from quizgeo.exchange.moodle.found import Found, UnreadableError
from quizgeo.exchange.moodle.gaps_in import cloze, placed
from quizgeo.exchange.moodle.nodes import inner
from quizgeo.exchange.moodle.numbers_in import numerical
from quizgeo.exchange.moodle.result import Read
from quizgeo.exchange.moodle.stars import unstarred
from quizgeo.language import N_, _

_ALL = 100.0
_LEAST_PAIRS, _LEAST_ITEMS, _LEAST_OPTIONS = 2, 3, 2


def _multichoice(found: Found) -> Read:
    options = _unique(
        (percent, Option(found.line(node, "answer"), feedback=found.said(node))) for percent, node in found.answers()
    )
    if len(options) < _LEAST_OPTIONS:
        raise UnreadableError(_("it has fewer than two options"))
    best = max(percent for percent, _option in options)
    if best <= 0:
        raise UnreadableError(_("none of its options is right"))
    single = found.says("single", otherwise=True)
    body = _one_of(found, options, best) if single else _several_of(found, options)
    return Read(found.stem, body, found.feedback(), shuffle=found.says("shuffleanswers", otherwise=False))


def _one_of(found: Found, options: list[tuple[float, Option]], best: float) -> Kind:
    """Make a choice: the first of the best options is right."""
    if best < _ALL:
        found.lose("answer", "changed", _("the best option was not worth everything, now it is"))
    right = next(option for percent, option in options if percent == best)
    if sum(percent == best for percent, _option in options) > 1:
        found.lose("answer", "changed", _("several options were right, now one is and the others earn as much"))
    return Choice(tuple(
        _option(option, correct=True) if option is right else _option(option, credit=found.credit(percent))
        for percent, option in options
    ))  # fmt: skip


def _several_of(found: Found, options: list[tuple[float, Option]]) -> Kind:
    """Make a question with several right options: all that earn anything."""
    if all(percent > 0 for percent, _option in options):
        raise UnreadableError(_("all of its options are right"))
    if len({percent for percent, _each in options if percent > 0}) > 1:
        found.lose("answers", "changed", _("right options were worth different parts, now all are worth the same"))
    return Multiple(tuple(_option(option, correct=percent > 0) for percent, option in options))


def _option(option: Option, *, correct: bool = False, credit: float = 0.0) -> Option:
    return Option(option.text, correct, credit, option.feedback)


def _unique(options: Iterable[tuple[float, Option]]) -> list[tuple[float, Option]]:
    """Keep of options that say the same the one that earns most, in the place of the first; none that say nothing."""
    kept: dict[str, tuple[float, Option]] = {}
    for percent, option in options:
        key = option.text.casefold()
        if key and (key not in kept or percent > kept[key][0]):
            kept[key] = (percent, option)
    return list(kept.values())


def _true_false(found: Found) -> Read:
    worth: dict[bool, float] = {}
    said: dict[bool, str] = {}
    for place, (percent, node) in enumerate(found.answers()):
        word = inner(node).lower()
        says = word == "true" if word in ("true", "false") else place == 0
        worth[says], said[says] = percent, found.said(node)
    if worth.get(True, 0) == worth.get(False, 0):
        raise UnreadableError(_("it does not say whether it is true"))
    answer = worth.get(True, 0) > worth.get(False, 0)
    told = {"right": said.get(answer, ""), "wrong": said.get(not answer, "")}
    return Read("", TrueFalse(found.stem, answer), {key: text for key, text in told.items() if text})


def _short_answer(found: Found) -> Read:
    right: list[str] = []
    wrong: list[str] = []
    said: dict[str, str] = {}
    wild = False
    answers = [(percent, found.plain(node), found.said(node)) for percent, node in found.answers()]
    best = max((percent for percent, text, _said in answers if text.strip("*")), default=0.0)
    for percent, written, feedback in answers:
        text, starred = unstarred(written)
        if text and not (starred and percent < best):
            wild = wild or starred
            (right if percent >= best else wrong if percent <= 0 else []).append(text)
        if feedback:
            said["wrong" if written == "*" else text or "right"] = feedback
    if best <= 0 or not right:
        raise UnreadableError(_("it has no right answer"))
    _note_answers(found, wild=wild, parts=any(0 < percent < best for percent, *_rest in answers))
    first, *others = dict.fromkeys(right)
    reject = tuple(text for text in dict.fromkeys(wrong) if text not in right)
    body = Text(first, tuple(others), reject, strict=found.says("usecase", otherwise=False))
    return Read(found.stem, body, _shared(said, right))


def _note_answers(found: Found, *, wild: bool, parts: bool) -> None:
    """Name what short answers lose."""
    if wild:
        found.lose("answer", "changed", _('"*" in an answer no longer stands for any text'))
    if parts:
        found.lose("accept", "dropped", _("answers that earn a part"))


def _shared(said: dict[str, str], right: list[str]) -> dict[str, str]:
    """Say once what is said to all right answers."""
    told = {said.get(text, "") for text in right}
    if len(told) > 1 or "" in told:
        return said
    return {"right": told.pop(), **{answer: text for answer, text in said.items() if answer not in right}}


def _matching(found: Found) -> Read:
    pairs: dict[str, tuple[str, str]] = {}
    extra: dict[str, str] = {}
    for node in found.node.iterfind("subquestion"):
        left, answer = found.line(node, "match"), node.find("answer")
        right = "" if answer is None else found.plain(answer)
        if not right or left.casefold() in pairs:
            found.lose("match", "dropped", _("a pair that lacks a side or stands twice"))
        elif left:
            pairs[left.casefold()] = (left, right)
        else:
            extra.setdefault(right, right)
    if len(pairs) < _LEAST_PAIRS:
        raise UnreadableError(_("it has fewer than two pairs"))
    rights = {right for _left, right in pairs.values()}
    body = Match(tuple(pairs.values()), tuple(each for each in extra if each not in rights))
    return Read(found.stem, body, found.feedback(), shuffle=found.says("shuffleanswers", otherwise=True))


def _ordering(found: Found) -> Read:
    items = dict.fromkeys(filter(None, (found.line(node, "order") for _percent, node in found.answers())))
    if len(items) < _LEAST_ITEMS:
        raise UnreadableError(_("it has fewer than three items"))
    return Read(found.stem, Order(tuple(items)), found.feedback())


def _essay(found: Found) -> Read:
    markup = found.markup("graderinfo")  # a list at its end holds the points of a rubric
    points: tuple[str, ...] = ()
    start = max(markup.rfind("<ul"), markup.rfind("<ol"))
    if start >= 0 and markup.rstrip().endswith(("</ul>", "</ol>")):
        points = tuple(filter(None, found.words(markup[start:], "rubric").split("\n")))
        markup = markup[:start]
    model = found.words(markup, "model") or "\n".join(points)
    if model:
        return Read(found.stem, Open(model, points))
    explained = found.text("generalfeedback")
    if not explained:
        raise UnreadableError(_("it is an essay without a model answer"))
    return Read(found.stem, Open(explained))


READERS: Mapping[str, Callable[[Found], Read]] = {
    "multichoice": _multichoice,
    "truefalse": _true_false,
    "shortanswer": _short_answer,
    "numerical": numerical,
    "matching": _matching,
    "ordering": _ordering,
    "essay": _essay,
    "cloze": cloze,
    "multianswer": cloze,
    "ddwtos": placed,
    "gapselect": placed,
}
"""How each type that we have a kind for is read."""

SKIPPED: Mapping[str, str] = {
    "description": N_("a description asks nothing"),
    "random": N_("a random question stands for others"),
    "randomsamatch": N_("a random question stands for others"),
    "calculated": N_("calculated questions draw their numbers anew"),
    "calculatedsimple": N_("calculated questions draw their numbers anew"),
    "calculatedmulti": N_("calculated questions draw their numbers anew"),
    "ddimageortext": N_("it is answered on a picture"),
    "ddmarker": N_("it is answered on a picture"),
}
"""Why types are left out; marked for the catalogues."""
