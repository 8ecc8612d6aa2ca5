"""What each role may see of a lesson now: every message to players, screens and hosts is made here and nowhere else.

Nothing of an answer is in a message before its reveal: not to players, and not to screens, which see what players see.
"""

from collections.abc import Collection

from msgspec.structs import replace

from quizgeo.answers import answer_text
from quizgeo.classroom import tallies
from quizgeo.classroom.folding_answers import shown_to
from quizgeo.classroom.judging import as_said, event_id, overruled
from quizgeo.classroom.lesson import SCREEN, Lesson
from quizgeo.classroom.map_ids import map_name_after
from quizgeo.classroom.names import MOST_REROLLS
from quizgeo.classroom.scoring import answered, grade_of, total
from quizgeo.classroom.sharing import address
from quizgeo.classroom.state import Counted, Player
from quizgeo.classroom.tallies import Histogram, Texts
from quizgeo.classroom.timing import began, deadline, lesson_end
from quizgeo.classroom.wire import Answer, Asking, Board, Finished, Own, Receipt, Reveal, Row, State, You
from quizgeo.decks import Citation, Question

TOP = 5
"""Players that a board names."""


def state(lesson: Lesson, player: Player | None, now: int) -> State:
    """Give everything that a player, or for None a screen, needs."""
    room, q = lesson.room, lesson.place(player)
    number = 1 if room.paced and player else room.round  # where a host believes the room to be is where it is
    p = player.p if player else SCREEN
    shows = player is None or player.standing == "in"
    receipt = room.book.answers.get((p, q, number))
    over = room.phase == "finished"
    return State(
        phase=room.phase,
        mode=room.settings.mode,
        paused=room.paused,
        title=room.made.title if room.made else "",
        lang=room.made.lang if room.made else "",
        locked=room.locked,
        q=q,
        of=len(room.items),
        round=number,
        question=asking(lesson, player, now) if shows else None,
        reveal=reveal(lesson, player, q) if shows and _is_shown(lesson, p, q) and not over else None,
        board=board_for(lesson, player) if room.phase in ("board", "finished") and _has_board(lesson) else None,
        you=you(lesson, player) if player else None,
        counted=Receipt(q, number, sent_back(lesson, p, q, receipt)) if receipt is not None and player else None,
        texts=room.settings.texts,
        end=finished(lesson, player) if over and player else None,
        ends_ms=_ends(lesson, player, now),
    )


def _ends(lesson: Lesson, player: Player | None, now: int) -> int | None:
    end = lesson_end(lesson.room, player.factor if player else 1.0, now)
    return None if end is None else max(end - now, 0)


def _is_shown(lesson: Lesson, p: str, q: int) -> bool:
    if not 0 <= q < len(lesson.questions):
        return False
    if p == SCREEN:
        return lesson.room.phase in ("revealed", "board") and q in lesson.room.book.revealed
    return shown_to(lesson.room, p, q)


def _has_board(lesson: Lesson) -> bool:
    settings = lesson.room.settings
    return settings.board != "never" and settings.points != "none"


def asking(lesson: Lesson, player: Player | None, now: int) -> Asking | None:
    """Give the question that stands before a player or a screen; None where there is none, or clocks stand."""
    room, q = lesson.room, lesson.place(player)
    if not 0 <= q < len(lesson.questions) or room.paused or room.phase in ("lobby", "finished"):
        return None
    if room.paced and player is None:
        return None
    item, p = room.items[q], player.p if player else SCREEN
    who = player or Player(SCREEN, "", "")
    due, limit = deadline(room, who, now), began(room, who)[2]
    return Asking(
        q,
        len(room.items),
        1 if room.paced else room.round,
        lesson.face(p, q).shown,
        item.worth,
        None if limit is None or who.factor is None else round(limit * who.factor),
        None if due is None else max(due - now, 0),
        room.settings.confidence,
        _is_late(lesson, player),
    )


def _is_late(lesson: Lesson, player: Player | None) -> bool:
    """Tell whether a player came after the question was opened, which is then not theirs."""
    room = lesson.room
    opening = None if room.paced or player is None else room.opening
    return opening is not None and player is not None and player.p not in opening.players


def you(lesson: Lesson, player: Player) -> You:
    """Give a player what the room knows of them."""
    left = MOST_REROLLS - player.rerolls if player.generated and lesson.room.phase == "lobby" else 0
    points = lesson.points(player.p)
    waiting = player.standing == "waiting"
    return You(player.name, player.team, points, answered(lesson.room, player.p), player.factor, waiting, left)


def reveal(lesson: Lesson, player: Player | None, q: int) -> Reveal:
    """Give what is right, with what became of the player's own answer; a screen sees what all have in common."""
    common = lesson.reveals.get(q)
    if common is None:
        common = lesson.reveals[q] = _reveal(lesson, q)
    if player is None:
        return common
    ranked = _has_board(lesson) and not lesson.room.paced
    return replace(
        common,
        right_ids=_right_ids(lesson, player.p, q),
        total=lesson.points(player.p),
        rank=_rank(lesson, player.p) if ranked else None,
        you=_own(lesson, player, q),
    )


