"""The judgement of what is chosen rather than typed: options, true or false, and the learner's own word."""

from collections.abc import Sequence

from quizgeo.answers.context import Context
from quizgeo.answers.given import as_text, as_texts, wrong_type
from quizgeo.answers.reasons import excerpt, verdict
from quizgeo.answers.shown import body_text, joined, true_false_text
from quizgeo.answers.splitting import LIST, texts
from quizgeo.answers.verdict import Given, Grade, Verdict
from quizgeo.answers.vocabulary import AGAIN, FALSE, FILLERS, RATED, TRUE
from quizgeo.decks.kinds import Choice, Flashcard, Multiple, Open, TrueFalse
from quizgeo.text import fold


def pick(options: Sequence[str], given: str, language: str = "en") -> int | None:
    """Find the option that is meant: exactly, else by the lowest level of folding at which just one fits."""
    if given in options:
        return options.index(given)
    for level in range(5):
        folded = fold(given, level, language)
        found = [place for place, option in enumerate(options) if folded and fold(option, level, language) == folded]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def check_choice(body: Choice, given: Given, context: Context) -> Verdict:
    """Judge one option, given by its text."""
    text = as_text(body.name, given)
    if not text.strip():
        return verdict("blank", body.answer)
    place = pick([option.text for option in body.options], text, context.language)
    if place is None:
        return verdict("not-an-option", body.answer, given=excerpt(text))
    option = body.options[place]
    if option.correct or option.credit >= 1:
        return verdict("same", body.answer)
    if option.credit > 0:
        return verdict("credit", body.answer, score=option.credit)
    return verdict("different", body.answer)


def check_multiple(body: Multiple, given: Given, context: Context) -> Verdict:
    """Judge the options that were ticked: the share of right ones less the share of wrong ones."""
    answer = body_text(body, context.language)
    options = [option.text for option in body.options]
    ticked: set[int] = set()
    for text in _chosen(body.name, given, options, context.language):
        place = pick(options, text, context.language)
        if place is None:
            return verdict("not-an-option", answer, given=excerpt(text))
        ticked.add(place)
    if not ticked:
        return verdict("blank", answer)
    right = [place for place, option in enumerate(body.options) if option.correct]
    return _ticked_verdict(body, ticked, right, answer)


def _ticked_verdict(body: Multiple, ticked: set[int], right: list[int], answer: str) -> Verdict:
    missing = [body.options[place].text for place in right if place not in ticked]
    extra = [option.text for place, option in enumerate(body.options) if place in ticked and not option.correct]
    parts = tuple(verdict("same" if place in ticked else "blank", body.options[place].text) for place in right)
    n, k = len(right), len(right) - len(missing)
    if not missing and not extra:
        return verdict("all", answer, parts=parts, n=str(n))
    score = k / n - len(extra) / max(1, len(body.options) - n)
    if score <= 0:
        return verdict("different" if k else "none", answer, parts=parts, n=str(n))
    return counted(answer, k=k, n=n, score=score, missing=missing, extra=extra, parts=parts)


def counted(
    answer: str,
    *,
    k: int,
    n: int,
    score: float,
    missing: Sequence[str],
    extra: Sequence[str],
    parts: tuple[Verdict, ...],
) -> Verdict:
    """Make the verdict of a partly right answer: what is missing is said first, else what does not belong."""
    return verdict(
        "some" if missing else "extra",
        answer,
        score=score,
        parts=parts,
        k=str(k),
        n=str(n),
        missing=joined(missing),
        extra=excerpt(joined(extra)),
    )


def _chosen(kind: str, given: Given, options: Sequence[str], language: str) -> tuple[str, ...]:
    """Give the texts that were chosen, taking a lone text apart."""
    if isinstance(given, str):
        return texts(given, LIST, options, language)
    return tuple(text for text in as_texts(kind, given) if text.strip())


def check_true_false(body: TrueFalse, given: Given, context: Context) -> Verdict:
    """Judge a word for true or false, or a Python bool."""
    answer = true_false_text(body.answer)
    if isinstance(given, bool):
        return verdict("same" if given == body.answer else "different", answer)
    if not isinstance(given, str):
        raise wrong_type(body.name, "a text or a bool", given)
    word = fold(given, 4, context.language)
    word = " ".join(token for token in word.split() if token not in FILLERS["en"] | FILLERS["id"]) or word
    if not word:
        return verdict("blank", answer)
    if word not in TRUE | FALSE:
        return verdict("not-true-false", answer)
    return verdict("same" if (word in TRUE) == body.answer else "different", answer)


def check_self(body: Flashcard | Open, given: Given, context: Context) -> Verdict:
    """Take the learner's own word: again, hard, good or easy; or the points of the rubric that were met."""
    answer = body_text(body, context.language)
    if isinstance(given, str):
        word = fold(given, 2)
        if not word:
            return verdict("blank", answer)
        if word in RATED:
            return _own_word(answer, float(word != AGAIN))
    if isinstance(body, Flashcard) or not body.rubric:
        return verdict("not-an-option", answer, given=excerpt(as_text(body.name, given)))
    return _rubric_verdict(body, given, context, answer)


def _rubric_verdict(body: Open, given: Given, context: Context, answer: str) -> Verdict:
    ticked: set[int] = set()
    for text in _chosen(body.name, given, body.rubric, context.language):
        place = pick(body.rubric, text, context.language)
        if place is None:
            return verdict("not-an-option", answer, given=excerpt(text))
        ticked.add(place)
    return _own_word(answer, len(ticked) / len(body.rubric))


def _own_word(answer: str, score: float) -> Verdict:
    """Make the verdict that a learner gave."""
    grade: Grade = "partial"
    if score in (0, 1):
        grade = "exact" if score else "wrong"
    return verdict("self", answer, grade=grade, score=score)
