"""The field table: every field of the deck format, once. Reader, schema and documentation follow it."""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.language import N_

TypeName = Literal[
    "text", "line", "slug", "tag", "bool", "whole", "decimal", "date", "span", "distance", "seconds", "word", "path",
    "credit", "pin", "language", "address", "defaults", "list", "mapping", "sources", "draw", "questions", "former",
    "source", "map", "region", "options", "number", "tolerance", "items", "pairs", "groups", "cloze", "point",
]  # fmt: skip


class Type(Struct, frozen=True):
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


class Field(Struct, frozen=True):
    """One field of the format."""

    name: str
    where: tuple[str, ...]
    """`deck`, `question`, `source`, `citation`, `option`, `map`, `overlay`, its `entry`, `part`, or kinds."""
    type: Type
    doc: str
    required: bool = False
    default: str = ""
    """What holds without it, as it would be written."""
    otherwise: str = ""
    """What holds without it, in words, where it cannot be written."""
    translatable: bool = False
    """Whether a translation may give it."""
    fingerprint: bool = False
    """Whether another value means another answer."""
    since: int = 1
    """The format that brought it."""
    example: str = ""
    """A value as it would be written on one line."""
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


class KindRow(Struct, frozen=True):
    """A kind of question as a deck names it: by the answer keys that are present."""

    name: str
    keys: frozenset[str]
    doc: str
    prompted: bool = True
    """Whether `question` must be given."""


KINDS = (
    KindRow("choice", frozenset(("answer", "wrong")), N_("One of several options is right.")),
    KindRow(
        "multiple", frozenset(("answers", "wrong")), N_("Several options are right, and all of them are asked for.")
    ),
    KindRow(
        "options",
        frozenset(("options",)),
        N_("The long form of choice and multiple: each option with what belongs to it."),
    ),
    KindRow("true_false", frozenset(("statement", "answer")), N_("A statement is true or false."), prompted=False),
    KindRow("text", frozenset(("answer",)), N_("A word or phrase is typed.")),
    KindRow("number", frozenset(("number",)), N_("A number is typed.")),
    KindRow("date", frozenset(("date",)), N_("A date is typed, as exact as it is asked.")),
    KindRow("list", frozenset(("list",)), N_("Several items are typed, in any order.")),
    KindRow("order", frozenset(("order",)), N_("Items are put in order; they are written from first to last.")),
    KindRow("match", frozenset(("match",)), N_("What belongs together is matched.")),
    KindRow("groups", frozenset(("groups",)), N_("Items are sorted into groups.")),
    KindRow("cloze", frozenset(("cloze",)), N_("The gaps of a text are filled."), prompted=False),
    KindRow(
        "flashcard",
        frozenset(("front", "back")),
        N_("A card with two sides; learners say themselves whether they knew it."),
        prompted=False,
    ),
    KindRow("open", frozenset(("model",)), N_("A free answer, which learners compare with a model.")),
    KindRow("find", frozenset(("find",)), N_("A country is picked on the map.")),
    KindRow("place", frozenset(("place",)), N_("The cursor is put on a place of the map.")),
)
"""All kinds; `options` is the long form of choice and multiple."""

ANSWER_KEYS = frozenset[str]().union(*(row.keys for row in KINDS))

