"""A deck to begin with: its head, one question, and a question of every other kind as a comment. It is a text."""

from quizgeo.decks import limits
from quizgeo.decks.authoring import AuthoringError
from quizgeo.decks.examples import EXAMPLES, example
from quizgeo.decks.fields import KINDS
from quizgeo.decks.nodes import NOTHING
from quizgeo.decks.quoting import quoted
from quizgeo.decks.read import FORMAT
from quizgeo.decks.report import shown
from quizgeo.decks.scalars import MisreadError, is_slug, read_date, read_language, slug_of
from quizgeo.language import _
from quizgeo.text import clean, fold

_SAMPLE = "text"
"""The kind of the one question that is no comment."""
_PLAIN_LETTERS = 3
_COLUMN = 34
"""Where comments behind a field begin."""


def skeleton_text(title: str, language: str = "en", source: str = "", published: str = "", deck: str = "") -> str:
    """Write a deck that `quizgeo check --strict` finds nothing in.

    source: the title of what its facts rest on, and `published` its date; both may be left out. deck: its identity,
    made of the title unless it is given. Comments speak the language in use. Raises AuthoringError for a value that no
    deck can hold.
    """
    line = _line(_("title"), title)
    identity = deck or identity_of(line, language)
    if not is_slug(identity):
        better = slug_of(fold(clean(identity), _PLAIN_LETTERS, language))
        message = _('"{text}" is not an identity of small letters, digits and single dashes').format(
            text=shown(identity)
        )
        raise AuthoringError(_sentence(message, _("write {better}").format(better=better) if better else ""))
    try:
        read_language(language)
        day = str(read_date(clean(published))) if published else ""
    except MisreadError as error:
        raise AuthoringError(_sentence(error.message, error.fix)) from error
    if published and not source:
        raise AuthoringError(_("A date of publication needs a source: give its title as well."))
    head = _head(identity, line, language, _line(_("source"), source) if source else "", day)
    return "\n".join([*head, "questions:", *_sample(language), *_others(language)]) + "\n"


def identity_of(title: str, language: str = "en", other: str = "deck") -> str:
    """Make an identity of a title, or of the `other` text where it has no Latin letter and no digit."""
    texts = (fold(clean(text), _PLAIN_LETTERS, language) for text in (title, other))
    return next(filter(None, map(slug_of, texts)), "deck")


def _line(name: str, text: str) -> str:
    """Clean a text, and refuse one that a deck cannot hold in one line."""
    line = clean(text)
    if not line:
        raise AuthoringError(_("The {field} is empty: give a few words.").format(field=name))
    if len(line) > limits.LINE:
        message = _("The {field} is longer than {count} characters: shorten it.")
        raise AuthoringError(message.format(field=name, count=limits.LINE))
    return line


def _sentence(message: str, fix: str) -> str:
    return f"{message}; {fix}" if fix else message


def _head(identity: str, title: str, language: str, source: str, published: str) -> list[str]:
    """Write the head."""
    name = quoted(identity) if identity in NOTHING else identity
    lines = [
        f"quizgeo: {FORMAT}",
        _beside(f"deck: {name}", _("never changes: what learners did hangs on it")),
        f"title: {quoted(title)}",
        f"language: {language}",
        f"scope: {quoted(_SCOPE[_spoken(language)])}",
    ]
    if published:
        lines.append(_beside(f"as_of: {published}", _("the state of the world that the answers describe")))
    if source:
        date = f", published: {published}" if published else ""
        lines += ["sources:", f"  main: {{title: {quoted(source)}{date}}}", "defaults: {source: main}"]
    return lines


def _beside(field: str, comment: str) -> str:
    return f"{field:{_COLUMN}}  # {comment}"


def _sample(language: str) -> list[str]:
    """Write the one question that is no comment."""
    first, *others = example(_SAMPLE, _spoken(language)).splitlines()
    explain = f"explain: {quoted(_EXPLAIN[_spoken(language)])}"
    return [f"  - {_beside(first, _('never changes'))}", *(f"    {line}" for line in (*others, explain))]


def _others(language: str) -> list[str]:
    """Write a question of every other kind as a comment."""
    lines = ["", f"  # {_('Other kinds of questions: take away the # before one that you want to use.')}"]
    for row in KINDS:
        if row.name != _SAMPLE:
            first, *more = example(row.name, _spoken(language)).splitlines()
            lines += ["", f"  # {_(row.doc)}", f"  # - {first}", *(f"  #   {line}" for line in more)]
    return lines


def _spoken(language: str) -> str:
    """Give the language of the examples for a deck in a language."""
    main = language.partition("-")[0]
    return main if main in EXAMPLES else "en"


_SCOPE = {
    "en": "Write here what the deck rests on, and what it leaves out.",
    "id": "Tulis di sini sumber isi dek ini dan apa yang tidak dibahas.",
}
"""What stands under the scope, in the language of the deck."""
_EXPLAIN = {
    "en": "This is an example. Write a question of your own in its place.",
    "id": "Ini hanya contoh. Gantilah dengan soal Anda sendiri.",
}
"""What stands under the sample, in the language of the deck."""
