"""The words of a report, the same on a terminal and on a page: figures, reasons, findings, notes."""

from collections.abc import Iterator, Mapping

from quizgeo import __version__
from quizgeo.insight.report.findings import KEY, LEVELS, NUMBERS, SLOPES, WORDS, Finding
from quizgeo.insight.report.models import Models
from quizgeo.insight.report.statistic import Statistic
from quizgeo.insight.report.totals import Bar
from quizgeo.insight.report.whole import Item, Judged, Person, Report, Round
from quizgeo.language import N_, _, ngettext, number

REASONS: Mapping[str, str] = {
    "few": N_("too few persons"),
    "no-variance": N_("all the same"),
    "negative-covariance": N_("it pulls the total down"),
    "zero-denominator": N_("nothing to compare with"),
    "draw": N_("nobody was asked everything"),
    "extreme": N_("all right, all wrong, or partly right"),
    "no-convergence": N_("the fit found no end"),
}
FINDINGS: Mapping[str, str] = {
    "check-key": N_("check the key"),
    "too-hard": N_("too hard"),
    "idle-option": N_("idle option"),
    "everybody-knew": N_("everybody knew it"),
}
R_WORDS: Mapping[str, str] = {
    "very-good": N_("very good"),
    "good": N_("good"),
    "fair": N_("fair"),
    "weak": N_("weak"),
}
_STANDINGS: Mapping[str, str] = {"left": N_("left"), "kicked": N_("sent out")}


def figure(value: float) -> str:
    """Give a number between -1 and 1 with two places, as tables of testing have it: `.62`, or `0,62`."""
    written = f"{value:.2f}".replace("-0.00", "0.00")
    if number(".") == ".":
        return written.replace("0.", ".", 1) if abs(value) < 0.995 else written  # noqa: PLR2004 - else it is 1.00
    return number(written)


def amount(value: float) -> str:
    """Give points or seconds with one place where they are not whole."""
    return number(f"{value:,.1f}".removesuffix(".0"))


def signed(value: float) -> str:
    """Give a number beyond 1 with two places and its sign."""
    return number(f"{value:+.2f}")


def interval(found: Statistic) -> str:
    """Give a number with its interval: `.62 [.41–.79]`; the reason where there is none."""
    if found.value is None:
        return reason(found)
    if found.lo is None or found.hi is None:
        return figure(found.value)
    return f"{figure(found.value)} [{figure(found.lo)}–{figure(found.hi)}]"


def bare(found: Statistic) -> str:
    """Give a number without its interval; a dash where there is none."""
    return "–" if found.value is None else figure(found.value)


def reason(found: Statistic) -> str:
    """Say why a number is not there."""
    return _(REASONS[found.why]) if found.why else ""


def level(item: Item) -> str:
    """Say how many had a question right: in so many words where there are few, else as facility."""
    if item.facility.lo is None and item.facility.value is not None:
        return of(item.right, item.n)
    return interval(item.facility)


def of(count: int, n: int) -> str:
    """Say how many of how many."""
    return _("{count} of {n}").format(count=count, n=n)


def span(found: Bar) -> str:
    """Give the scores of a bar: `3`, or `0 – <3` where 3 belongs to the next one."""
    low, high = amount(found.low), amount(found.high)
    if found.low == found.high:
        return low
    return f"{low}–{high}" if found.whole else f"{low} – <{high}"


def score(found: Person) -> str:
    """Give a person's score, of what the questions that they were shown are worth."""
    return _("{score} of {most}").format(score=amount(found.score), most=amount(found.most))


def has_room_points(found: Report) -> bool:
    """Tell whether points in the lesson, for speed and streaks, were others than the scores."""
    return any(each.points != each.score for each in found.people)


def seconds(item: Item) -> str:
    """Give the median time of an answer; empty where no time is known."""
    found = item.median_seconds.value
    return "" if found is None else _("{seconds} s").format(seconds=amount(round(found, 1 if found < 10 else 0)))  # noqa: PLR2004 - two figures


def verdict(item: Item) -> str:
    """Give the words of a question: its first finding, or else the word for r."""
    if item.findings:
        return _(FINDINGS[item.findings[0].sort])
    return _(R_WORDS[item.word]) if item.word else ""


def finding(found: Finding, item: Item) -> str:
    """Say a finding as a sentence."""
    match found.sort:
        case "check-key" if found.option:
            sentence = _("{count} of {n} gave {option}, and they scored above the rest: check the key.")
            return sentence.format(count=found.count, n=found.of, option=_quoted(found.option))
        case "check-key":
            return _("Those who scored well elsewhere missed it: check the key.")
        case "too-hard":
            share = _percent(item.facility.hi or 0.0)
            return _("Too hard: even in a larger class hardly more than {share} would have it right.").format(
                share=share
            )
        case "idle-option":
            sentence = ngettext(
                "Nobody took {options}: it is no lure.",
                "Nobody took {options}: they are no lures.",
                found.count,
            )
            return sentence.format(options=_quoted(found.option))
        case "everybody-knew":
            return _("Everybody knew it.")


def _quoted(text: str) -> str:
    return _("“{text}”").format(text=text)


