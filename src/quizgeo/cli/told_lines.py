"""What became of an answer or a session, in words: one fact a line. Pure."""

from collections.abc import Iterator, Mapping

from quizgeo.cli.asked_lines import RATINGS, offer_words
from quizgeo.cli.difference import difference, picture
from quizgeo.decks import PartialDate, Question
from quizgeo.language import N_, _, ngettext
from quizgeo.memory import Rating
from quizgeo.study import Revealed, Summary, date_in_words, milliseconds_in_words, told_after, wait_in_words

_STATUS: Mapping[str, str] = {
    "claim": N_("This is a claim."),
    "contested": N_("This is contested."),
    "forecast": N_("This is a forecast."),
    "quote": N_("This is a quotation."),
    "analysis": N_("This is an analysis."),
}
_MOST_MISSED = 8


def verdict_lines(view: Revealed, *, answer: str, today: int, again: bool) -> list[str]:
    """Say whether it was right, what is right and why, and when the card comes back.

    answer: the right answer on one line. again: whether the card comes back in this session.
    """
    message = view.verdict.message
    lines = [_headline(view), message]
    if not view.asked.self_graded and answer not in message and view.verdict.reason != "same":
        lines.append(_("Answer: {answer}").format(answer=answer))
    lines += [
        *_spelling_lines(view),
        *view.feedback.splitlines(),
        *view.question.explain.splitlines(),
        *told_after(view.question, view.given),
        *view.remarks,
        *source_lines(view.question),
    ]
    return [line for line in (*lines, *schedule_lines(view, today=today, again=again)) if line]


def _headline(view: Revealed) -> str:
    if view.asked.self_graded or view.verdict.reason in ("gave-up", "timeout"):
        return ""
    return {"wrong": _("Wrong."), "partial": _("Partly right.")}.get(view.verdict.grade, "")


def schedule_lines(view: Revealed, *, today: int, again: bool) -> Iterator[str]:
    """Say what the rating is and why, when the card comes back, and what may still be said of the answer."""
    yield view.why if not view.asked.self_graded else _("Rated {rating}.").format(rating=_(RATINGS[view.rating]))
    if again:
        yield _("It comes back in this session.")
    elif view.due_day > today and not view.set_aside:
        yield _("It comes back {when}.").format(when=wait_in_words(view.due_day - today))
    words = {"right": _(":y I was right"), "wrong": _(":n I was wrong"), "guessed": _(":g I guessed")}
    said = [text for word, text in words.items() if word in view.may_say]
    for offer in view.offers:
        word = offer.rating.name.lower()
        if word in view.may_say:
            said.append(f":{word} {offer_words(offer)}")
    if said:
        yield _("You may say: {words}.").format(words=", ".join(said))


def _spelling_lines(view: Revealed) -> Iterator[str]:
    """Say where a spelling differs, of a whole answer and of the parts that were near."""
    verdict = view.verdict
    if verdict.diff is not None:
        yield from picture(verdict.diff)
        yield difference(verdict.diff, verdict.answer)
    if view.asked.kind in ("list", "cloze"):
        for number, part in enumerate(verdict.parts, start=1):
            if part.grade == "close" or part.diff is not None:
                gap = view.asked.kind == "cloze"
                yield _("Gap {number}: {message}").format(number=number, message=part.message) if gap else part.message
                yield difference(part.diff, part.answer) if part.diff else ""


def source_lines(question: Question) -> Iterator[str]:
    """Name what a question rests on, and how sure it is."""
    if question.status in _STATUS:
        yield _(_STATUS[question.status])
    citation = question.source
    if citation is not None:
        parts = [citation.source.title, partial_date(citation.source.published)]
        parts.append(_("paragraph {number}").format(number=citation.at) if citation.at else "")
        yield _("Source: {source}").format(source=", ".join(part for part in parts if part))
    if question.as_of is not None:
        yield _("As of {date}").format(date=partial_date(question.as_of))


def partial_date(date: PartialDate | None) -> str:
    """Give a date of a deck as people read it; empty for none."""
    return "" if date is None else date_in_words(date.year, date.month, date.day)


def summary_lines(summary: Summary) -> list[str]:
    """Sum up a session."""
    if not summary.answers:
        return [_("Nothing was answered.") if summary.left else _("Nothing waits now.")]
    return [line for line in _summed(summary) if line]


def _summed(summary: Summary) -> Iterator[str]:
    cards = ngettext("{count} card", "{count} cards", summary.cards).format(count=summary.cards)
    answers = ngettext("{count} answer", "{count} answers", summary.answers).format(count=summary.answers)
    told = [cards, answers, *([milliseconds_in_words(summary.took)] if summary.took else [])]  # no time: a still clock
    yield _("Session done: {told}.").format(told=", ".join(told))
    yield _("Right first time: {share}").format(share=_share(summary.first_right, summary.cards))
    if summary.due_asked:
        yield _("Due cards recalled: {share}").format(share=_share(summary.due_recalled, summary.due_asked))
    given = [f"{_(RATINGS[rating])} {summary.ratings.get(rating, 0)}" for rating in Rating]
    yield _("Ratings: {ratings}").format(ratings=", ".join(given))
    for missed in summary.missed[:_MOST_MISSED]:
        sentence = _("Missed: {question} You said: {given}. Answer: {answer}")
        if missed.gave_up:
            sentence = _("Missed: {question} You gave up. Answer: {answer}")
        yield sentence.format(question=missed.prompt, given=missed.given, answer=missed.answer)
    if len(summary.missed) > _MOST_MISSED:
        yield _("… {count} more").format(count=len(summary.missed) - _MOST_MISSED)
    for aside in summary.set_aside:
        sentence = ngettext(
            "Set aside: {question} You forgot it {count} time. Rewrite it, leave it, or: {command}",
            "Set aside: {question} You forgot it {count} times. Rewrite it, leave it, or: {command}",
            aside.lapses,
        )
        command = f"quizgeo card {aside.card} --resume"
        yield sentence.format(question=aside.prompt, count=aside.lapses, command=command)
    for days, count in summary.coming_back.items():
        yield ngettext("Coming back {when}: {count} card", "Coming back {when}: {count} cards", count).format(
            when=wait_in_words(days), count=count
        )
    if summary.left:
        yield ngettext("{count} card waits.", "{count} cards wait.", summary.left).format(count=summary.left)


def _share(part: int, whole: int) -> str:
    return _("{part} of {whole} ({percent} %)").format(part=part, whole=whole, percent=round(100 * part / whole))