def _reveal(lesson: Lesson, q: int) -> Reveal:
    """Give what is right, as a screen shows it."""
    question = lesson.questions[q]
    shows_counts = lesson.room.settings.histogram
    return Reveal(
        q,
        question.key,
        lesson.right(q),
        _right_ids(lesson, SCREEN, q),
        question.explain,
        source_words(question.source),
        "" if question.status == "fact" else question.status,
        map_name_after(lesson.seed, q) if lesson.face(SCREEN, q).shown.map else "",
        tuple((text, number) for text, number, _right in histogram(lesson, q)) if shows_counts else None,
    )


def _right_ids(lesson: Lesson, p: str, q: int) -> tuple[str, ...]:
    right = lesson.right_texts(q)
    return tuple([each.id for each in lesson.face(p, q).shown.options if each.text in right]) if right else ()


def _rank(lesson: Lesson, p: str) -> int | None:
    own = lesson.standing(p)
    return own.rank if own else None


def source_words(citation: Citation | None) -> str:
    """Give where a fact stands, on one line."""
    if citation is None:
        return ""
    source = citation.source
    parts = [source.title, str(source.published) if source.published else "", f"¶{citation.at}" if citation.at else ""]
    return ", ".join(filter(None, parts))


def _own(lesson: Lesson, player: Player, q: int) -> Own | None:
    room = lesson.room
    found = lesson.result(player.p, q)
    if found.answer is None:
        return None
    verdict = lesson.judge(q).judge(found.answer.given).verdict
    same = verdict.grade == found.grade
    message = lesson.judge(q).message(found.answer.given, player.lang) if same else ""
    if not same and (q, found.answer.folded) in room.book.regraded:
        message = overruled(player.lang, right=found.right)
    return Own(
        sent_back(lesson, player.p, q, found.answer),
        found.grade,
        found.score,
        found.points,
        message,
        found.answer is room.book.answers.get((player.p, q, 1)),
        event_id(lesson.seed, player.p, lesson.questions[q].key),
        room.book.knew.get((player.p, q)),
    )


def sent_back(lesson: Lesson, p: str, q: int, answer: Counted) -> object:
    """Give an answer as it was sent: in the player's own ids where things were chosen, as text where it was typed."""
    return lesson.face(p, q).sent(answer.given)


def histogram(lesson: Lesson, q: int, number: int | None = None) -> Histogram:
    """Give each option of a choice with how often it was chosen and whether it is right, in the order of the deck."""
    return lesson.histogram(q, lesson.room.book.rounds.get(q, 1) if number is None else number)


def typed_texts(lesson: Lesson, q: int) -> Texts:
    """Give the typed answers to a question, most frequent first: folded, as one wrote it, how often, and if right."""
    rows = tallies.typed_texts(lesson.room, q, lesson.room.book.rounds.get(q, 1))
    return tuple((folded, as_said(said, lesson.questions[q]), count, right) for folded, said, count, right in rows)


def board_for(lesson: Lesson, player: Player | None) -> Board:
    """Give the five with most points, and in private where a player stands."""
    rows = lesson.standings
    top = tuple(Row(row.name, row.points, row.answered, row.rank) for row in rows[:TOP])
    found = lesson.standing(player.p) if player else None
    own = Row(found.name, found.points, found.answered, found.rank) if found else None
    return Board(top, len(rows), own, lesson.teams if lesson.room.settings.teams != "off" else None)


def finished(lesson: Lesson, player: Player) -> Finished:
    """Give what a player takes home."""
    room = lesson.room
    rows = [_taken_home(lesson, player.p, q) for q in room.book.rounds if q not in room.book.voided]
    deck = room.made.deck if room.made else ""
    told = tuple(row for row in rows if row is not None)
    return Finished(total(room, player.p), len(room.items), deck, told, address(room))


def _taken_home(lesson: Lesson, p: str, q: int) -> Answer | None:
    """Give the first round's answer, which alone feeds the player's memory; of an own judgement nothing if none was."""
    answer, knew = lesson.room.book.answers.get((p, q, 1)), lesson.room.book.knew.get((p, q))
    is_own = lesson.room.items[q].self_graded
    if answer is None or (is_own and knew is None):
        return None
    question, face = lesson.questions[q], lesson.face(p, q)
    grade = ("exact" if knew else "wrong") if is_own else grade_of(lesson.room, q, answer)[0]
    return Answer(
        q, question.key, _text_of(question), answer_text(question), _plain(answer), grade,
        event_id(lesson.seed, p, question.key), answer.at, answer.t, question.kind,
        tuple(each.text for each in face.shown.options), answer.conf,
    )  # fmt: skip


def _plain(answer: Counted) -> object:
    return list(answer.given) if isinstance(answer.given, tuple) else answer.given


def _text_of(question: Question) -> str:
    return question.prompt or question.body.wording


def connected_among(lesson: Lesson, connected: Collection[str]) -> int:
    """Count those who take part and are connected."""
    return sum(player.p in connected for player in lesson.room.there)
