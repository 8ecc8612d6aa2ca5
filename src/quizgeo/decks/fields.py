"""The field table: every field of the deck format, once. Reader, schema and documentation follow it."""

from dataclasses import dataclass
from typing import Literal

from quizgeo.language import N_

TypeName = Literal[
    "text", "line", "slug", "tag", "bool", "whole", "decimal", "date", "span", "distance", "seconds", "word", "path",
    "credit", "pin", "language", "address", "defaults", "list", "mapping", "sources", "draw", "questions", "former",
    "source", "map", "region", "options", "number", "tolerance", "items", "pairs", "groups", "cloze", "point",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Type:
    """How the value of a field is read: a name, and what narrows it."""

    name: TypeName
    low: int = 0
    """Smallest whole number; for a list the fewest items."""
    high: int = 0
    """Largest whole number."""
    words: tuple[str, ...] = ()
    """The words that a `word` may be."""
    item: "Type | None" = None
    """Type of the items of a list, and of the values of a mapping."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the format."""

    name: str
    where: tuple[str, ...]
    """`deck`, `question`, `source`, `citation`, `option`, `map`, `overlay`, its `entry`, `part`, or kinds."""
    type: Type
    doc: str
    required: bool = False
    default: str = ""
    """What holds without it, as it would be written."""
    translatable: bool = False
    """Whether a translation may give it."""
    fingerprint: bool = False
    """Whether another value means another answer."""
    since: int = 1
    """The format that brought it."""
    example: str = ""
    attribute: str = ""
    """Name of the value in `Question`, `Deck`, `Source` where it differs from the field's."""

    @property
    def many(self) -> bool:
        """Whether the field takes a list."""
        return self.type.name in ("list", "items", "options", "pairs", "questions", "former")


TEXT = Type("text")
LINE = Type("line")
SLUG = Type("slug")
BOOL = Type("bool")
DATE = Type("date")
PATH = Type("path")


def whole(low: int, high: int) -> Type:
    """Give the type of a whole number from `low` to `high`."""
    return Type("whole", low, high)


def word(*words: str) -> Type:
    """Give the type of a word out of a set."""
    return Type("word", words=words)


def list_of(item: Type, least: int = 1) -> Type:
    """Give the type of a list, for which one bare item may stand as well where one is enough."""
    return Type("list", least, item=item)


def mapping_of(item: Type) -> Type:
    """Give the type of a mapping from texts to `item`."""
    return Type("mapping", item=item)


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of question as a deck names it: by the answer keys that are present."""

    name: str
    keys: frozenset[str]
    prompted: bool = True
    """Whether `question` must be given."""


KINDS = (
    KindRow("choice", frozenset(("answer", "wrong"))),
    KindRow("multiple", frozenset(("answers", "wrong"))),
    KindRow("options", frozenset(("options",))),
    KindRow("true_false", frozenset(("statement", "answer")), prompted=False),
    KindRow("text", frozenset(("answer",))),
    KindRow("number", frozenset(("number",))),
    KindRow("date", frozenset(("date",))),
    KindRow("list", frozenset(("list",))),
    KindRow("order", frozenset(("order",))),
    KindRow("match", frozenset(("match",))),
    KindRow("groups", frozenset(("groups",))),
    KindRow("cloze", frozenset(("cloze",)), prompted=False),
    KindRow("flashcard", frozenset(("front", "back")), prompted=False),
    KindRow("open", frozenset(("model",))),
    KindRow("find", frozenset(("find",))),
    KindRow("place", frozenset(("place",))),
)
"""All kinds; `options` is the long form of choice and multiple."""

ANSWER_KEYS = frozenset[str]().union(*(row.keys for row in KINDS))

_DECK = (
    Field("quizgeo", ("deck", "overlay"), whole(1, 1_000_000), N_("The format of the file."), True, example="1"),
    Field("deck", ("deck",), SLUG, N_("The identity of the deck; never changes."), True, example="karabakh",
          attribute="id"),
    Field("title", ("deck",), LINE, N_("The name that people see."), True, translatable=True, example="Karabakh"),
    Field("title", ("overlay",), LINE, N_("The name that people see in this language.")),
    Field("language", ("deck", "overlay"), Type("language"), N_("The language of the texts, as a tag."), True,
          example="en"),
    Field("description", ("deck", "overlay"), TEXT, N_("What the deck is about."), translatable=True),
    Field("scope", ("deck",), TEXT, N_("What the deck rests on and what it leaves out.")),
    Field("notes", ("deck",), TEXT, N_("For teachers: which of two names the deck uses and why.")),
    Field("as_of", ("deck",), DATE, N_("The state of the world that the answers describe."), example="2025-07"),
    Field("license", ("deck",), LINE, N_("The terms under which the deck may be used."), example="CC BY 4.0"),
    Field("authors", ("deck",), list_of(LINE), N_("Who wrote the deck.")),
    Field("reviewers", ("deck",), list_of(LINE), N_("Who checked the deck.")),
    Field("level", ("deck",), word("study", "exam"), N_("What the deck is for."), default="study"),
    Field("sources", ("deck",), Type("sources"), N_("What the facts rest on, by an identity of each."),
          example="{article: {title: News article, published: 2025-07}}"),
    Field("defaults", ("deck",), Type("defaults"), N_("Fields that every question has unless it says otherwise."),
          example="{source: article, tags: [dates]}"),
    Field("draw", ("deck",), Type("draw"), N_("How many questions of a tag an exam, a paper or a lesson picks."),
          example='{dates: 5, "*": 10}'),
    Field("include", ("deck",), list_of(PATH), N_("Files with more of the questions."), example="[dates.part.yaml]"),
    Field("questions", ("deck", "part", "overlay"), Type("questions"), N_("The questions."), True),
    Field("part_of", ("part",), SLUG, N_("The deck that includes this file."), True, example="karabakh"),
    Field("of", ("entry",), LINE, N_("The stamp of the texts that an entry of a translation was made from."),
          example="3f9a1c07"),
    Field("translates", ("overlay",), SLUG, N_("The deck that this file translates."), True, example="karabakh"),
)  # fmt: skip

_SOURCE = (
    Field("title", ("source",), LINE, N_("What the source is called."), True),
    Field("author", ("source",), LINE, N_("Who wrote it.")),
    Field("publisher", ("source",), LINE, N_("Who published it.")),
    Field("language", ("source",), Type("language"), N_("Its language.")),
    Field("published", ("source",), DATE, N_("When it was published.")),
    Field("accessed", ("source",), DATE, N_("When it was last looked at.")),
    Field("url", ("source",), Type("address"), N_("Where it can be read; never fetched.")),
    Field("license", ("source",), LINE, N_("Its terms.")),
    Field("text", ("source",), PATH, N_("A file with its text, a paragraph a line, read by the checker alone.")),
    Field("ref", ("citation",), SLUG, N_("The identity of one of the deck's sources.")),
    Field("at", ("citation",), whole(1, 1_000_000), N_("The paragraph, from 1.")),
    Field("quote", ("citation",), LINE, N_("The words that the fact rests on.")),
    Field("title", ("citation",), LINE, N_("What a source of its own is called.")),
    Field("publisher", ("citation",), LINE, N_("Who published it.")),
    Field("url", ("citation",), Type("address"), N_("Where it can be read; never fetched.")),
    Field("published", ("citation",), DATE, N_("When it was published.")),
    Field("accessed", ("citation",), DATE, N_("When it was last looked at.")),
)

_QUESTION = (
    Field("id", ("question",), SLUG, N_("The identity of the question; written once, never changes.")),
    Field("was", ("question",), Type("former"), N_("Former identities, newest first; progress under them counts.")),
    Field("question", ("question",), TEXT, N_("What is asked."), translatable=True, attribute="prompt"),
    Field("hint", ("question",), list_of(TEXT), N_("Hints, given one by one on request."), translatable=True,
          attribute="hints"),
    Field("explain", ("question",), TEXT, N_("Shown after the answer."), translatable=True),
    Field("feedback", ("question",), mapping_of(TEXT),
          N_("What is said to an answer: `right`, `wrong`, or the answer itself."),
          translatable=True),
    Field("source", ("question",), Type("source"), N_("What the fact rests on."), example="{ref: article, at: 21}"),
    Field("as_of", ("question",), DATE, N_("The state of the world that the answer describes."),
          default=N_("the deck's")),
    Field("review_by", ("question",), DATE, N_("The day after which the fact must be looked at again.")),
    Field("status", ("question",), word("fact", "claim", "contested", "forecast", "quote", "analysis"),
          N_("How sure the answer is."), default="fact"),
    Field("tags", ("question",), list_of(Type("tag")), N_("Words to choose questions by."), example="[dates]"),
    Field("difficulty", ("question",), whole(1, 5), N_("How hard the author thinks it is, 1 to 5.")),
    Field("points", ("question",), Type("decimal"), N_("What it counts in an exam."), default="1"),
    Field("time", ("question",), Type("seconds"), N_("Time limit in exams and lessons."), attribute="seconds",
          example="90s"),
    Field("map", ("question",), Type("map"), N_("A map drawn with the question."),
          example="{region: south-caucasus, show: AM}"),
    Field("region", ("map",), Type("region"), N_("The part of the world that is drawn.")),
    Field("show", ("map",), list_of(LINE), N_("Countries to mark, by code or name.")),
    Field("after", ("question",), Type("former"), N_("Questions that come first.")),
    Field("shuffle", ("question",), BOOL, N_("Whether the options are shuffled."), default="yes"),
    Field("notes", ("question",), TEXT, N_("For teachers; never shown to learners.")),
)  # fmt: skip

_KINDS = (
    Field("answer", ("choice", "text"), LINE, N_("The right answer."), True, translatable=True, fingerprint=True),
    Field("wrong", ("choice", "multiple"), list_of(LINE), N_("The wrong options."), True, translatable=True),
    Field("show", ("choice", "multiple", "options"), whole(1, 1000),
          N_("How many wrong options stand beside the right ones.")),
    Field("answers", ("multiple",), list_of(LINE), N_("The right options."), True, translatable=True, fingerprint=True),
    Field("options", ("options",), Type("options", 2), N_("The options, each with what belongs to it."), True,
          translatable=True, fingerprint=True),
    Field("text", ("option",), LINE, N_("What the option says."), True),
    Field("correct", ("option",), BOOL, N_("Whether it is right."), default="no"),
    Field("credit", ("option",), Type("credit"), N_("Share of the points that a wrong option earns, 0 to 1."),
          default="0"),
    Field("feedback", ("option",), TEXT, N_("What is said to who chooses it.")),
    Field("pin", ("option",), Type("pin"), N_("The place it keeps when the others are shuffled.")),
    Field("ladder", ("choice", "options"), word("typed"), N_("The choice hardens into typed recall.")),
    Field("accept", ("choice", "options", "text"), list_of(LINE), N_("Other right answers."), translatable=True),
    Field("reject", ("choice", "options", "text"), list_of(LINE), N_("Answers that are never right."),
          translatable=True),
    Field("strict", ("text",), BOOL, N_("Compare character by character."), default="no"),
    Field("statement", ("true_false",), TEXT, N_("What is true or false."), True, translatable=True),
    Field("answer", ("true_false",), BOOL, N_("Whether the statement is true."), True, fingerprint=True),
    Field("number", ("number",), Type("number"), N_("The number, or a range."), True, fingerprint=True,
          example="60..70"),
    Field("unit", ("number",), list_of(LINE), N_("The unit, and other words for it."), translatable=True,
          fingerprint=True),
    Field("within", ("number",), Type("tolerance"), N_("How far off is still right."), example="5%"),
    Field("date", ("date",), DATE, N_("The date, as exact as it is asked."), True, fingerprint=True, example="2023-09"),
    Field("within", ("date",), Type("span"), N_("How far off is still right."), example="2 months"),
    Field("list", ("list",), Type("items", 2), N_("The items, in any order."), True, translatable=True,
          fingerprint=True,
          attribute="items"),
    Field("need", ("list",), whole(1, 1000), N_("How many items are enough."), default=N_("all"), fingerprint=True),
    Field("order", ("order",), list_of(LINE, 3), N_("The items from first to last."), True, translatable=True,
          fingerprint=True),
    Field("match", ("match",), Type("pairs", 2), N_("What belongs to what."), True, translatable=True, fingerprint=True,
          example="{Georgia: Tbilisi, Armenia: Yerevan}"),
    Field("extra", ("match",), list_of(LINE), N_("Right sides that belong to nothing."), translatable=True),
    Field("groups", ("groups",), Type("groups", 2), N_("The groups and what is in them."), True, translatable=True,
          fingerprint=True, example="{CSTO: [Russia, Belarus], NATO: [Turkey]}"),
    Field("cloze", ("cloze",), Type("cloze"), N_("A text with gaps."), True, translatable=True, fingerprint=True,
          example="((Turkey|Türkiye::a neighbour)) closed its border in ((1993))."),
    Field("front", ("flashcard",), TEXT, N_("The front of the card."), True, translatable=True),
    Field("back", ("flashcard",), TEXT, N_("The back of the card."), True, translatable=True, fingerprint=True),
    Field("both_ways", ("flashcard",), BOOL, N_("Whether the way back is a card too."), default="no"),
    Field("model", ("open",), TEXT, N_("A good answer."), True, translatable=True, fingerprint=True),
    Field("rubric", ("open",), list_of(LINE), N_("The points that a good answer makes."), translatable=True),
    Field("find", ("find",), LINE, N_("The country to find, by code or name."), True, fingerprint=True, example="AM"),
    Field("place", ("place",), Type("point"), N_("Latitude and longitude in degrees."), True, fingerprint=True,
          example="40.18, 44.51"),
    Field("within", ("place",), Type("distance"), N_("How far off is still right."), True, example="30 km"),
)  # fmt: skip

FIELDS = _DECK + _SOURCE + _QUESTION + _KINDS
"""Every field, in the order of the documentation."""


def fields(where: str) -> dict[str, Field]:
    """Give the fields of a place of the format, by name."""
    return {field.name: field for field in FIELDS if where in field.where}