def _percent(share: float) -> str:
    return _("{percent} %").format(percent=round(share * 100))


def standing(word: str) -> str:
    """Say what became of somebody who is no longer there; empty for all others."""
    return _(_STANDINGS[word]) if word in _STANDINGS else ""


def judged(found: Judged) -> str:
    """Say how many said they knew it, of those who judged themselves."""
    knew = of(found.knew, found.judged)
    return _("knew it: {share}; shown to {n}").format(share=knew, n=found.n)


def rounds(found: tuple[Round, ...]) -> str:
    """Say how a question went each time that it was asked."""
    told = [
        _("round {number}: {facility}, {n} asked").format(
            number=each.number, facility=interval(each.facility), n=each.facility.n
        )
        for each in found
    ]
    return "; ".join(told)


def head(found: Report) -> Iterator[str]:
    """Say who was asked what, and whether the deck is still the one of the lesson."""
    whole = found.whole
    persons = ngettext("{n} person took part.", "{n} persons took part.", whole.persons).format(n=whole.persons)
    asked = ngettext(
        "{n} question; the highest score is {points}.", "{n} questions; the highest score is {points}.", whole.questions
    )
    told = asked.format(n=whole.questions, points=amount(whole.most))
    yield " ".join(filter(None, (persons, _complete(found))))
    yield told
    if found.source.running:
        yield _("It still goes on: these are the answers until now.")
    if found.source.deck_changed:
        yield _("The deck was changed since; these are the questions as they were asked.")
    if found.drawn:
        yield _("Nobody was asked everything: r goes by the mean of the other questions that a person met.")
    elif whole.complete < NUMBERS:
        yield _("Too few for statistics: what follows are counts.")
    elif whole.complete < LEVELS:
        yield _("Too few for a judgement: a good question may look bad here, and a bad one good.")


def _complete(found: Report) -> str:
    """Say how many were asked everything; where it was nobody, a sentence of its own says so."""
    n = found.whole.complete
    if n == found.whole.persons:
        return _("Everybody was asked everything.") if n > 1 else ""
    if not n:
        return ""
    return ngettext("{n} of them was asked everything.", "{n} of them were asked everything.", n).format(n=n)


def numbers(found: Report) -> Iterator[tuple[str, str, str]]:
    """Give the numbers of the whole: name, value or why there is none, and persons that it is of.

    Of too few persons there are none.
    """
    whole = found.whole
    if whole.mean.why == "few":
        return
    if whole.mean.value is None:
        yield _("mean"), reason(whole.mean), str(whole.mean.n)
        return
    share = _percent(whole.mean.value / whole.most) if whole.most else ""
    yield _("mean"), f"{amount(round(whole.mean.value, 1))} ({share})", str(whole.mean.n)
    rows = (
        (_("standard deviation"), whole.sd, 2),
        (_("skewness"), whole.skewness, 2),
        (_("kurtosis"), whole.kurtosis, 2),
        (_("alpha (reliability)"), whole.alpha, 2),
        (_("error ratio"), whole.error_ratio, 2),
        (_("standard error"), whole.sem, 2),
    )
    for name, each, places in rows:
        told = reason(each) if each.value is None else number(f"{each.value:.{places}f}")
        yield name, told, str(each.n)


def models(found: Models) -> Iterator[str]:
    """Say what the models of item response rest on, or why they are left out."""
    if found.rasch.why:
        why = _(REASONS[found.rasch.why])
        yield _("Rasch difficulties: {reason} (from {least} on).").format(reason=why, least=WORDS)
        return
    slope = next(curve.slope for curve in found.rasch.curves if curve is not None)
    sentence = _("Rasch difficulties b, of {n} persons, with one slope of {slope}; 0 is the middle of the class.")
    yield sentence.format(n=found.rasch.n, slope=number(f"{slope:.2f}"))
    if found.slopes.why:
        why = _(REASONS[found.slopes.why])
        yield _("A slope for each question: {reason} (from {least} on).").format(reason=why, least=SLOPES)


def notes(found: Report) -> Iterator[str]:
    """Say what the numbers mean and what they do not."""
    yield _(
        "Only first answers count. Who was shown a question and gave no answer has 0; who never saw it is left out."
    )
    if any(item.facility.lo is not None for item in found.items):
        yield from _about_numbers(found)
    yield _("quizgeo {version}. Formulas and sources: docs/reports.md.").format(version=__version__)


def _about_numbers(found: Report) -> Iterator[str]:
    """Say what the statistics are, where there are any."""
    yield _("Facility is the share of points that was reached. In brackets: the 95 % interval.")
    yield _(
        "r is the correlation of a question with all the others together: whether those who know more have it right."
    )
    yield _(
        "Words come with numbers: from {levels} persons on whether it was too hard or known to all, from {key} on "
        "whether to check the key, from {words} on words for r: .40 very good, .30 good, .20 fair, below it weak."
    ).format(levels=LEVELS, key=KEY, words=WORDS)
    if found.whole.alpha.value is not None:
        yield _(
            "Alpha above .75 is satisfactory, under .64 it is not. A mean of 50–75 % and a standard deviation of 12–18 "
            "% are usual for a graded test; a deck to learn from may well be known better."
        )
