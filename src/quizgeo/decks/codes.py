"""Every code that reading a deck can report, in one table: how much it matters and what it means.

A code is never used again for anything else. Each has a page in `pages/`, and in `pages/id/` in Indonesian: what is
wrong, decks that give this code and no other, and decks that give none; see `explaining.py`. Rules have theirs in
`lint/pages/`.
"""

from msgspec import Struct

from quizgeo.decks.problems import Severity
from quizgeo.language import N_

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO  # noqa: E741 - the letters of the table


class Code(Struct, frozen=True):
    """One code."""

    severity: Severity
    """Of its problems, but for those that have one of the others."""
    meaning: str
    """One sentence, marked for the catalogues."""
    others: tuple[Severity, ...] = ()
    """What a problem may be instead where it is a graver or a lighter one."""

    @property
    def severities(self) -> tuple[Severity, ...]:
        """Give all that its problems can be, the gravest first."""
        return tuple(sorted((self.severity, *self.others), reverse=True))


CODES: dict[str, Code] = {
    "YA001": Code(E, N_("The file cannot be read.")),
    "YA002": Code(E, N_("The file is not text but an archive, an image or a database.")),
    "YA003": Code(E, N_("The file is not UTF-8.")),
    "YA004": Code(E, N_("The file holds a character that no text needs.")),
    "YA005": Code(W, N_("Invisible characters were taken out of a text.")),
    "YA006": Code(E, N_("The file is empty.")),
    "YA007": Code(E, N_("A limit of size, number or depth is passed.")),
    "YA008": Code(E, N_("A git merge was not finished.")),
    "YA010": Code(E, N_("A tab or another special space indents a line.")),
    "YA011": Code(E, N_("A text without quotes holds a colon and a space.")),
    "YA012": Code(E, N_("A quote is never closed.")),
    "YA013": Code(E, N_("A text without quotes begins with a sign that YAML keeps for itself.")),
    "YA014": Code(E, N_("A line is indented unlike the lines it belongs to.")),
    "YA015": Code(E, N_("A bracket is never closed.")),
    "YA016": Code(E, N_("Something stands after a closing quote or bracket.")),
    "YA017": Code(E, N_("A text without quotes holds a bracket inside brackets.")),
    "YA019": Code(E, N_("The file is not YAML for another reason.")),
    "YA020": Code(E, N_("A text is read as a YAML anchor.")),
    "YA021": Code(E, N_("A text is read as a YAML alias.")),
    "YA022": Code(E, N_("A text is read as a YAML tag.")),
    "YA023": Code(E, N_("A merge key stands in the file.")),
    "YA024": Code(E, N_("A key is given twice.")),
    "YA025": Code(E, N_("The file holds a second document or a directive.")),
    "YA026": Code(E, N_("A key is not plain text.")),
    "YA030": Code(E, N_("A comment begins inside a text, and the rest is lost.")),
    "YA031": Code(W, N_("A text looks like a list whose dashes have no space.")),
    "YA032": Code(E, N_("A comma inside braces begins a new entry.")),
    "YA033": Code(E, N_("A colon inside brackets makes a pair.")),
    "YA034": Code(W, N_("A line that begins with a dash is read as part of the text above it.")),
    "YA035": Code(W, N_("A comment that begins with a number may have been part of the text before it.")),
    "DK001": Code(E, N_("The file is no deck.")),
    "DK002": Code(E, N_("The deck is written in a newer format.")),
    "DK003": Code(E, N_("A required field of the deck is missing.")),
    "DK004": Code(E, N_("The deck has an unknown field.")),
    "DK005": Code(E, N_("A field of the deck has a wrong shape or value.")),
    "DK006": Code(E, N_("An identity, language tag or address of the deck is not well formed.")),
    "DK007": Code(E, N_("The deck has no questions, or too many.")),
    "DK008": Code(E, N_("Two questions have the same identity.")),
    "DK009": Code(E, N_("Two files hold a deck of the same identity.")),
    "DK010": Code(E, N_("A former identity is in use elsewhere or claimed twice.")),
    "DK011": Code(E, N_("A field cannot have a default.")),
    "DK012": Code(E, N_("A draw asks for more than there is.")),
    "DK013": Code(E, N_("A path leads out of the deck's folder.")),
    "DK014": Code(E, N_("An included file cannot be used.")),
    "DK015": Code(I, N_("A source is not used.")),
    "DK016": Code(W, N_("A note to silence a rule names no rule, or silences nothing.")),
    "DK017": Code(I, N_("There are no word lists for the language of the deck.")),
    "DK018": Code(W, N_("The text of a source cannot be read.")),
    "QN001": Code(E, N_("A question is not a mapping.")),
    "QN002": Code(E, N_("Nothing says what is right.")),
    "QN003": Code(E, N_("The answer keys do not go together.")),
    "QN004": Code(E, N_("The question has an unknown field.")),
    "QN005": Code(E, N_("A field does not go with this kind of question.")),
    "QN006": Code(E, N_("A required field of the question is missing.")),
    "QN007": Code(E, N_("A field has a wrong shape.")),
    "QN008": Code(E, N_("A field is empty.")),
    "QN009": Code(W, N_("The question has no identity of its own.")),
    "QN010": Code(E, N_("An identity is not well formed.")),
    "QN011": Code(E, N_("A former identity is not well formed, or is the present one.")),
    "QN012": Code(E, N_("A value is not of the type that its field asks for.")),
    "QN013": Code(E, N_("A date does not exist or is not readable.")),
    "QN014": Code(E, N_("A range runs backwards.")),
    "QN015": Code(E, N_("A tolerance cannot be used.")),
    "QN016": Code(E, N_("A word is not one of those allowed.")),
    "QN017": Code(W, N_("A text answer looks like a number, a date, or true or false.")),
    "QN018": Code(W, N_("A number may be meant for another, a thousand times as large.")),
    "QN020": Code(E, N_("The gaps of a cloze text are not well formed.")),
    "QN021": Code(E, N_("A credit, a pin or a number to show is out of range.")),
    "QN022": Code(E, N_("More items are needed than there are.")),
    "QN023": Code(E, N_("There are too few items, or one is repeated.")),
    "QN024": Code(W, N_("A feedback belongs to no option.")),
    "QN025": Code(E, N_("A source is not among the deck's sources.")),
    "QN026": Code(W, N_("The paragraph or quote is not in the source's text.")),
    "QN027": Code(E, N_("The order of questions names an unknown one or runs in a circle.")),
    "QN032": Code(E, N_("There is no such region or country on the maps.")),
    "QN033": Code(E, N_("A latitude or longitude is out of range.")),
    "QN034": Code(W, N_("A text holds what may be meant as a list of several.")),
    "TR001": Code(E, N_("The head of a translation is not complete.")),
    "TR002": Code(E, N_("The deck of a translation is not beside it.")),
    "TR003": Code(E, N_("The language of a translation is already there.")),
    "TR004": Code(E, N_("A translation names a question that the deck does not have.")),
    "TR005": Code(E, N_("A field is not to be translated.")),
    "TR006": Code(W, N_("Questions are not translated.")),
    "TR007": Code(I, N_("A text of a translated question is not translated.")),
    "TR008": Code(W, N_("The original changed since it was translated.")),
    "TR009": Code(I, N_("A translation does not say which texts it was made from.")),
    "TR010": Code(E, N_("A translation has another number of parts than the original.")),
    "TR011": Code(W, N_("The name of a translation's file does not follow the pattern.")),
    "MC001": Code(E, N_("No option is right, or all are.")),
    "MC002": Code(W, N_("Two options are the same, or can hardly be told apart."), (E,)),
    "MC003": Code(W, N_("An option says that all others are right.")),
    "MC004": Code(W, N_("An option says that no other is right."), (I,)),
    "MC005": Code(W, N_("The right option is longer than all others."), (E,)),
    "MC006": Code(W, N_("The right option is the longest more often than chance would have it.")),
    "MC007": Code(W, N_("One option is far longer than the others.")),
    "MC008": Code(W, N_("A word that leaves no exception tells wrong options from the right one."), (E, I)),
    "MC009": Code(I, N_("A question or an option holds a word that everybody understands otherwise.")),
    "MC010": Code(W, N_("A question asks for what is not so, and hides it or denies it twice."), (E,)),
    "MC011": Code(W, N_("A word of the question stands in the right option and in no wrong one.")),
    "MC012": Code(W, N_("Grammar, capitals or signs set the right option apart.")),
    "MC013": Code(W, N_("One option is of another sort than all others."), (E,)),
    "MC014": Code(W, N_("Numbers among the options stand in no order, or stretches of them meet."), (E,)),
    "MC015": Code(I, N_("Among numbers the right one is in the middle again and again.")),
    "MC016": Code(W, N_("There are too few options, or too many."), (I,)),
    "MC017": Code(W, N_("Where options keep their order, the right one stands in the same place too often.")),
    "MC018": Code(W, N_("The right option shares words with the others more often than they do themselves.")),
    "MC019": Code(E, N_("An option names other options by letters."), (W,)),
    "MC020": Code(I, N_("Options are combinations of numbered statements.")),
    "MC021": Code(W, N_("A wrong option is right elsewhere."), (E,)),
    "MC022": Code(W, N_("An item begins in the middle of a sentence, cut by a comma without quotes.")),
    "ST001": Code(W, N_("A question does not ask anything.")),
    "ST002": Code(I, N_("A question or an option is long."), (W,)),
    "ST003": Code(W, N_("A question holds its own answer."), (E,)),
    "ST004": Code(W, N_("A question asks two things.")),
    "ST005": Code(W, N_("All items of a long list are asked for.")),
    "ST006": Code(W, N_("Two questions ask the same.")),
    "ST007": Code(I, N_("Nothing is told after the answer."), (W,)),
    "ST008": Code(W, N_("Many questions have but two outcomes.")),
    "ST009": Code(W, N_("A text gives away what another question asks.")),
    "CT001": Code(E, N_("Nothing says what a fact rests on, or of what time that is."), (I,)),
    "CT002": Code(E, N_("A word means another day each time it is read.")),
    "CT003": Code(E, N_("What somebody says or expects is not given to anybody.")),
    "CT004": Code(W, N_("A number of victims, troops or money has no speaker or date, or is rounded.")),
    "CT005": Code(W, N_("A word takes sides.")),
    "CT006": Code(W, N_("A word of saying judges what is said.")),
    "CT007": Code(W, N_("A reason is treated as a fact.")),
    "CT008": Code(W, N_("One of two names of a place is used, and the other is nowhere.")),
    "CT009": Code(W, N_("What has a status in dispute is asked for on a map as if it had not.")),
    "CT010": Code(W, N_("A fact that changes has no date, or must be looked at again.")),
    "CT011": Code(W, N_("A statement about what is to come is to be judged true or false.")),
    "CT012": Code(W, N_("Much rests on one source, or a quote is long.")),
    "CT013": Code(I, N_("A question is about a text, not about the world.")),
    "CT014": Code(E, N_("The wording of a source is copied.")),
    "CT015": Code(W, N_("Many questions are not about facts.")),
}