_DECK = (
    Field("quizgeo", ("deck", "overlay"), whole(1, 1_000_000), N_("The format of the file."), True, example="1"),
    Field("deck", ("deck",), SLUG, N_("The identity of the deck; never changes."), True, example="karabakh",
          attribute="id"),
    Field("title", ("deck",), LINE, N_("The name that people see."), True, translatable=True, example="Karabakh"),
    Field("title", ("overlay",), LINE, N_("The name that people see in this language."), example="Karabakh"),
    Field("language", ("deck", "overlay"), Type("language"), N_("The language of the texts, as a tag."), True,
          example="en"),
    Field("description", ("deck", "overlay"), TEXT, N_("What the deck is about."), translatable=True,
          example="Borders and treaties of the South Caucasus."),
    Field("scope", ("deck",), TEXT, N_("What the deck rests on and what it leaves out."),
          example="One news article and reference works; nothing after July 2025."),
    Field("notes", ("deck",), TEXT, N_("For teachers: which of two names the deck uses and why."),
          example="Turkey is also written Türkiye; both are accepted."),
    Field("as_of", ("deck",), DATE, N_("The state of the world that the answers describe."), example="2025-07"),
    Field("license", ("deck",), LINE, N_("The terms under which the deck may be used."), example="CC BY 4.0"),
    Field("authors", ("deck",), list_of(LINE), N_("Who wrote the deck."), example="[The geography teachers]"),
    Field("reviewers", ("deck",), list_of(LINE), N_("Who checked the deck."), example="[A history teacher]"),
    Field("level", ("deck",), word("study", "exam"), N_("What the deck is for."), default="study", example="exam"),
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
    Field("title", ("source",), LINE, N_("What the source is called."), True, example="News article"),
    Field("author", ("source",), LINE, N_("Who wrote it."), example="The editors"),
    Field("publisher", ("source",), LINE, N_("Who published it."), example="A newspaper"),
    Field("language", ("source",), Type("language"), N_("Its language."), example="id"),
    Field("published", ("source",), DATE, N_("When it was published."), example="2025-07-04"),
    Field("accessed", ("source",), DATE, N_("When it was last looked at."), example="2025-07-10"),
    Field("url", ("source",), Type("address"), N_("Where it can be read; never fetched."),
          example="https://example.org/article"),
    Field("license", ("source",), LINE, N_("Its terms."), example="CC BY 4.0"),
    Field("text", ("source",), PATH, N_("A file with its text, a paragraph a line, read by the checker alone."),
          example="article.txt"),
    Field("ref", ("citation",), SLUG, N_("The identity of one of the deck's sources."), example="article"),
    Field("at", ("citation",), whole(1, 1_000_000), N_("The paragraph, from 1."), example="21"),
    Field("quote", ("citation",), LINE, N_("The words that the fact rests on."), example="the border was closed"),
    Field("title", ("citation",), LINE, N_("What a source of its own is called."), example="A book of facts"),
    Field("publisher", ("citation",), LINE, N_("Who published it."), example="A publisher"),
    Field("url", ("citation",), Type("address"), N_("Where it can be read; never fetched."),
          example="https://example.org/book"),
    Field("published", ("citation",), DATE, N_("When it was published."), example="1998"),
    Field("accessed", ("citation",), DATE, N_("When it was last looked at."), example="2025-07-10"),
)  # fmt: skip

_QUESTION = (
    Field("id", ("question",), SLUG, N_("The identity of the question; written once, never changes."),
          example="capital-of-georgia"),
    Field("was", ("question",), Type("former"), N_("Former identities, newest first; progress under them counts."),
          example="[capital, old-deck/capital]"),
    Field("question", ("question",), TEXT, N_("What is asked."), translatable=True, attribute="prompt",
          example="What is the capital of Georgia?"),
    Field("hint", ("question",), list_of(TEXT), N_("Hints, given one by one on request."), translatable=True,
          attribute="hints", example="[It lies on a river., It begins with T.]"),
    Field("explain", ("question",), TEXT, N_("Shown after the answer."), translatable=True,
          example="The city lies on the river Kura."),
    Field("feedback", ("question",), mapping_of(TEXT),
          N_("What is said to an answer: `right`, `wrong`, or the answer itself."), translatable=True,
          example="{right: Well done., Batumi: That is a port.}"),
    Field("source", ("question",), Type("source"), N_("What the fact rests on."), example="{ref: article, at: 21}"),
    Field("as_of", ("question",), DATE, N_("The state of the world that the answer describes."),
          otherwise=N_("the deck's"), example="2025-07"),
    Field("review_by", ("question",), DATE, N_("The day after which the fact must be looked at again."),
          example="2026-06"),
    Field("status", ("question",), word("fact", "claim", "contested", "forecast", "quote", "analysis"),
          N_("How sure the answer is."), default="fact", example="claim"),
    Field("tags", ("question",), list_of(Type("tag")), N_("Words to choose questions by."), example="[dates]"),
    Field("difficulty", ("question",), whole(1, 5), N_("How hard the author thinks it is, 1 to 5."), example="3"),
    Field("points", ("question",), Type("decimal"), N_("What it counts in an exam."), default="1", example="2.5"),
    Field("time", ("question",), Type("seconds"), N_("Time limit in exams and lessons."), attribute="seconds",
          example="90s"),
    Field("map", ("question",), Type("map"), N_("A map drawn with the question."),
          example="{region: south-caucasus, show: AM}"),
    Field("region", ("map",), Type("region"), N_("The part of the world that is drawn."), example="south-caucasus"),
    Field("show", ("map",), list_of(LINE), N_("Countries to mark, by code or name."), example="[AM, AZ]"),
    Field("after", ("question",), Type("former"), N_("Questions that come first."), example="[capital-of-armenia]"),
    Field("shuffle", ("question",), BOOL, N_("Whether the options are shuffled."), default="yes", example="no"),
    Field("notes", ("question",), TEXT, N_("For teachers; never shown to learners."),
          example="Ask it after the lesson on rivers."),
)  # fmt: skip

