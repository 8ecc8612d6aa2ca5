"""Judging what players send: by the rules of study, each different typed text once a lesson."""

from hashlib import blake2b

from msgspec import Struct, field

from quizgeo import language
from quizgeo.answers import Verdict, check
from quizgeo.classroom.events import Given
from quizgeo.classroom.faces import BadGivenError
from quizgeo.decks import Question
from quizgeo.language import _
from quizgeo.study.mapped import given_on_map
from quizgeo.text import fold

UNREADABLE = frozenset({"not-an-option", "not-true-false", "sea", "contested"})
"""Reasons of a verdict on what is no answer; it is not counted, and the player may answer again."""
_FOLDING = 3
"""Texts that differ in less than letters are one: no case, no accents, no punctuation."""


class Judged(Struct, frozen=True):
    """An answer with its verdict."""

    given: Given
    folded: str
    """The typed text as it is compared and counted; empty where nothing was typed."""
    verdict: Verdict


class Judge(Struct):
    """Judges the answers to one question. It remembers, for a class writes the same few things."""

    question: Question
    _judged: dict[object, Judged] = field(default_factory=dict)
    _messages: dict[tuple[str, object], str] = field(default_factory=dict)
    """By language and answer."""

    def judge(self, given: Given) -> Judged:
        """Judge an answer in texts of the deck. Raises BadGivenError for what cannot be one."""
        if given is None or self.question.kind == "open":
            return Judged(given, "", _SELF)
        key = _key(given)
        found = self._judged.get(key)
        if found is None:
            found = self._judged[key] = Judged(given, folded(given, self.question), self._verdict(given))
        return found

    def message(self, given: Given, tag: str) -> str:
        """Give what is said of an answer in the language of whoever gave it; in the room's where that has none here."""
        if given is None or self.question.kind == "open":
            return ""
        tongue = _tongue(tag)
        key = tongue, _key(given)
        if key not in self._messages:
            with language.speaking(tongue):
                self._messages[key] = self._verdict(given).message
        return self._messages[key]

    def _verdict(self, given: Given) -> Verdict:
        assert given is not None
        try:
            verdict = check(self.question, given)  # type: ignore[arg-type]  # a point is two numbers: `faces` saw to it
        except TypeError as error:
            raise BadGivenError("given") from error
        if verdict.reason in UNREADABLE:
            raise BadGivenError(verdict.reason)
        return verdict


def overruled(tag: str, *, right: bool) -> str:
    """Say in the language of whoever gave an answer that their teacher lets it count, or does not."""
    with language.speaking(_tongue(tag)):
        return _("Your teacher lets this count as right.") if right else _("Your teacher lets this count as wrong.")


def _tongue(tag: str) -> str:
    plain = tag.replace("_", "-").partition("-")[0].lower()
    return plain if plain in language.languages() else language.in_use()


def _key(given: Given) -> object:
    return tuple(given.items()) if isinstance(given, dict) else given


_SELF = Verdict("wrong", 0.0, "self", "")
"""What stands until a player has judged an own answer."""


def folded(given: Given, question: Question) -> str:
    """Give a typed text as it is compared with others; empty where nothing was typed."""
    typed = question.kind in ("text", "number", "date", "find", "place") and isinstance(given, str)
    return fold(as_said(given, question), _FOLDING, question.language) if typed else ""


def as_said(given: Given, question: Question) -> str:
    """Give a typed answer as people say it: a country that was chosen on the map by its name."""
    return given_on_map(question, given) if question.kind == "find" and isinstance(given, str) else str(given)


def event_id(seed: str, p: str, key: str) -> str:
    """Give the id of the answer's event in the player's own progress, 32 hex digits: the same however often saved."""
    return blake2b(f"{seed};{p}|{key}".encode(), digest_size=16).hexdigest()
