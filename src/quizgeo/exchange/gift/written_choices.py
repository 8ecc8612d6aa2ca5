"""Options, true or false and pairs as answers of GIFT."""

from collections.abc import Sequence

from quizgeo.decks import Choice, Groups, Match, Multiple, Option, Order, TrueFalse
from quizgeo.exchange.gift.draft import Draft, Written, lines
from quizgeo.exchange.gift.syntax import ARROW, escaped, part
from quizgeo.exchange.saying import said_to_bool
from quizgeo.exchange.weights import nearest, written
from quizgeo.language import _

_ALL = 100.0


def choice(body: Choice, draft: Draft) -> Written:
    """Write options of which one is right: `=` before it, `~` before the others, some with what they earn."""
    _all_are_shown(body, draft)
    _says_to_options(body, draft)
    answers = [_option(option, draft) for option in body.options]
    return Written(draft.question.prompt, lines(answers), general=draft.question.explain)


def _option(option: Option, draft: Draft) -> str:
    said = draft.said_to(option.text, own=option.feedback, general="right" if option.correct else "wrong")
    if option.correct:
        return f"={_told(option.text, said)}"
    value = _weight(option.credit * _ALL, draft) if option.credit else 0.0
    return f"~{_weighed(value, option.text)}{_told(option.text, said)}"


def _weighed(value: float, text: str) -> str:
    """Write a weight where there is one, or where the text would be taken for one."""
    return f"%{written(value)}%" if value or text.startswith("%") else ""


def _weight(percent: float, draft: Draft) -> float:
    """Take the nearest weight that Moodle knows."""
    value, exact = nearest(percent)
    if not exact:
        how = _('"credit" {weight}% to {value}%').format(weight=written(percent), value=written(value))
        draft.lose("credit", "changed", how)
    return value


def multiple(body: Multiple, draft: Draft) -> Written:
    """Write options of which several are right: `~` before all, right ones share what wrong ones take away."""
    _all_are_shown(body, draft)
    draft.drop_feedback(general=True)
    _says_to_options(body, draft)
    if any(option.credit for option in body.options):
        draft.lose("credit", "dropped", _("wrong options beside several right ones earn nothing"))
    right = sum(option.correct for option in body.options)
    gain, cost = _weight(_ALL / right, draft), _weight(-_ALL / (len(body.options) - right), draft)
    answers = []
    for option in body.options:
        said = draft.said_to(option.text, own=option.feedback)
        answers.append(f"~%{written(gain if option.correct else cost)}%{_told(option.text, said)}")
    return Written(draft.question.prompt, lines(answers), general=draft.question.explain)


def _told(text: str, said: str) -> str:
    """Write an option with what is said to it; other programs than Moodle take any arrow in it for a pair."""
    text = part(text, arrows=False)
    return f"{text}#{part(said)}" if said else text


def _all_are_shown(body: Choice | Multiple, draft: Draft) -> None:
    if body.show is not None:
        draft.lose("show", "dropped", _("all options are written"))


def _says_to_options(body: Choice | Multiple, draft: Draft) -> None:
    """Name what is said to an answer that is no option, as somebody may type it here."""
    if draft.foreseen(*(option.text for option in body.options)):
        draft.lose("feedback", "dropped", _("it is said to an answer that is not offered"))


def true_false(body: TrueFalse, draft: Draft) -> Written:
    """Write a statement; what is said to a wrong answer stands first."""
    question, statement = draft.question, body.statement
    if question.prompt:
        statement = f"{question.prompt}\n{statement}"
        draft.lose("question", "changed", _("the instruction stands before the statement"))
    wrong, right = (said_to_bool(question, is_right is body.answer, right=is_right) for is_right in (False, True))
    told = f"#{part(wrong)}" if wrong or right else ""
    told += f"#{part(right)}" if right else ""
    return Written(statement, f"{'TRUE' if body.answer else 'FALSE'}{told}", general=question.explain)


def match(body: Match, draft: Draft) -> Written:
    """Write pairs; what belongs to nothing has an empty left side."""
    return _pairs([*body.pairs, *(("", right) for right in body.extra)], draft)


def order(body: Order, draft: Draft) -> Written:
    """Write an order as pairs of positions and items."""
    draft.lose("order", "changed", _("becomes a match of positions and items"))
    return _pairs([(str(place), item) for place, item in enumerate(body.items, start=1)], draft)


def groups(body: Groups, draft: Draft) -> Written:
    """Write groups as pairs of items and groups."""
    draft.lose("groups", "changed", _("becomes a match of items and groups"))
    return _pairs([(item, name) for name, items in body.groups for item in items], draft)


def _pairs(pairs: Sequence[tuple[str, str]], draft: Draft) -> Written:
    draft.drop_feedback()
    answers = [f"={part(left, arrows=False)} {ARROW} {escaped(right)}" for left, right in pairs]
    return Written(draft.question.prompt, lines(answers), general=draft.question.explain)
