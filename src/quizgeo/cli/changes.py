"""What became of a deck, as text and as JSON. Pure."""

from collections.abc import Iterator

from quizgeo.answers import answer_text
from quizgeo.cli.output import JSON
from quizgeo.decks import BACK, CardKey, Change, Compared, Difference, Question
from quizgeo.language import N_, _, ngettext
from quizgeo.text import shorten

_SHOWN = 100
"""Terminal cells of a text that changed."""

_WORDS = {
    Change.NEW: N_("new"),
    Change.RETIRED: N_("retired"),
    Change.RENAMED: N_("renamed"),
    Change.ANSWER: N_("another answer"),
    Change.WRONG: N_("other wrong options"),
    Change.REWORDED: N_("reworded"),
    Change.KEPT: N_("as it was"),
}


def change_lines(difference: Difference) -> Iterator[str]:
    """Give the questions that changed, how many are as they were, and whether progress is kept."""
    if difference.head:
        yield _("head: {fields}").format(fields=", ".join(difference.head))
    same = 0
    for each in difference.questions:
        if each.changes == (Change.KEPT,) and not each.others:
            same += 1
        else:
            yield from _question(each)
    if same:
        yield ngettext("{count} question as it was", "{count} questions as they were", same).format(count=same)
    yield from _progress(difference)


def _question(each: Compared) -> Iterator[str]:
    """Tell of one question, with the texts that changed as they were and as they are."""
    words = [_(_WORDS[change]) for change in each.changes if change is not Change.KEPT]
    fields = [_("{fields} changed").format(fields=", ".join(each.others))] if each.others else []
    yield f"{each.key}: {', '.join(words + fields)}"
    if each.old is None or each.new is None:
        yield from (f"    {_shown(_asked(question))}" for question in (each.new, each.old) if question)
        return
    if Change.RENAMED in each.changes:
        yield from _both(each.old.key, each.new.key)
    if Change.REWORDED in each.changes:
        yield from _both(_asked(each.old), _asked(each.new))
    if Change.ANSWER in each.changes:
        yield from _both(answer_text(each.old), answer_text(each.new))


def _both(before: str, after: str) -> Iterator[str]:
    yield f"  - {_shown(before)}"
    yield f"  + {_shown(after)}"


def _asked(question: Question) -> str:
    """Give what a question asks: its stem, and what its kind asks beside it."""
    return " ".join(filter(None, (question.prompt, question.body.wording)))


def _shown(text: str) -> str:
    return shorten(text.replace("\n", " "), _SHOWN)


def _progress(difference: Difference) -> Iterator[str]:
    """Say whether what learners did still counts, and what would make it count."""
    if difference.keeps_progress:
        yield _("Progress is kept.")
        return
    pairs = {each.old.key: each for each in difference.questions if each.old}
    for key in difference.lost:
        base = CardKey(key.removesuffix(BACK))
        if base != key and base in difference.lost:
            continue  # told with the way there
        yield _lost(key, pairs.get(base), base)


def _lost(key: CardKey, pair: Compared | None, base: CardKey) -> str:
    """Say why answers to a card do not count any more. pair: what became of its question, None for a former key."""
    if pair is None:
        return _("Progress of {old} does not count any more: no question names it under was.").format(old=key)
    if pair.new is None:
        return _("Progress of {old} rests: the question is gone.").format(old=key)
    if key != base:
        return _("Progress of {old} rests: the card is asked one way only.").format(old=key)
    name = base.partition("/")[2] if pair.new.deck == base.partition("/")[0] else base
    field = f"was: {name}" if pair.new.id else f"id: {name}"
    message = _("Progress of {old} does not count for {new}: write {field} there.")
    return message.format(old=key, new=pair.new.key, field=field)


def difference_record(difference: Difference) -> dict[str, JSON]:
    """Give all that is known."""
    return {
        "format": 1,
        "deck": difference.new.id,
        "keeps_progress": difference.keeps_progress,
        "lost": list(difference.lost),
        "begun": list(difference.begun),
        "head": list(difference.head),
        "questions": [_record(each) for each in difference.questions],
        "summary": {change.value: len(difference.having(change)) for change in Change},
    }


def _record(each: Compared) -> dict[str, JSON]:
    return {
        "card": each.key,
        "former": each.old.key if each.old and each.old.key != each.key else None,
        "changes": [change.value for change in each.changes],
        "fields": list(each.others),
        "keeps_progress": each.keeps_progress,
        "asked": {"old": _asked(each.old) if each.old else None, "new": _asked(each.new) if each.new else None},
        "answer": {
            "old": answer_text(each.old) if each.old else None,
            "new": answer_text(each.new) if each.new else None,
        },
    }
