"""The command `plan`: preparing for an exam or a break, or what goals would cost. Nothing is kept but on request."""

import math
from collections.abc import Mapping, Sequence

import click
from msgspec import Struct
from msgspec.structs import replace

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.ahead_lines import break_lines, year_lines
from quizgeo.cli.deck_words import broken, title_of
from quizgeo.cli.naming import find_decks
from quizgeo.cli.output import JSON
from quizgeo.cli.plan_lines import basis, exam_lines, titles_in
from quizgeo.cli.plan_record import FORMAT, agenda_record, break_record, exam_record, iso, year_record
from quizgeo.cli.refusal import DONE, MISUSED, PROBLEMS, RefusalError
from quizgeo.cli.start import learner
from quizgeo.decks import DeckEntry
from quizgeo.insight.tables import Drawing, in_width
from quizgeo.language import N_, _
from quizgeo.progress import Written
from quizgeo.study import Learner, studied, workload_of
from quizgeo.study.agenda import MOST_MINUTES, Agenda, Break, agenda_of, forget_exam, keep_break, keep_exam, keep_spread
from quizgeo.study.agenda_words import agenda_lines
from quizgeo.study.break_plan import BreakPlan, plan_break
from quizgeo.study.exam_plan import ExamPlan, Wish, cards_for, plan_exam
from quizgeo.study.written_days import DayError, read_break, read_exam


class Call(Struct, frozen=True):
    """What the words of the call ask for."""

    decks: tuple[str, ...]
    exam: str | None
    minutes: float | None
    typed: bool
    away: str | None
    keep: bool
    forget: bool
    spread: bool

    def check(self) -> None:
        """Refuse options that do not go together. Raises RefusalError."""
        if self.exam is None and (self.minutes is not None or self.typed):
            raise RefusalError(_("--minutes and --typed are about an exam: say its day with --exam."), MISUSED)
        if self.forget and (self.keep or self.exam or self.away):
            raise RefusalError(_("--forget ends what was kept; it goes with no option but decks."), MISUSED)
        if self.spread and (self.forget or self.keep or self.exam or self.away or self.decks):
            raise RefusalError(_("--spread is about all that waits; it goes with no deck or other option."), MISUSED)
        if self.keep and not (self.exam or self.away):
            raise RefusalError(_("--keep keeps an exam or a break: say it with --exam or --away."), MISUSED)


class Found(Struct):
    """What is told."""

    today: int
    titles: Mapping[str, str]
    """Of the decks that were named, by identity."""
    agenda: Agenda
    exam: ExamPlan | None = None
    over: bool = False
    """Whether the exam is today, so that nothing is left to plan."""
    away: BreakPlan | None = None
    kept: bool = False


def _finite(_context: click.Context, _parameter: click.Parameter, value: float | None) -> float | None:
    """Refuse what is written as a number and is none. Raises click.BadParameter."""
    if value is not None and not math.isfinite(value):
        raise click.BadParameter(_("{number} is no number of minutes.").format(number=value))
    return value


@click.command()
@click.argument("decks", metavar="[DECK]...", nargs=-1)
@click.option("--exam", metavar="DATE", help=N_("Prepare for an exam: 2026-12-05, 12-05, 5 Dec, +30 or tomorrow."))
@click.option(
    "--minutes",
    type=click.FloatRange(0, MOST_MINUTES, min_open=True),
    callback=_finite,
    metavar="N",
    help=N_("Minutes a day that there are; says what to leave out where they are too short."),
)
@click.option("--typed", is_flag=True, help=N_("The exam asks for words where options were shown."))
@click.option("--away", metavar="FROM..TO", help=N_("Days without study: 12-20..12-28, or one day."))
@click.option("--keep", is_flag=True, help=N_("Let study follow the plan from now on."))
@click.option("--forget", is_flag=True, help=N_("End what was kept: of these decks, or everything."))
@click.option(
    "--spread",
    is_flag=True,
    help=N_("Spread what is overdue over 7 days, most endangered first; --forget ends it."),
)
@click.option("--plain", is_flag=True, help=N_("In words and figures alone, without bars."))
@click.option("--json", "as_json", is_flag=True, help=N_("As one JSON document."))
def plan(
    *,
    decks: tuple[str, ...],
    exam: str | None,
    minutes: float | None,
    typed: bool,
    away: str | None,
    keep: bool,
    forget: bool,
    spread: bool,
    plain: bool,
    as_json: bool,
) -> int:
    """Prepare for an exam or a break; without either, tell what is kept and what goals would cost in a year."""
    call = Call(decks, exam, minutes, typed, away, keep, forget, spread)
    call.check()
    if as_json:
        language.use("en")
    with learner(readonly=not (keep or forget or spread)) as opened:
        chosen = find_decks(opened, decks)
        for deck in chosen:
            if deck.problems:
                raise broken(deck)
        if forget:
            _forget(opened, chosen)
        if spread:
            _tell(keep_spread(opened, opened.today()))
        found = _find(opened, call, chosen)
        drawing = Drawing(bars=not plain, signs=not output.only_ascii())
        if as_json:
            output.document(_record(opened, found, chosen))
        else:
            output.facts(in_width(list(_lines(opened, found, chosen, drawing))))
    return DONE


