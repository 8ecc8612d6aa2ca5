"""The command `exam`: a test with a mark at the end, in the app or line by line."""

import gc
import math

import click
from msgspec import Struct

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.deck_words import broken, left_out_lines
from quizgeo.cli.exam_lines import list_lines, open_line
from quizgeo.cli.exam_people import ExamPeople, ExamProtocol
from quizgeo.cli.exam_plain import ExamLines, mark_own
from quizgeo.cli.exam_records import list_record, result_record
from quizgeo.cli.naming import find_decks, tongue_of
from quizgeo.cli.read_line import Lines
from quizgeo.cli.refusal import DONE, MISUSED, PROBLEMS, RefusalError, unknown
from quizgeo.cli.start import OpenApp, back_up, has_screen, in_words, learner
from quizgeo.language import N_, _
from quizgeo.study import (
    Exam,
    ExamScope,
    Learner,
    Record,
    Refusal,
    begin_exam,
    find_paper,
    open_papers,
    past_papers,
    resume_exam,
    review_exam,
    watch_of,
)
from quizgeo.study.exam_paper import MOST

MOST_SEED = 999_999_999


class Wishes(Struct, frozen=True):
    """What the words of the call ask for."""

    decks: tuple[str, ...]
    count: int | None
    minutes: float | None
    seed: int | None
    tags: tuple[str, ...]
    language: str
    self_marked: bool

    @property
    def begins(self) -> bool:
        """Whether a new paper is asked for."""
        return bool(self.decks or self.tags) or any(each is not None for each in (self.count, self.minutes, self.seed))


def _finite(_context: click.Context, _parameter: click.Parameter, minutes: float | None) -> float | None:
    """Refuse what is written as a number and is none. Raises click.BadParameter."""
    if minutes is not None and not math.isfinite(minutes):
        raise click.BadParameter(_("{number} is no number of minutes.").format(number=minutes))
    return minutes


@click.command()
@click.argument("deck", nargs=-1)
@click.option("--count", type=click.IntRange(1, MOST), metavar="N", help=N_("Ask so many questions."))
@click.option(
    "--minutes",
    type=click.FloatRange(0, 10_000, min_open=True),
    callback=_finite,
    metavar="N",
    help=N_("Hand the paper in after so many minutes."),
)
@click.option(
    "--seed",
    type=click.IntRange(0, MOST_SEED),
    metavar="S",
    help=N_("Make the same paper as this seed did before; without it one is drawn."),
)
@click.option("--tag", multiple=True, metavar="T", help=N_("Only questions with this tag; may be given again."))
@click.option("--no-self-marked", is_flag=True, help=N_("Leave out cards and free answers, which you mark yourself."))
@click.option("--lang", default="", metavar="L", help=N_("Speak this language, and show decks in it where they can."))
@click.option("--list", "lists", is_flag=True, help=N_("List the papers: those that are open, and past marks."))
@click.option("--review", default="", metavar="ID", help=N_("Show a paper that was handed in."))
@click.option("--plain", is_flag=True, help=N_("Line by line on stdin and stdout, for screen readers and pipes."))
@click.option("--json", "as_json", is_flag=True, help=N_("As JSON, for programs."))
@click.pass_obj
def exam(
    open_app: OpenApp | None,
    *,
    deck: tuple[str, ...],
    count: int | None,
    minutes: float | None,
    seed: int | None,
    tag: tuple[str, ...],
    no_self_marked: bool,
    lang: str,
    lists: bool,
    review: str,
    plain: bool,
    as_json: bool,
) -> int:
    """Sit an exam on decks: a test with a mark at the end. Without a deck: go on with the paper that is open."""
    if as_json or language.speaks(lang):
        language.use("en" if as_json else lang)
    wishes = Wishes(deck, count, minutes, seed, tag, lang, not no_self_marked)
    if plain or as_json or not has_screen():
        open_app = None
    with learner(readonly=lists) as sitting:
        if lists:
            return _list(sitting, as_json=as_json)
        if review:
            return _review(sitting, review, open_app, as_json=as_json)
        return _sit(sitting, wishes, open_app, as_json=as_json)


