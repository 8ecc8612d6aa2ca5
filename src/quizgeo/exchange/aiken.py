"""Aiken, the plainest format for questions with one right option: a line of text, lettered options, `ANSWER: B`.

It has no signs for anything else, and none to make a sign plain.

Source: Moodle's documentation of the Aiken format and its `qformat_aiken`.
"""

from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.decks import CardKey, Choice, Deck, Option, Problem, Question, TrueFalse
from quizgeo.exchange.decoding import MOST_QUESTIONS, decoded, nothing_in, too_many
from quizgeo.exchange.drawing import drawn
from quizgeo.exchange.errors import MOST_PROBLEMS, problem
from quizgeo.exchange.losses import dropped_fields, dropped_from_head
from quizgeo.exchange.shape import Foreign, Loss, ReadIn, ReadOptions, WriteOptions, Written
from quizgeo.language import _, speaking
from quizgeo.patterns import regex
from quizgeo.text import clean

__all__ = ["read", "write"]

_OPTION = regex(r"([A-Z])[.)](?:[ \t]+|$)(.*)")
_CLOSE_OPTION = regex(r"([A-Z])[.)](.*)")
"""An option without a space behind its letter, which is one only where that letter is the next."""
_ANSWER = regex(r"answer[ \t]*:(.*)", 2)
_KEY = regex(r"([A-Za-z])(?:[.)].*)?")
_LEAST = 2
"""Options of a question, and signs of a line: Moodle passes over a line of one."""
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_SHOWN = 40
"""Characters of a foreign text in a message."""


def write(deck: Deck, options: WriteOptions) -> Written:
    """Write the choices of a deck, their options in an order that the seed draws; a statement gets two options."""
    blocks, losses = list[str](), list(dropped_from_head(deck))
    for question in deck:
        block, own = _block(question, options.seed)
        blocks += [block] if block else []
        losses += [*own, *_dropped(question)] if block else own
    return Written("\n".join(blocks).encode("utf-8", "replace"), len(blocks), tuple(losses))


def _dropped(question: Question) -> Iterator[Loss]:
    """Give the losses of fields; that options keep their places is seen to here."""
    return (loss for loss in dropped_fields(question, "aiken") if loss.field not in ("shuffle", "pin"))


def _block(question: Question, seed: int) -> tuple[str, list[Loss]]:
    """Write a question; empty where the format has nothing for it."""
    match question.body:
        case Choice(options=options) as body:
            if len(options) > len(ascii_uppercase):
                return "", [Loss(question.key, "", "left out", _("there are letters for 26 options"))]
            shown = [Loss(question.key, "show", "dropped", _("all options are written"))] if body.show else []
            stem, losses = _stem(question.prompt, question.key)
            return _lines(stem, drawn(question, replace(body, show=None), seed).options), losses + shown
        case TrueFalse(statement=statement, answer=answer):
            stem, losses = _stem("\n".join(filter(None, (question.prompt, statement))), question.key)
            with speaking(question.language):
                words = Option(_("true"), correct=answer), Option(_("false"), correct=not answer)
            how = _("becomes a choice of two options")
            return _lines(stem, words), [Loss(question.key, "statement", "changed", how), *losses]
        case _:
            return "", [Loss(question.key, "", "left out", _("Aiken has only questions with one right option"))]


def _stem(text: str, key: str) -> tuple[str, list[Loss]]:
    """Give a question's text as one line that is none of an option or an answer."""
    losses = list[Loss]()
    if "\n" in text:
        text = " ".join(text.split("\n"))
        losses.append(Loss(key, "question", "changed", _("it is one line")))
    if _CLOSE_OPTION.match(text) or _ANSWER.match(text) or len(text) < _LEAST:
        text = f"“{text}”"
        losses.append(Loss(key, "question", "changed", _("it stands in quotation marks, else it would be an option")))
    return text, losses


def _lines(stem: str, options: Sequence[Option]) -> str:
    lettered = list(zip(ascii_uppercase, options, strict=False))
    right = next(letter for letter, option in lettered if option.correct)
    return "\n".join(
        [stem, *(f"{letter}. {_with_entities(each.text)}" for letter, each in lettered), f"ANSWER: {right}\n"]
    )


def _with_entities(text: str) -> str:
    """Write an option: only what would be read as an entity is written as one."""
    return text.replace("&", "&amp;") if any(entity in text for entity, _sign in _ENTITIES) else text


def _without_entities(written: str) -> str:
    for entity, sign in _ENTITIES:
        written = written.replace(entity, sign)
    return written


class _Begun(Struct):
    """A question of which not all lines are read."""

    line: int
    stem: list[str]
    options: list[tuple[str, str]]
    """Letter and text of each."""
    parted: bool = False
    """Whether a blank line stands behind what is read of it."""


