"""What an exam shows, as JSON objects; documented in docs/exams.md. Pure.

Numbers of questions begin at 1. Before a paper is handed in, no object holds anything of what is right.
"""

from collections.abc import Sequence

from quizgeo.answers import answer_text
from quizgeo.cli.output import JSON
from quizgeo.cli.records import Record as Fields
from quizgeo.cli.records import given_json, iso, question_record, saved_word, source_record
from quizgeo.progress import Written
from quizgeo.study import Asking, Counts, Exam, Mark, Record, Review, Reviewed, Sitting, gist, mark_of
from quizgeo.study.exam_mark import OUTCOMES, Part

_UNTOLD = ("counts", "hints", "hints_shown", "self_graded")


def exam_record(exam: Exam, *, resumed: bool) -> Fields:
    """Give a paper as it begins or goes on."""
    return {"event": "exam", **_paper(exam.record), "resumed": resumed, **_time(exam)}


def sitting_record(view: Sitting) -> Fields:
    """Give a question as it is asked, and how it stands."""
    where: Fields = {"number": view.place + 1, "of": view.count}
    if view.asked is None:
        return {"event": "lost", **where, "why": view.lost}
    asked = question_record(Asking(view.asked, Counts(0, 0, 0, 0)))
    shown = {name: value for name, value in asked.items() if name not in _UNTOLD}
    return {**shown, **where, "self_marked": view.self_marked, **_state(view)}


def kept_record(view: Sitting, saved: Written | None) -> Fields:
    """Give how a question stands after something was done to it, which is as safe as `saved` says."""
    return {"event": "kept", "number": view.place + 1, **_state(view), "saved": saved_word(saved)}


def _state(view: Sitting) -> Fields:
    line = view.line
    return {"state": line.state, "given": given_json(line.given), "marked": line.marked}


def overview_record(exam: Exam) -> Fields:
    """Give how all questions stand."""
    lines = exam.record.lines
    return {
        "event": "overview",
        "answered": exam.record.answered,
        "open": [number for number, line in enumerate(lines, 1) if line.state == "open"],
        "marked": [number for number, line in enumerate(lines, 1) if line.marked],
        **_time(exam),
    }


def time_record(exam: Exam) -> Fields:
    """Give the time that was used, and what is left."""
    return {"event": "time", **_time(exam)}


def _time(exam: Exam) -> Fields:
    return {"elapsed": exam.elapsed, "limit": exam.record.limit, "left": exam.left}


def result_record(review: Review) -> Fields:
    """Give a paper that was handed in with its mark, and every question with what is right."""
    count = len(review.record.lines)
    return {
        **_paper(review.record),
        **_result(review.record, review.mark),
        "tags": [{"tag": tag, **_part(part)} for tag, part in review.mark.tags],
        "questions": [_question(review.at(place), review.record) for place in range(count)],
    }


def list_record(records: Sequence[Record]) -> JSON:
    """Give all papers, each with its mark where it was handed in."""
    return [
        {
            **_paper(record),
            "state": "open" if record.handed is None else "handed_in",
            "answered": record.answered,
            **({} if record.handed is None else _result(record, mark_of(record))),
        }
        for record in records
    ]


def _paper(record: Record) -> Fields:
    paper = record.paper
    return {
        "exam": paper.name,
        "title": paper.title,
        "decks": [deck for deck, _path in paper.files],
        "language": paper.language or None,
        "seed": paper.seed,
        "day": iso(record.day),
        "count": len(paper.slots),
    }


def _result(record: Record, mark: Mark) -> Fields:
    outcomes: dict[str, JSON] = {outcome: mark.count(outcome) for outcome in OUTCOMES}
    return {**_part(mark.whole), **outcomes, "elapsed": mark.elapsed, "limit": record.limit, "late": mark.late}


def _part(part: Part) -> Fields:
    return {"score": round(part.score, 3), "most": part.most, "percent": part.percent, "counted": part.count}


def _question(found: Reviewed, record: Record) -> Fields:
    slot, line = record.paper.slots[found.place], found.line
    score = line.score if found.self_marked else found.marking.score
    told: Fields = {"question": None, "answer": None, "explain": None, "source": None}
    if found.sat is not None:
        question = found.sat.posed.question
        told = {
            "question": gist(found.sat.asked),
            "answer": answer_text(question),
            "explain": question.explain,
            "source": source_record(question.source),
        }
    return {
        "number": found.place + 1,
        "card": slot.key,
        **told,
        "outcome": found.outcome,
        "given": given_json(line.given),
        "score": None if score is None else round(score, 3),
        "points": slot.points,
        "grade": found.marking.grade or None,
        "reason": found.marking.reason,
        "tags": list(slot.tags),
        "marked": line.marked,
        "flagged": line.flagged,
        "milliseconds": line.spent,
    }
