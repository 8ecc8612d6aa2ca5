"""The field table as a page to read: every field with what it says, what it may be, and an example. It is Markdown."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from quizgeo.decks.examples import example
from quizgeo.decks.fields import FIELDS, KINDS, Field, KindRow, Type, fields, translated
from quizgeo.language import N_, _, in_use

_PLACES = {
    "deck": N_("The head of a deck"),
    "question": N_("Any question"),
    "option": N_("An option in its long form"),
    "source": N_("A source in `sources`"),
    "citation": N_("A citation in `source`"),
    "map": N_("A map"),
    "overlay": N_("The head of a translation"),
    "entry": N_("A question in a translation"),
    "part": N_("The head of an included file"),
}
_WORDS = {
    "text": N_("text"),
    "line": N_("text on one line"),
    "slug": N_("small letters, digits and single dashes"),
    "tag": N_("a word without spaces and commas"),
    "bool": N_("`yes` or `no`"),
    "decimal": N_("a number from 0"),
    "date": N_("a date: `2023`, `2023-09` or `2023-09-19`"),
    "span": N_("a number of days, weeks, months or years"),
    "distance": N_("a number of km, m or mi"),
    "seconds": N_("5 seconds to an hour: `30`, `90s`, `2m` or `1:30`"),
    "path": N_("the name of a file in the deck's folder"),
    "language": N_("a language tag"),
    "address": N_("an address of the web"),
    "credit": N_("a number from 0 to 1"),
    "pin": N_("`first` or `last`"),
    "number": N_("a number, or two with `..` between them"),
    "tolerance": N_("a number, or a share with `%`"),
    "cloze": N_("text with gaps: `((answer|also right::hint))`"),
    "point": N_("latitude, longitude"),
    "region": N_("a name, or west, south, east and north in degrees"),
    "map": N_("a mapping, as below"),
    "source": N_("the identity of a source, or a mapping, as below"),
    "sources": N_("a mapping from identities to sources, as below"),
    "defaults": N_("a mapping of fields of any question"),
    "draw": N_("a mapping from tags, and `*` for the rest, to numbers"),
    "questions": N_("a list of questions; in a translation a mapping from their ids"),
    "former": N_("an id, or a list of ids"),
    "mapping": N_("a mapping from texts to texts"),
}
_SEVERAL = {
    "list": N_("a list of {count} or more"),
    "options": N_("a list of {count} or more texts, or mappings, as below"),
    "items": N_("a list of {count} or more; an item may be a list of equals"),
    "pairs": N_("a mapping, or a list of pairs, {count} or more"),
    "groups": N_("a mapping from {count} or more names to lists"),
}
_MOST = 1_000_000
"""Numbers that end there have no end that anybody meets."""


def reference_text(note: str = "") -> str:
    """Give the page in the language in use; `note` stands under its title."""
    intro = _(
        "Every field of the deck format. The fields that say what is right name the kind of a question. `x-` before a "
        "name makes a field of your own."
    )
    kinds = [_kind(row) for row in KINDS]
    deck, question, *others = [_section(_(title), _rows(where)) for where, title in _PLACES.items()]
    asked = _("`question` is required but in these kinds: {names}.")
    unasked = ", ".join(row.name.replace("_", " ") for row in KINDS if not row.prompted)
    parts = [f"# {_('Fields of a deck')}", note, intro, deck, question, asked.format(names=unasked), *kinds, *others]
    return "\n\n".join(filter(None, parts)) + "\n"


def _section(title: str, table: str, *words: str) -> str:
    return "\n\n".join([f"## {title}", *words, table])


def _kind(row: KindRow) -> str:
    """Tell of a kind: what it is, a question of it, and its fields."""
    first, *others = example(row.name, in_use()).splitlines()
    question = "\n".join([f"- {first}", *(f"  {line}" for line in others)])
    title = _("Kind: {name}").format(name=row.name.replace("_", " "))
    return _section(title, _rows(row.name), _(row.doc), f"```yaml\n{question}\n```")


def _rows(where: str) -> str:
    """Lay out the fields of a place as a table."""
    head = [_("field"), _("what it says"), _("what it may be"), _("required"), _("without it"), _("example")]
    listed = [*fields(where).values()] if where != "entry" else [*fields("entry").values(), *_translatable()]
    return _table(head, map(_row, listed))


def _translatable() -> Iterator[Field]:
    """Give the fields of an entry of a translation, in which nothing is required: the original stands behind it."""
    given = (translated(field) for field in FIELDS if field.translatable and "deck" not in field.where)
    yield from (replace(field, required=False) for field in given)


def _table(head: Sequence[str], rows: Iterator[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def _row(field: Field) -> list[str]:
    without = _code(field.default) or _(field.otherwise)
    required = _("yes") if field.required else ""
    return [_code(field.name), _(field.doc), allowed(field.type), required, without, _code(field.example)]


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def allowed(kind: Type) -> str:
    """Say in words what a value of a type may be."""
    match kind.name:
        case "word":
            return ", ".join(map(_code, kind.words))
        case "whole" if kind.high < _MOST:
            return _("a whole number from {low} to {high}").format(low=kind.low, high=kind.high)
        case "whole":
            return _("a whole number from {low}").format(low=kind.low)
        case "list" if kind.low < 2 and kind.item:  # noqa: PLR2004 - one may stand bare
            return _("a list, or one alone: {item}").format(item=allowed(kind.item))
        case name if name in _SEVERAL:
            return _(_SEVERAL[name]).format(count=kind.low)
        case name:
            return _(_WORDS[name])