def _find(opened: Learner, call: Call, chosen: Sequence[DeckEntry]) -> Found:
    """Plan what is asked for, and keep it where that is wanted. Raises RefusalError."""
    today = opened.today()
    decks = chosen or studied(opened.library.entries)
    try:
        day = read_exam(call.exam, today) if call.exam is not None else None
        away = read_break(call.away, today) if call.away is not None else None
    except DayError as error:
        raise RefusalError(str(error), MISUSED) from error
    found = Found(today, {deck.id: title_of(deck) for deck in chosen}, agenda_of(opened), over=day == today)
    if day is not None and not found.over:
        prepared = cards_for(opened, decks)
        if not prepared.found.cards:
            raise RefusalError(_("There is no card to prepare."), PROBLEMS)
        standing = away or found.agenda.away
        found.exam = plan_exam(prepared, Wish(day, call.minutes, call.typed, standing))
    if away is not None:
        found.away = plan_break(opened, decks, away)
    found.kept = _stands(found)
    if call.keep:
        _keep(opened, found, away)
    return found


def _stands(found: Found) -> bool:
    """Tell whether study follows all of this plan already."""
    wanted = replace(found.exam.kept, since=0) if found.exam else None
    exam = wanted is None or wanted in (replace(each, since=0) for each in found.agenda.exams)
    away = found.away is None or found.away.away == found.agenda.away
    return exam and away


def _keep(opened: Learner, found: Found, away: Break | None) -> None:
    if found.exam is not None:
        _tell(keep_exam(opened, found.exam.kept))
    if away is not None:
        _tell(keep_break(opened, away))
    found.kept = found.exam is not None or away is not None
    found.agenda = agenda_of(opened)


def _forget(opened: Learner, chosen: Sequence[DeckEntry]) -> None:
    """End the exams of these decks; without any, all of them, the break, and the spreading of a backlog."""
    agenda = agenda_of(opened)
    kept = {deck for exam in agenda.exams for deck in exam.decks}
    gone = kept & {deck.id for deck in chosen} if chosen else kept
    if gone:
        _tell(forget_exam(opened, gone))
    if agenda.away is not None and not chosen:
        _tell(keep_break(opened, None))
    if agenda.spread is not None and not chosen:
        _tell(keep_spread(opened, None))


def _tell(written: Written) -> None:
    if written.message:
        output.say(written.message)


def _lines(opened: Learner, found: Found, chosen: Sequence[DeckEntry], drawing: Drawing) -> list[str]:
    """Tell what was found, and what it rests on."""
    over = [_("The exam is today: nothing left to plan.")] if found.over else []
    if found.over and found.away is None:
        return over
    told = [*over, ""] if over else []
    if found.exam is not None:
        told += [*exam_lines(found.exam, titles_in(found.titles), drawing), ""]
    if found.away is not None:
        told += [*break_lines(found.away), ""]
    if told:
        return [*told, *_end(found)]
    titles = {str(deck.id): title_of(deck) for deck in opened.library.entries}
    kept = list(agenda_lines(found.agenda, found.today, titles))
    ahead = workload_of(opened, chosen)
    rest = basis(ahead.answers, ahead.simulated, ahead.cards) if ahead.curve else ()
    return [*(kept or [_("No exam and no break is planned.")]), "", *year_lines(ahead), *rest]


def _end(found: Found) -> list[str]:
    """Say what the plan rests on, and whether study follows it."""
    told: list[str] = []
    if found.exam is not None:
        told += basis(found.exam.answers, found.exam.simulated, found.exam.cards)
    elif found.away is not None:
        told += basis(found.away.answers, found.away.simulated, found.away.cards)
    follows = _("Kept: study follows it from now on; quizgeo plan --forget ends it.")
    return [*told, follows if found.kept else _("With --keep, study follows it.")]


def _record(opened: Learner, found: Found, chosen: Sequence[DeckEntry]) -> dict[str, JSON]:
    looks_ahead = found.exam is None and found.away is None and not found.over
    return {
        "plan": FORMAT,
        "today": iso(found.today),
        "decks": list(found.titles),
        "kept": agenda_record(found.agenda, found.today),
        "exam": exam_record(found.exam) if found.exam else None,
        "away": break_record(found.away) if found.away else None,
        "year": year_record(workload_of(opened, chosen)) if looks_ahead else None,
    }
