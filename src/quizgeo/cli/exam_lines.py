"""What is told of exams, in words: one fact a line. Pure."""

from collections.abc import Iterator, Mapping, Sequence

from quizgeo.answers import answer_lines
from quizgeo.cli.asked_lines import asked_lines
from quizgeo.cli.told_lines import source_lines
from quizgeo.decks import Open
from quizgeo.language import N_, _, ngettext, number
from quizgeo.study import Mark, Paper, Record, Reviewed, Sitting, gist, in_one_line, mark_of, milliseconds_in_words
from quizgeo.study.dates import day_in_words
from quizgeo.study.exam_mark import Outcome, Part

OUTCOMES: Mapping[Outcome, str] = {
    "right": N_("Right."),
    "partial": N_("Partly right."),
    "wrong": N_("Wrong."),
    "blank": N_("Left blank."),
    "void": N_("Does not count."),
    "waiting": N_("Yours to mark."),
}
LOST: Mapping[str, str] = {
    "gone": N_("This question is not in its deck any more. It will not count."),
    "changed": N_("This question has changed since the paper was made. It will not count."),
    "unread": N_("The deck of this question cannot be read now."),
}


def head_line(paper: Paper) -> str:
    """Name a paper: its decks, its questions, its time and its seed."""
    count = ngettext("{count} question", "{count} questions", len(paper.slots)).format(count=len(paper.slots))
    if paper.limit is None:
        return _("Exam: {title}; {questions}; seed {seed}.").format(title=paper.title, questions=count, seed=paper.seed)
    time = milliseconds_in_words(paper.limit)
    sentence = _("Exam: {title}; {questions}; {time}; seed {seed}.")
    return sentence.format(title=paper.title, questions=count, time=time, seed=paper.seed)


def question_lines(view: Sitting) -> list[str]:
    """Say which question it is, what it asks, and what stands as its answer."""
    place = _("Question {number} of {count}").format(number=view.place + 1, count=view.count)
    marked = _("{place}, marked:").format(place=place) if view.line.marked else f"{place}:"
    if view.asked is None:
        return [marked, _(LOST[view.lost or "gone"])]
    own = [_("You will mark this one yourself, at the review.")] if view.self_marked else []
    return [marked, *asked_lines(view.asked), *own, *_standing(view)]


def _standing(view: Sitting) -> Iterator[str]:
    if view.line.state == "answered":
        yield _("Your answer so far: {given}").format(given=view.said)
    elif view.line.state == "unknown":
        yield _("You said that you do not know.")


def kept_line(view: Sitting) -> str:
    """Say what was kept of a question."""
    if view.line.state == "answered":
        return _("Kept: {given}").format(given=view.said)
    return _("Kept: you do not know.") if view.line.state == "unknown" else _("Taken back; the question is open.")


def marked_line(view: Sitting) -> str:
    """Say whether a question is marked now."""
    return _("Marked.") if view.line.marked else _("The mark is off.")


def overview_lines(record: Record) -> Iterator[str]:
    """Say how many questions are answered, and which are open or marked."""
    count = len(record.lines)
    yield _("Answered: {answered} of {count}.").format(answered=record.answered, count=count)
    for words, places in (
        (_("Open: {numbers}"), [place for place, line in enumerate(record.lines, 1) if line.state == "open"]),
        (_("Marked: {numbers}"), [place for place, line in enumerate(record.lines, 1) if line.marked]),
    ):
        if places:
            yield words.format(numbers=", ".join(map(str, places)))


def time_line(elapsed: int, left: int | None) -> str:
    """Say how much time was used, and how much is left."""
    used = milliseconds_in_words(elapsed)
    if left is None:
        return _("Time used: {used}; there is no limit.").format(used=used)
    return _("Time used: {used}; left: {left}.").format(used=used, left=milliseconds_in_words(left))


