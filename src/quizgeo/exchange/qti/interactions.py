"""Questions that are answered by choosing, as interactions: choice, several choices, order, pairs, groups."""

from collections.abc import Iterable, Mapping, Sequence
from xml.etree.ElementTree import Element

from quizgeo.answers.shown import true_false_text
from quizgeo.decks import Choice, Groups, Match, Multiple, Option, Order, Question, TrueFalse
from quizgeo.exchange.paper.variants import options_in_order
from quizgeo.exchange.qti.asked import Asked, Lost, drawn
from quizgeo.exchange.qti.content import inline, prompt
from quizgeo.exchange.qti.names import node
from quizgeo.exchange.qti.responses import (
    FEEDBACK,
    RESPONSE,
    RIGHT,
    WRONG,
    map_response,
    mapping,
    match_correct,
    response,
    written,
)
from quizgeo.language import _, speaking
from quizgeo.text import fold

GROUPS, PAIRS = "groups", "pairs"
"""Classes of the interaction that tell groups from pairs."""
_LOOSEST = 4


def choice(question: Question, body: Choice, seed: int) -> Asked:
    """Ask for one option; with shares of the points where wrong options earn any."""
    options = _named(question, body.options, seed)
    right = [name for name, option in options.items() if option.correct]
    earned = [(name, 1.0 if option.correct else option.credit) for name, option in options.items()]
    credit = any(option.credit for option in body.options)
    table = mapping([row for row in earned if row[1]], bounded=True) if credit else None
    feedback = _feedback(question, body.options)
    return Asked(
        (_choices(question, options, feedback, "1"),),
        (response(RESPONSE, "single", "identifier", right, table),),
        map_response() if credit else match_correct(),
        _all_shown(body),
        "single" if feedback else "",
        _answered(question, body.options),
    )


def multiple(question: Question, body: Multiple, seed: int) -> Asked:
    """Ask for all right options: each earns its share, and each wrong one costs as much as there are such ones."""
    options = _named(question, body.options, seed)
    right = [name for name, option in options.items() if option.correct]
    wrong = len(options) - len(right)
    earned = [(name, 1 / len(right) if option.correct else -1 / wrong) for name, option in options.items()]
    feedback = _feedback(question, body.options)
    lost = list(_all_shown(body))
    if any(option.credit for option in body.options):
        lost.append(Lost("credit", "changed", _("right options share the points, and wrong ones cost theirs")))
    return Asked(
        (_choices(question, options, feedback, "0"),),
        (response(RESPONSE, "multiple", "identifier", right, mapping(earned, bounded=True)),),
        map_response(),
        tuple(lost),
        "multiple" if feedback else "",
        _answered(question, body.options),
    )


def true_false(question: Question, body: TrueFalse) -> Asked:
    """Ask whether a statement is true, as a choice of two words in its language."""
    words = {written(value): _word(value, question.language) for value in (True, False)}
    choices = [node("simpleChoice", word, identifier=name) for name, word in words.items()]
    said = "\n".join(filter(None, (question.prompt, body.statement)))
    asked = node(
        "choiceInteraction", prompt(said), *choices, responseIdentifier=RESPONSE, shuffle="false", maxChoices="1"
    )
    return Asked(
        (asked,),
        (response(RESPONSE, "single", "identifier", [written(body.answer)]),),
        match_correct(),
        (Lost("", "changed", _("it becomes a choice of two words")),),
    )


def _word(value: bool, tag: str) -> str:
    """Give the word for what is true or false in a language, English where that is not spoken here."""
    with speaking(tag):
        return true_false_text(value)


def order(question: Question, body: Order, seed: int) -> Asked:
    """Ask for an order; the items stand in one that tells nothing, whether a program shuffles them or not."""
    names = {item: f"item-{place + 1}" for place, item in enumerate(drawn(body.items, seed, question.key))}
    choices = [node("simpleChoice", *inline(item), identifier=name) for item, name in names.items()]
    asked = node("orderInteraction", prompt(question.prompt), *choices, responseIdentifier=RESPONSE, shuffle="true")
    right = [names[item] for item in body.items]
    return Asked((asked,), (response(RESPONSE, "ordered", "identifier", right),), match_correct())


def match(question: Question, body: Match) -> Asked:
    """Ask for pairs; the rights stand in the order of the alphabet, which tells nothing."""
    rights = _alphabetical([*(right for _left, right in body.pairs), *body.extra])
    return _pairs(question, body.pairs, rights, PAIRS)


