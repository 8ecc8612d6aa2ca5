"""What an author wrote beside a question and its answer, in words: what a learner sees one by one, or never. Pure."""

from collections.abc import Iterator

from quizgeo.decks import Choice, Cloze, ListOf, Multiple, Question, Text
from quizgeo.language import _
from quizgeo.study.hinting import hints_of

Aside = tuple[str, str]
"""What something is, in a word or two, and what it says."""


def asides(question: Question, card: str = "") -> tuple[Aside, ...]:
    """Give all of it, each thing with a word for what it is. card: key of the card, as in `hints_of`."""
    return (
        *((_("Hint"), hint) for hint in hints_of(question, card)),
        *_spellings(question),
        *((_("Feedback"), words) for words in dict.fromkeys(_feedback(question))),
        *_source(question),
        *_rest(question),
    )


def _spellings(question: Question) -> Iterator[Aside]:
    """Give what counts as right, or as wrong, without being the answer."""
    match question.body:
        case Text(accept=accept, reject=reject) | Choice(accept=accept, reject=reject):
            accepted, refused = accept, reject
        case ListOf(items=items):
            accepted, refused = tuple(form for item in items for form in item[1:]), ()
        case Cloze(gaps=gaps):
            accepted, refused = tuple(form for gap in gaps for form in gap.accept), ()
        case _:
            return
    if accepted:
        yield _("Accepted"), ", ".join(accepted)
    if refused:
        yield _("Refused"), ", ".join(refused)


def _feedback(question: Question) -> Iterator[str]:
    """Give what is said to each answer, and to any that is right or wrong."""
    said = _("{answer}: {words}")
    if isinstance(question.body, Choice | Multiple):
        for option in question.body.options:
            if option.feedback:
                yield said.format(answer=option.text, words=option.feedback)
    general = {"right": _("any right answer"), "wrong": _("any wrong answer")}
    for answer, words in question.feedback.items():
        yield said.format(answer=general.get(answer, answer), words=words)


def _source(question: Question) -> Iterator[Aside]:
    """Give what there is to a source besides its title."""
    if question.source is None:
        return
    source = question.source.source
    by = ", ".join(dict.fromkeys(filter(None, (source.author, source.publisher))))
    read = str(source.accessed or "")
    facts = (
        (_("Quotation"), question.source.quote), (_("By"), by), (_("Licence"), source.license),
        (_("Address"), source.url), (_("Accessed"), read),
    )  # fmt: skip
    yield from ((label, text) for label, text in facts if text)


def _rest(question: Question) -> Iterator[Aside]:
    if question.review_by is not None:
        yield _("Review by"), str(question.review_by)
    if question.seconds:
        yield _("Time limit"), _("{count} s").format(count=question.seconds)
    if question.tags:
        yield _("Tags"), ", ".join(question.tags)
    if question.notes:
        yield _("Notes"), question.notes