def result_lines(record: Record) -> Iterator[str]:
    """Tell the mark: in all, by tag, what became of the questions, how long it took, and the seed."""
    mark = mark_of(record)
    yield _("Mark: {mark}").format(mark=part_words(mark.whole))
    yield from (_("{tag}: {mark}").format(tag=tag, mark=part_words(part)) for tag, part in mark.tags)
    yield counts_line(mark)
    if mark.count("waiting"):
        sentence = ngettext(
            "{count} question is yours to mark, and does not count before.",
            "{count} questions are yours to mark, and do not count before.",
            mark.count("waiting"),
        )
        yield sentence.format(count=mark.count("waiting"))
    if mark.elapsed:  # there is none by a clock that stands still
        yield _("Time: {time}").format(time=milliseconds_in_words(mark.elapsed))
    if mark.late:
        yield _("The time was over; what was there was handed in.")
    yield _("Seed: {seed}").format(seed=record.paper.seed)


def part_words(part: Part) -> str:
    """Give a mark in words: `14 of 20 points, 70 %`."""
    if part.percent is None:
        return _("nothing counts yet")
    score, most = _points(part.score), _points(part.most)
    plural = 1 if part.most == 1 else 2
    words = ngettext("{score} of {most} point, {percent} %", "{score} of {most} points, {percent} %", plural)
    return words.format(score=score, most=most, percent=part.percent)


def _points(points: float) -> str:
    return number(f"{points:.2f}".rstrip("0").rstrip("."))


def counts_line(mark: Mark) -> str:
    """Say how many questions were right, partly right, wrong, blank, and out of the count."""
    words = _("Right {right}, partly {partial}, wrong {wrong}, blank {blank}, not counted {void}.")
    counts = {outcome: mark.count(outcome) for outcome in ("right", "partial", "wrong", "blank")}
    return words.format(**counts, void=mark.count("void"))


def review_lines(found: Reviewed, count: int) -> Iterator[str]:
    """Tell of one question what was asked and given, what is right, why, and where that stands."""
    yield _("Question {number} of {count}").format(number=found.place + 1, count=count) + ":"
    if found.sat is None or found.verdict is None:
        yield _(LOST[found.lost or "gone"])
        return
    yield gist(found.sat.asked)
    yield _("You: {given}").format(given=in_one_line(found.line.given, found.sat.posed.question))
    yield _(OUTCOMES[found.outcome])
    question = found.sat.posed.question
    for line in answer_lines(question):
        yield _("Answer: {answer}").format(answer=line)
    if isinstance(question.body, Open):
        yield from (_("A point: {point}").format(point=point) for point in question.body.rubric)
    if found.line.flagged:
        yield _("You say that it was right; that is kept for whoever wrote the deck.")
    yield from question.explain.splitlines()
    yield from source_lines(question)


def list_lines(records: Sequence[Record]) -> Iterator[str]:
    """Tell of papers, one a line: those that are open, then what those handed in were worth."""
    if not records:
        yield _("There is no exam yet. Begin one: quizgeo exam DECK")
    for record in sorted(records, key=lambda each: each.handed is not None):
        yield open_line(record) if record.handed is None else past_line(record)


def open_line(record: Record) -> str:
    """Tell of a paper that is open."""
    left = None if record.limit is None else max(0, record.limit - record.elapsed)
    words = _("{name}  open, {answered} of {count} answered  {title}  seed {seed}")
    if left is not None:
        words = _("{name}  open, {answered} of {count} answered, {left} left  {title}  seed {seed}")
    time = milliseconds_in_words(left or 0)
    paper = record.paper
    return words.format(
        name=paper.name, answered=record.answered, count=len(record.lines), left=time, title=paper.title,
        seed=paper.seed,
    )  # fmt: skip


def past_line(record: Record) -> str:
    """Tell of a paper that was handed in."""
    paper = record.paper
    words = _("{name}  {date}  {mark}  {title}  seed {seed}")
    return words.format(
        name=paper.name, date=day_in_words(record.day), mark=part_words(mark_of(record).whole), title=paper.title,
        seed=paper.seed,
    )  # fmt: skip