def groups(question: Question, body: Groups, seed: int) -> Asked:
    """Ask into which group each item goes; the items stand in an order that tells nothing."""
    home = {item: group for group, items in body.groups for item in items}
    pairs = tuple(home.items())
    return _pairs(
        question, pairs, [group for group, _items in body.groups], GROUPS, drawn(tuple(home), seed, question.key)
    )


def _pairs(
    question: Question,
    pairs: tuple[tuple[str, str], ...],
    rights: list[str],
    kind: str,
    shown: list[str] | None = None,
) -> Asked:
    """Ask what goes to what. shown: the left sides in the order in which they stand; None: as they are."""
    lefts = {left: f"left-{place + 1}" for place, left in enumerate(shown or [left for left, _right in pairs])}
    names = {right: f"right-{place + 1}" for place, right in enumerate(rights)}
    asked = node(
        "matchInteraction",
        prompt(question.prompt),
        node("simpleMatchSet", *(_associable(left, name, "1") for left, name in lefts.items())),
        node("simpleMatchSet", *(_associable(right, name, "0") for right, name in names.items())),
        class_=kind,
        responseIdentifier=RESPONSE,
        shuffle=written(question.shuffle),
        maxAssociations=str(len(pairs)),
    )
    right = [f"{lefts[left]} {names[right]}" for left, right in pairs]
    table = mapping([(pair, 1 / len(right)) for pair in right], bounded=True)
    return Asked((asked,), (response(RESPONSE, "multiple", "directedPair", right, table),), map_response())


def _associable(text: str, name: str, most: str) -> Element:
    return node("simpleAssociableChoice", *inline(text), identifier=name, matchMax=most)


def _alphabetical(texts: Iterable[str]) -> list[str]:
    return sorted(dict.fromkeys(texts), key=lambda text: (text.casefold(), text))


def _named(question: Question, options: Sequence[Option], seed: int) -> Mapping[str, Option]:
    """Name options in the order in which they stand, which tells nothing: in a deck the right one mostly comes first.

    Options that keep a place at the beginning or the end are there, and all keep theirs under `shuffle: no`.
    """
    placed = options_in_order(question, options, seed, "")
    return {f"choice-{place + 1}": option for place, option in enumerate(placed)}


def _choices(question: Question, options: Mapping[str, Option], feedback: Mapping[str, str], most: str) -> Element:
    """Give the interaction. feedback: what is said to each option, by its text."""
    return node(
        "choiceInteraction",
        prompt(question.prompt),
        *(_choice(name, option, feedback.get(option.text, "")) for name, option in options.items()),
        responseIdentifier=RESPONSE,
        shuffle=written(question.shuffle),
        maxChoices=most,
    )


def _choice(name: str, option: Option, said: str) -> Element:
    shown = {"outcomeIdentifier": FEEDBACK, "identifier": name, "showHide": "show"}
    beside = node("feedbackInline", *inline(said), **shown) if said else None
    fixed = {"fixed": "true"} if option.pin else {}
    return node("simpleChoice", *inline(option.text), beside, identifier=name, **fixed)


def _feedback(question: Question, options: Sequence[Option]) -> Mapping[str, str]:
    """Give what is said to each option: what the question says to that answer, else the option itself."""
    said = {
        _folded(answer, question): text for answer, text in question.feedback.items() if answer not in (RIGHT, WRONG)
    }
    told = {option.text: said.get(_folded(option.text, question), option.feedback) for option in options}
    return {text: feedback for text, feedback in told.items() if feedback}


def _answered(question: Question, options: Sequence[Option]) -> frozenset[str]:
    known = {_folded(option.text, question) for option in options}
    return frozenset(answer for answer in question.feedback if _folded(answer, question) in known)


def _folded(text: str, question: Question) -> str:
    return fold(text, _LOOSEST, question.language) or text


def _all_shown(body: Choice | Multiple) -> tuple[Lost, ...]:
    """Tell where fewer wrong options are asked for than there are."""
    wrong = sum(not option.correct for option in body.options)
    if body.show is None or body.show >= wrong:
        return ()
    return (
        Lost(
            "show", "changed", _('"show" {count}: all {all} wrong options are shown').format(count=body.show, all=wrong)
        ),
    )
