"""A lesson in words, for whoever takes part line by line: one fact a line, no sign for a word. Pure."""

from collections.abc import Iterator

from quizgeo.classroom.wire import Board, Finished, Own, Reveal
from quizgeo.classroom.words import GRADES
from quizgeo.language import _, ngettext

MINUTE_S = 60


def reveal_lines(told: Reveal, *, self_graded: bool) -> Iterator[str]:
    """Say how the own answer went, what is right, and why."""
    yield from _own_lines(told.you, self_graded=self_graded)
    for line in told.right.splitlines():
        yield _("Answer: {answer}").format(answer=line)
    yield from told.explain.splitlines()
    for text, count in told.hist or ():
        yield _("{count} chose: {text}").format(count=count, text=text)
    if told.source:
        yield _("Source: {source}").format(source=told.source)


def _own_lines(own: Own | None, *, self_graded: bool) -> Iterator[str]:
    if own is None:
        yield _("You gave no answer that counts.")
        return
    if self_graded and own.knew is None:
        yield _("Compare it with your answer. y: I was right, n: I was wrong.")
        return
    yield from dict.fromkeys(filter(None, (_(GRADES[own.grade]), own.message)))
    if own.points:
        yield _("{points} points").format(points=own.points)


def board_lines(board: Board | None) -> Iterator[str]:
    """Name those with most points, and where one stands oneself."""
    for row in board.top if board is not None else ():
        yield _("{rank}. {name}: {points} points").format(rank=row.rank, name=row.name, points=row.points)
    if board is not None and board.you is not None and board.you not in board.top:
        row = board.you
        yield _("{rank}. {name}: {points} points").format(rank=row.rank, name=row.name, points=row.points)


def ending_lines(left: int | None) -> Iterator[str]:
    """Say how much longer a lesson goes on that ends by the clock. left: milliseconds; None: it does not."""
    if left is None:
        return
    seconds = -(-left // 1000)
    count = seconds if seconds <= MINUTE_S else -(-seconds // MINUTE_S)
    if seconds <= MINUTE_S:
        words = ngettext("The lesson ends in {count} second.", "The lesson ends in {count} seconds.", count)
    else:
        words = ngettext("The lesson ends in {count} minute.", "The lesson ends in {count} minutes.", count)
    yield words.format(count=count)


def end_lines(end: Finished | None, url: str, *, rounds: bool = False) -> Iterator[str]:
    """Sum up. url: of the server, where the deck may be had; rounds: whether anything was asked again."""
    yield _("The lesson is over. Thank you!")
    if end is not None:
        right = sum(each.grade in ("exact", "close") for each in end.answers)
        yield _("{right} of {count} answers were right.").format(right=right, count=len(end.answers))
        if rounds:
            yield _("These are the first answers, as in your own progress; points may count a later round.")
    if end is not None and end.share:
        yield _("Your teacher shares the deck. Save it from here while the lesson is still open there:")
        yield f"{url}{end.share}"