_KINDS = (
    Field("answer", ("choice", "text"), LINE, N_("The right answer."), True, translatable=True, fingerprint=True,
          example="Tbilisi"),
    Field("wrong", ("choice", "multiple"), list_of(LINE), N_("The wrong options."), True, translatable=True,
          example="[Batumi, Kutaisi]"),
    Field("show", ("choice", "multiple", "options"), whole(1, 1000),
          N_("How many wrong options stand beside the right ones."), example="3"),
    Field("answers", ("multiple",), list_of(LINE), N_("The right options."), True, translatable=True, fingerprint=True,
          example="[Georgia, Iran]"),
    Field("options", ("options",), Type("options", 2), N_("The options, each with what belongs to it."), True,
          translatable=True, fingerprint=True, example="[{text: Tbilisi, correct: yes}, Batumi]"),
    Field("text", ("option",), LINE, N_("What the option says."), True, example="Batumi"),
    Field("correct", ("option",), BOOL, N_("Whether it is right."), default="no", example="yes"),
    Field("credit", ("option",), Type("credit"), N_("Share of the points that a wrong option earns, 0 to 1."),
          default="0", example="0.5"),
    Field("feedback", ("option",), TEXT, N_("What is said to who chooses it."), example="That is a port."),
    Field("pin", ("option",), Type("pin"), N_("The place it keeps when the others are shuffled."), example="last"),
    Field("ladder", ("choice", "options"), word("typed"), N_("The choice hardens into typed recall."), example="typed"),
    Field("accept", ("choice", "options", "text"), list_of(LINE), N_("Other right answers."), translatable=True,
          example="[Tiflis]"),
    Field("reject", ("choice", "options", "text"), list_of(LINE), N_("Answers that are never right."),
          translatable=True, example="[Kutaisi]"),
    Field("strict", ("text",), BOOL, N_("Compare character by character."), default="no", example="yes"),
    Field("statement", ("true_false",), TEXT, N_("What is true or false."), True, translatable=True,
          example="Armenia lies on the Black Sea."),
    Field("answer", ("true_false",), BOOL, N_("Whether the statement is true."), True, fingerprint=True, example="no"),
    Field("number", ("number",), Type("number"), N_("The number, or a range."), True, fingerprint=True,
          example="60..70"),
    Field("unit", ("number",), list_of(LINE), N_("The unit, and other words for it."), translatable=True,
          fingerprint=True, example="[km, kilometres]"),
    Field("within", ("number",), Type("tolerance"), N_("How far off is still right."), example="5%"),
    Field("date", ("date",), DATE, N_("The date, as exact as it is asked."), True, fingerprint=True, example="2023-09"),
    Field("within", ("date",), Type("span"), N_("How far off is still right."), example="2 months"),
    Field("list", ("list",), Type("items", 2), N_("The items, in any order."), True, translatable=True,
          fingerprint=True, attribute="items", example="[Georgia, Iran, [Turkey, Türkiye]]"),
    Field("need", ("list",), whole(1, 1000), N_("How many items are enough."), otherwise=N_("all of them"),
          fingerprint=True, example="2"),
    Field("order", ("order",), list_of(LINE, 3), N_("The items from first to last."), True, translatable=True,
          fingerprint=True, example="[Armenia, Azerbaijan, Turkey]"),
    Field("match", ("match",), Type("pairs", 2), N_("What belongs to what."), True, translatable=True, fingerprint=True,
          example="{Georgia: Tbilisi, Armenia: Yerevan}"),
    Field("extra", ("match",), list_of(LINE), N_("Right sides that belong to nothing."), translatable=True,
          example="[Baku]"),
    Field("groups", ("groups",), Type("groups", 2), N_("The groups and what is in them."), True, translatable=True,
          fingerprint=True, example="{CSTO: [Russia, Belarus], NATO: [Turkey]}"),
    Field("cloze", ("cloze",), Type("cloze"), N_("A text with gaps."), True, translatable=True, fingerprint=True,
          example="((Turkey|Türkiye::a neighbour)) closed its border in ((1993))."),
    Field("front", ("flashcard",), TEXT, N_("The front of the card."), True, translatable=True, example="CSTO"),
    Field("back", ("flashcard",), TEXT, N_("The back of the card."), True, translatable=True, fingerprint=True,
          example="Collective Security Treaty Organisation"),
    Field("both_ways", ("flashcard",), BOOL, N_("Whether the way back is a card too."), default="no", example="yes"),
    Field("model", ("open",), TEXT, N_("A good answer."), True, translatable=True, fingerprint=True,
          example="Goods that cannot cross must go round."),
    Field("rubric", ("open",), list_of(LINE), N_("The points that a good answer makes."), translatable=True,
          example="[names goods, names the way round]"),
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


def default_fields() -> dict[str, Field]:
    """Give the fields of questions that a deck's head may give for all of them, by name."""
    possible = {name: field for name, field in fields("question").items() if name not in ("id", "was", "after")}
    return {**possible, "ladder": fields("choice")["ladder"]}


def translated(field: Field) -> Field:
    """Give a field as a translation has it: options are texts alone, and how many items there are is the original's."""
    if field.name == "options":
        return replace(field, type=list_of(LINE), example="[Tbilisi, Batumi]")
    return replace(field, type=replace(field.type, low=min(field.type.low, 1)))
