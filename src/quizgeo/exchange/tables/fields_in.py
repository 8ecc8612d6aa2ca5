"""The other cells of a row into the fields of a question; what cannot be read is dropped, and that is said."""

from collections.abc import Callable, Iterator
from typing import TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.decks import Choice, Citation, MapView, Open, PartialDate, Question, Source
from quizgeo.decks.model import Status
from quizgeo.decks.scalars import MisreadError, is_slug, read_date, read_decimal, read_seconds, read_whole
from quizgeo.exchange.keys import own_key
from quizgeo.exchange.shape import Foreign, Loss
from quizgeo.exchange.tables.bodies_in import Body
from quizgeo.exchange.tables.cells import loosely_parted, pairs_parted, parted
from quizgeo.exchange.tables.heads import Row, word
from quizgeo.exchange.tables.reading import line, once, truth
from quizgeo.exchange.tables.tongues import digits
from quizgeo.exchange.tables.words import DIFFICULTY
from quizgeo.exchange.tags import tag_of
from quizgeo.language import _
from quizgeo.patterns import regex

T = TypeVar("T")
_STATUS = ("fact", "claim", "contested", "forecast", "quote", "analysis")
_TITLED = regex(r"([a-z0-9-]+) = (.+)")
_SECONDS = regex(r"(\d+(?:\.0+)?)\s*(?:s|sec|secs|seconds|detik|dtk)\.?")


class Read(Struct, frozen=True):
    """A question of a row, and what of it was dropped."""

    foreign: Foreign
    losses: tuple[Loss, ...]


def question_of(row: Row, body: Body, language: str) -> Read:
    """Put a question together. language: the tag of texts that do not say theirs."""
    losses: list[Loss] = []
    place = str(row.line)

    def field(name: str, parse: Callable[[str], T], otherwise: T) -> T:
        written = row.get(name)
        if not written:
            return otherwise
        try:
            return parse(line(written))
        except MisreadError as error:
            losses.append(Loss(place, name, "dropped", error.message))
            return otherwise

    question = Question(
        key=own_key(row.get("id")),
        id="",
        body=body.kind,
        prompt=body.prompt,
        hints=tuple(hint for text in row.every("hint") for hint in parted(text)),
        source=_source(row, field("at", lambda text: read_whole(digits(text, row.comma), 1, 1_000_000), None)),
        as_of=field("as_of", read_date, cast("PartialDate | None", None)),
        status=field("status", _status, "fact"),
        tags=_tags(row),
        difficulty=field("difficulty", _difficulty, None),
        points=field("points", lambda text: _points(digits(text, row.comma), text), 1.0),
        seconds=field("time", seconds_of, None),
        map=_map(row),
        typed_ladder=isinstance(body.kind, Choice) and row.get("ladder") == "typed",
        shuffle=field("shuffle", truth, otherwise=True),
        extra={name: row.get(name) for name in row.cells if name.startswith("x-")},
        language=language,
    )
    if row.get("picture"):
        losses.append(Loss(place, "", "dropped", _("the picture {address}").format(address=line(row.get("picture")))))
    question = _commented(
        question, row, "" if isinstance(body.kind, Open) and not row.get("answer") else row.get("explain")
    )
    return Read(Foreign(question, "" if question.key else line(row.get("id")), place), tuple(losses))


def seconds_of(text: str) -> int:
    """Read a time limit; what is shorter or longer than a deck may hold is the shortest or longest it may."""
    found = _SECONDS.fullmatch(text.casefold())
    plain = found[1] if found else text
    try:
        value = read_decimal(plain)
    except MisreadError:
        return read_seconds(plain)
    return min(max(int(value), 5), 3600) if value > 0 else read_seconds(text)


def _source(row: Row, at: int | None) -> Citation | None:
    written = line(row.get("source"))
    if not written:
        return None
    titled = _TITLED.fullmatch(written)
    if titled and is_slug(titled[1]):
        source = Source(titled[1], titled[2])
    else:
        source = Source(written if is_slug(written) else "", written)
    return Citation(source, at, line(row.get("quote")))


def _status(text: str) -> Status:
    if text.lower() in _STATUS:
        return cast("Status", text.lower())
    raise MisreadError(_('"{text}" is not one of {words}').format(text=text, words=", ".join(_STATUS)), "")


def _difficulty(text: str) -> int:
    return DIFFICULTY.get(word(text)) or read_whole(text, 1, 5)


def _points(digits_of: str, text: str) -> float:
    value = float(read_decimal(digits_of))
    if value < 0:
        raise MisreadError(_("{value} is below 0").format(value=text), "")
    return value


def _tags(row: Row) -> tuple[str, ...]:
    """Give the tags; a space in one becomes a dash, as no tag has spaces."""
    written = (tag for text in row.every("tags") for part in loosely_parted(text) for tag in part.split(","))
    return tuple(once(map(tag_of, written)))


def _map(row: Row) -> MapView | None:
    region, marked = line(row.get("region")), loosely_parted(row.get("marked"))
    return MapView(region, marked) if region or marked else None


def _commented(question: Question, row: Row, explain: str) -> Question:
    """Add what is said after the answer; a comment that names no answer is an explanation."""
    written = row.get("feedback")
    try:
        return replace(question, feedback=dict(pairs_parted(written, lines=True)), explain=explain)
    except MisreadError:
        return replace(question, explain="\n".join(_unlike(explain, written)))


def _unlike(*texts: str) -> Iterator[str]:
    yield from dict.fromkeys(text for text in texts if text)