def read(data: bytes, options: ReadOptions) -> ReadIn:
    """Read the questions of a file. Raises ExchangeError where there is none, or the bytes are no text."""
    source = decoded(data, options.name)
    reader = _Reader(options)
    for line, text in enumerate(source.text.split("\n"), start=1):
        reader.take(line, text.strip())
        if reader.count > MOST_QUESTIONS:
            raise too_many(options.name)
    reader.end()
    if not reader.found:
        raise nothing_in(options.name, reader.problems)
    return ReadIn(tuple(reader.found), (*source.losses, *reader.losses), tuple(reader.problems))


class _Reader:
    """The lines of a file, one after the other."""

    def __init__(self, options: ReadOptions) -> None:
        self.found: list[Foreign] = []
        self.losses: list[Loss] = []
        self.problems: list[Problem] = []
        self.count = 0
        """Questions so far, those that cannot be read included."""
        self._options = options
        self._begun: _Begun | None = None
        self._told = False
        """Whether lines outside of any question were named already."""

    def take(self, line: int, text: str) -> None:
        """Read a line without the spaces around it."""
        begun = self._begun
        if begun is None:
            self._start(line, text)
        elif not text:
            begun.parted = True
        elif (found := _ANSWER.fullmatch(text)) and (begun.options or text.startswith("ANSWER")):
            self._begun = None
            self._finish(begun, found[1].strip(), line)
        elif option := _option(text, begun):
            begun.options.append(option)
            begun.parted = False
        elif begun.options or begun.parted:
            self.end()
            self._start(line, text)
        else:
            begun.stem.append(text)

    def end(self) -> None:
        """Read the end of a question that has no `ANSWER:`."""
        if self._begun is not None:
            self._fault(self._begun.line, _("no ANSWER stands behind this question"), _("write ANSWER: and a letter"))
        self._begun = None

    def _start(self, line: int, text: str) -> None:
        """Read the first line of a question; options and answers without one are named once."""
        if not (_OPTION.fullmatch(text) or text.startswith("ANSWER:")):
            self._begun = _Begun(line, [text], []) if text else None
            self._told = self._told and not text
        elif not self._told:
            self._told = True
            self._fault(
                line, _("there is no question before it"), _("write the question on the line before its options")
            )

    def _finish(self, begun: _Begun, key: str, line: int) -> None:
        """Put a question together, or name what is wrong with it."""
        texts = dict(begun.options)
        letter = found[1].upper() if (found := _KEY.fullmatch(key)) else ""
        if len(texts) < len(begun.options):
            self._fault(begun.line, _("two options have the same letter"), _("give each option its own"))
        elif len(texts) < _LEAST:
            self._fault(begun.line, _("a question has at least two options"), _("write them as A. and B."))
        elif letter not in texts:
            message = _('"{text}" is not the letter of an option').format(text=clean(key)[:_SHOWN])
            self._fault(line, message, _("write ANSWER: and one letter"))
        else:
            self._add(begun, texts, letter)

    def _add(self, begun: _Begun, texts: dict[str, str], letter: str) -> None:
        """Add a question, its options once each: of equal ones that which is right, else the first."""
        place, right = str(begun.line), texts[letter]
        kept = {text.casefold(): text for text in [*reversed(texts.values()), right] if text}
        offered = [Option(text, text == right) for text in dict.fromkeys(texts.values()) if text in kept.values()]
        if len(offered) < _LEAST or not right:
            self._fault(begun.line, _("a question has at least two options"), _("write them as A. and B."))
            return
        if len(offered) < len(texts):
            how = _("an option that is empty or stands there twice is left out")
            self.losses.append(Loss(place, "wrong", "changed", how))
        prompt = clean("\n".join(begun.stem), lines=True)
        question = Question(CardKey(""), "", Choice(tuple(offered)), prompt, language=self._options.language)
        self.found.append(Foreign(question, place=place))
        self.count += 1

    def _fault(self, line: int, message: str, fix: str) -> None:
        self.count += 1
        if len(self.problems) >= MOST_PROBLEMS:
            return
        message = _("Aiken: {message}; skipped").format(message=message)
        self.problems.append(problem("EX005", self._options.name, message, fix=fix, line=line))


def _option(text: str, begun: _Begun) -> tuple[str, str] | None:
    """Read a line as an option: its letter follows the last one's, or it stands apart from its text."""
    expected = ascii_uppercase[len(begun.options) : len(begun.options) + 1]
    found = _CLOSE_OPTION.fullmatch(text)
    if found is None or (found[1] != expected and not (begun.options and _OPTION.fullmatch(text))):
        return None
    return found[1], clean(_without_entities(found[2].strip()))
