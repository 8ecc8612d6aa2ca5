"""The page of all formats that decks go out to and come in from, out of the tables that the program itself follows."""

from collections.abc import Callable, Iterable, Mapping, Sequence

Table = Callable[[Sequence[str], Iterable[Sequence[str]]], str]
INTRODUCTION = """\
`quizgeo export` and `quizgeo import` tell the format by the suffix of the file; `--to` and `--from` name it where
several share one. What is lost is said question by question: [how](exchange.md)."""
LEGEND = "● comes along whole · ◐ comes along changed, and is reported · – is left out, and is reported"
BESIDE = "Fields of a question that a format has no place for are named when they are dropped."
SIGNS: Mapping[str, str] = {"whole": "●", "changed": "◐", "left out": "–"}
PAGES = {
    "anki": "anki", "anki-tsv": "anki", "csv": "tables", "tsv": "tables", "xlsx": "tables", "gift": "gift",
    "aiken": "gift", "moodle": "moodle", "qti21": "qti", "qti30": "qti", "kahoot": "tables", "wayground": "tables",
    "blooket": "tables",
}  # fmt: skip
"""Pages that tell more of a format."""


def format_parts(table: Table) -> tuple[str, ...]:
    """Give the parts of the page: what there is, what becomes of kinds and of fields, and what is wrong with files."""
    return (
        INTRODUCTION,
        _formats(table),
        f"## What becomes of each kind\n\n{LEGEND}\n\n{_kinds(table)}",
        f"## What comes along beside it\n\n{BESIDE}\n\n{_fields(table)}",
        f"## What may be wrong with a foreign file\n\n{_codes(table)}",
    )


def _formats(table: Table) -> str:
    from quizgeo.exchange import FORMATS

    rows = [
        [
            f"[`{each.name}`](formats/{PAGES[each.name]}.md)" if each.name in PAGES else f"`{each.name}`",
            " ".join(f"`{suffix}`" for suffix in each.suffixes),
            each.title,
            "yes" if each.writes else "",
            "yes" if each.reads else "",
        ]
        for each in FORMATS.values()
    ]
    return table(["format", "suffixes", "what it is", "out", "in"], rows)


def _kinds(table: Table) -> str:
    from quizgeo.exchange.losses import FATES, KINDS

    rows = [[f"`{kind}`", *(SIGNS[fates[kind]] for fates in FATES.values())] for kind in KINDS]
    return table(["kind", *FATES], rows)


def _fields(table: Table) -> str:
    from quizgeo.exchange.losses import FIELDS

    names = sorted({name for kept in FIELDS.values() for name in kept})
    rows = [[f"`{name}`", *("●" if name in kept else "" for kept in FIELDS.values())] for name in names]
    return table(["field", *FIELDS], rows)


def _codes(table: Table) -> str:
    from quizgeo.exchange.errors import CODES

    return table(["code", "what it means"], [[f"`{code}`", meaning] for code, meaning in CODES.items()])