def _list(sitting: Learner, *, as_json: bool) -> int:
    records = [*open_papers(sitting), *past_papers(sitting)]
    if as_json:
        output.document(list_record(records))
    else:
        output.facts(list(list_lines(records)))
    return DONE


def _review(sitting: Learner, name: str, open_app: OpenApp | None, *, as_json: bool) -> int:
    record = find_paper(sitting, name)
    if record is None or record.handed is None:
        known = [each.paper.name for each in past_papers(sitting)]
        sentence = unknown(_("No paper {word} was handed in; quizgeo exam --list names them."), name, known)
        raise RefusalError(sentence, MISUSED)
    if open_app is not None:
        return open_app(sitting, ExamScope((), paper=record.paper.id), record.paper.language)
    found = review_exam(sitting, record)
    if as_json:
        output.document(result_record(found))
        return DONE
    people = ExamPeople()
    people.result(found)
    mark_own(found, people, Lines())
    return PROBLEMS if sitting.writer.unsaved else DONE


# -- sitting ---------------------------------------------------------------------------------------------------------


def _sit(sitting: Learner, wishes: Wishes, open_app: OpenApp | None, *, as_json: bool) -> int:
    open_ones = open_papers(sitting)
    scope = _scope(sitting, wishes) if wishes.begins else _open_scope(open_ones, has_app=open_app is not None)
    if open_app is not None:
        return open_app(sitting, scope, scope.language)
    for record in open_ones:
        if record.paper.id != scope.paper:
            output.say(_("Open: {paper}").format(paper=open_line(record)))
    for line in left_out_lines(sitting, scope.decks) if scope.decks else ():
        output.say(line)
    return _line_by_line(_exam(sitting, scope), resumed=bool(scope.paper), as_json=as_json)


def _open_scope(records: tuple[Record, ...], *, has_app: bool) -> ExamScope:
    """Give the scope that goes on with the paper begun last. Raises RefusalError where none is open."""
    if records:
        return ExamScope((), language=records[0].paper.language, paper=records[0].paper.id)
    if has_app:
        return ExamScope(())
    raise RefusalError(_("No paper is open. Name a deck to begin one: quizgeo exam DECK"), MISUSED)


def _scope(sitting: Learner, wishes: Wishes) -> ExamScope:
    """Find the decks that are meant.

    Raises RefusalError where none is named, for a deck, tag or language that is not there, and for one with errors.
    """
    if not wishes.decks:
        raise RefusalError(_("Name a deck for the exam, as in quizgeo exam DECK --count 20"), MISUSED)
    decks = find_decks(sitting, wishes.decks)
    for deck in decks:
        if deck.problems:
            raise broken(deck)
    known = {tag.casefold(): tag for deck in decks for card in deck.cards for tag in card.tags}
    for tag in wishes.tags:
        if tag.casefold() not in known:
            raise RefusalError(unknown(_("No card has the tag {word}."), tag, list(known.values())), MISUSED)
    return ExamScope(
        decks, wishes.tags, wishes.count, wishes.minutes, tongue_of(wishes.language, decks), seed=wishes.seed,
        self_marked=wishes.self_marked,
    )  # fmt: skip


def _exam(sitting: Learner, scope: ExamScope) -> Exam:
    """Begin a paper, or go on with one. Raises RefusalError where there is no question."""
    watch = watch_of(sitting.clock)
    record = find_paper(sitting, scope.paper)
    if record is not None:
        return resume_exam(sitting, record, watch)
    with in_words():
        exam = begin_exam(sitting, scope, watch)
    if isinstance(exam, Refusal):
        raise RefusalError(exam.message, PROBLEMS)
    return exam


def _line_by_line(sat: Exam, *, resumed: bool, as_json: bool) -> int:
    """Sit an exam without a screen; give 1 when an answer is nowhere on the disk."""
    gc.enable()
    speaker = ExamProtocol() if as_json else ExamPeople()
    try:
        safe = ExamLines(sat, speaker, resumed=resumed).run(Lines())
    except BrokenPipeError:  # it stopped reading: all that was told is on disk
        output.give_up()
        safe = not sat.learner.writer.unsaved
    if safe:
        back_up(sat.learner)
    return DONE if safe else PROBLEMS
