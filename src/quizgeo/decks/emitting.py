"""A deck as the text of its file, as somebody who knows the format would write it by hand. All of it is pure.

Reading the text gives the deck back: everything but where it stood, and comments, which no deck knows of.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from quizgeo.decks.emitting_kinds import Fields, kind_fields
from quizgeo.decks.emitting_values import Lines, digits, extra_lines, indented, list_lines, record_lines, text_lines
from quizgeo.decks.kinds import Multiple, PartialDate
from quizgeo.decks.model import Citation, Deck, MapView, Question, Source
from quizgeo.decks.quoting import listed, quoted
from quizgeo.decks.read import FORMAT
from quizgeo.decks.scalars import MisreadError, read_decimal

_SIDES = 4
"""Of a box on the map."""
_BARE = ("at", "published", "accessed")
"""Numbers and dates, which need no quotes."""


def deck_text(deck: Deck, comments: Mapping[str, str] | None = None) -> str:
    """Write the file of a deck; a translation that is laid over it becomes its own words.

    comments: lines to stand above questions, by their keys, and above all of them under the empty key.
    """
    said = comments or {}
    laddered = any(question.typed_ladder and isinstance(question.body, Multiple) for question in deck)
    lines = [*_head(deck, laddered=laddered), *_comment(said.get("", "")), "questions:"]
    for question in deck:
        lines += indented(_comment(said.get(question.key, "")))
        lines += [*item_lines(question_fields(question, deck.as_of)), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _comment(text: str) -> Lines:
    return [f"# {text}"] if text else []


def question_fields(question: Question, as_of: PartialDate | None = None) -> Fields:
    """Write every field of a question. as_of: the deck's, which holds unless the question says otherwise."""
    fields: Fields = {}
    if question.id:
        fields["id"] = [f"id: {quoted(question.id)}"]
    if question.was:
        fields["was"] = list_lines("was", _near(question, question.was))
    if question.prompt:
        fields["question"] = text_lines("question", question.prompt)
    fields |= kind_fields(question.body, hardens=question.typed_ladder)
    fields |= dict(_teaching(question))
    fields |= dict(_facts(question, as_of))
    fields |= dict(_asking(question))
    return fields | {name: extra_lines(name, value) for name, value in question.extra.items()}


def item_lines(fields: Mapping[str, Lines], column: int = 2) -> Lines:
    """Put the fields of a question behind a dash at a column, counted from 0."""
    lines = indented([line for field in fields.values() for line in field], column + 2)
    return [f"{' ' * column}- {lines[0].lstrip()}", *lines[1:]]


def _near(question: Question, keys: Iterable[str]) -> Lines:
    """Name other questions: those of the same deck by their id."""
    return [key.removeprefix(f"{question.deck}/") for key in keys]


# -- the head --------------------------------------------------------------------------------------------------------


def _head(deck: Deck, *, laddered: bool) -> Lines:
    """Write everything that stands before the questions."""
    lines = [
        f"quizgeo: {FORMAT}",
        f"deck: {quoted(deck.id)}",
        *text_lines("title", deck.title),
        f"language: {quoted(deck.language)}",
    ]
    for name in ("description", "scope", "notes"):
        if text := getattr(deck, name):
            lines += text_lines(name, text)
    if deck.as_of:
        lines.append(f"as_of: {deck.as_of}")
    if deck.license:
        lines += text_lines("license", deck.license)
    lines += [line for field in _people(deck) for line in field]
    lines += _sources(deck)
    if deck.draw:
        lines += ["draw:", *(f"  {quoted(tag)}: {count}" for tag, count in deck.draw.items())]
    if laddered:
        lines.append("defaults: {ladder: typed}")
    for name, value in deck.extra.items():
        lines += extra_lines(name, value)
    return lines


def _people(deck: Deck) -> Iterator[Lines]:
    """Write who made the deck and what for."""
    if deck.authors:
        yield list_lines("authors", deck.authors)
    if deck.reviewers:
        yield list_lines("reviewers", deck.reviewers)
    if deck.level != "study":
        yield [f"level: {deck.level}"]


def _sources(deck: Deck) -> Lines:
    """Write the sources of the deck, with those that its questions name beside."""
    cited = {each.source.source.id: each.source.source for each in deck if each.source and each.source.source.id}
    sources = {**deck.sources, **{name: source for name, source in cited.items() if name not in deck.sources}}
    written = [record_lines(quoted(name), _source(source)) for name, source in sources.items()]
    return ["sources:", *indented([line for lines in written for line in lines])] if sources else []


def _source(source: Source) -> dict[str, str]:
    told = {name: getattr(source, name) for name in Source.__struct_fields__ if name != "id"}
    return _written({name: str(value) for name, value in told.items() if value})


def _written(told: Mapping[str, str]) -> dict[str, str]:
    return {name: value if name in _BARE else quoted(value) for name, value in told.items() if value}


# -- fields of every kind --------------------------------------------------------------------------------------------


def _teaching(question: Question) -> Iterator[tuple[str, Lines]]:
    """Write what is said beside the question and after it."""
    if question.hints:
        one = len(question.hints) == 1
        yield "hint", text_lines("hint", question.hints[0]) if one else list_lines("hint", question.hints)
    if question.explain:
        yield "explain", text_lines("explain", question.explain)
    if question.feedback:
        lines = [text_lines(quoted(answer), text) for answer, text in question.feedback.items()]
        yield "feedback", ["feedback:", *indented([line for each in lines for line in each])]


def _facts(question: Question, as_of: PartialDate | None) -> Iterator[tuple[str, Lines]]:
    """Write what the answer rests on, and how long."""
    if question.source:
        yield "source", _cited(question.source)
    if question.as_of and question.as_of != as_of:
        yield "as_of", [f"as_of: {question.as_of}"]
    if question.review_by:
        yield "review_by", [f"review_by: {question.review_by}"]
    if question.status != "fact":
        yield "status", [f"status: {question.status}"]


def _cited(citation: Citation) -> Lines:
    source = citation.source
    if source.id and citation.at is None and not citation.quote:
        return [f"source: {quoted(source.id)}"]
    told = _written({"ref": source.id}) if source.id else _source(source)
    place = {"at": "" if citation.at is None else str(citation.at), "quote": citation.quote}
    return record_lines("source", told | _written(place))


def _asking(question: Question) -> Iterator[tuple[str, Lines]]:
    """Write how, when and where the question is asked."""
    if question.tags:
        yield "tags", list_lines("tags", question.tags)
    numbers = {"difficulty": question.difficulty, "time": question.seconds}
    yield from ((name, [f"{name}: {value}"]) for name, value in numbers.items() if value is not None)
    if question.points != 1:
        yield "points", [f"points: {digits(question.points)}"]
    if question.map:
        yield "map", _map(question.map)
    if question.after:
        yield "after", list_lines("after", _near(question, question.after))
    if not question.shuffle:
        yield "shuffle", ["shuffle: no"]
    if question.notes:
        yield "notes", text_lines("notes", question.notes)


def _map(view: MapView) -> Lines:
    told = {"region": _region(view.region) if view.region else "", "show": listed(view.show) if view.show else ""}
    return [f"map: {{{', '.join(f'{name}: {value}' for name, value in told.items() if value)}}}"]


def _region(region: str) -> str:
    """Write a region by its name, or a box as a list of its sides."""
    return f"[{region}]" if _is_box(region.split(", ")) else quoted(region)


def _is_box(sides: Sequence[str]) -> bool:
    try:
        return len(sides) == _SIDES and [f"{read_decimal(side):f}" for side in sides] == list(sides)
    except MisreadError:
        return False
