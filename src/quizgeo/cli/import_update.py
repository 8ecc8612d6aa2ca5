"""A foreign file brought into a deck that was made of it before."""

from difflib import unified_diff
from pathlib import Path

from quizgeo.cli import output
from quizgeo.cli.import_call import ImportCall
from quizgeo.cli.import_told import record, shown_lines, tell
from quizgeo.cli.output import JSON
from quizgeo.cli.refusal import DONE, PROBLEMS, RefusalError, shown
from quizgeo.decks import AuthoringError, Deck, DeckError, Edit, FileEdit, apply_edit, decode_deck, load_deck
from quizgeo.decks.claims import content
from quizgeo.decks.parts import inside
from quizgeo.exchange import ReadIn
from quizgeo.exchange.importing import Wanted
from quizgeo.exchange.updating import Updated, update_text
from quizgeo.language import _, ngettext
from quizgeo.text import clean

_MARK = b"\xef\xbb\xbf"


def update_deck(read: ReadIn, form: str, name: str, deck: Deck, call: ImportCall) -> int:
    """Bring a deck up to the state of a file. Raises ExchangeError, and RefusalError where it cannot be written."""
    path = Path(call.target)
    data = content(path)
    mark = _MARK if data.startswith(_MARK) else b""
    text = data.removeprefix(mark).decode()

    def reread(changed: str) -> Deck:
        return decode_deck(changed.encode(), str(path), lambda part: _part(path, part))

    updated = update_text(text, deck, read, Wanted(form, name), reread)
    if not call.dry_run and updated.text != text:
        _write(path, data, mark + updated.text.encode())
    if call.as_json:
        output.document(_record(updated, form, deck, call))
        return DONE
    if call.dry_run:
        before, after = text.splitlines(), updated.text.splitlines()
        lines = list(unified_diff(before, after, call.target, call.target, lineterm="", n=1))
        bodies = shown_lines(line[1:] for line in lines)
        output.facts([f"{line[:1]}{body}" for line, body in zip(lines, bodies, strict=True)])
    _say(updated, name)
    return DONE


def deck_to_update(call: ImportCall) -> Deck:
    """Read the deck. Raises RefusalError with its problems told when it has errors."""
    try:
        return load_deck(Path(call.target))
    except DeckError as error:
        for line in str(error).splitlines():
            output.say(line)
        message = _("{file} has errors and was not updated; quizgeo check tells more.")
        raise RefusalError(message.format(file=shown(call.target)), PROBLEMS) from error


def _part(path: Path, name: str) -> bytes | None:
    part = inside(path.parent, name)
    return content(part) if part is not None and part.is_file() else None


def _write(path: Path, before: bytes, after: bytes) -> None:
    """Write the deck whole. Raises RefusalError when it is not as it was, or may not be written."""
    try:
        apply_edit(Edit((FileEdit(path, before, after, ()),)))
    except AuthoringError as error:
        raise RefusalError(str(error), PROBLEMS) from error
    except OSError as error:
        message = _("Cannot write {path}: {reason}")
        reason = error.strerror or str(error)
        raise RefusalError(message.format(path=shown(str(path)), reason=reason), PROBLEMS) from error


def _record(updated: Updated, form: str, deck: Deck, call: ImportCall) -> dict[str, JSON]:
    told: dict[str, JSON] = {
        "format": form,
        "file": clean(call.target),
        "deck": deck.id,
        "added": [*updated.added],
        "renewed": [*updated.renewed],
        "gone": [*updated.gone],
        "written": not call.dry_run,
        "text": updated.text if call.dry_run else None,
    }
    return record(told, updated.losses, updated.problems, updated.silenced)


def _say(updated: Updated, name: str) -> None:
    unread = any(problem.code == "EX005" for problem in updated.problems)
    for key in updated.gone:
        if unread:
            words = _("{key}: the file does not have it any more, or it is among what could not be read; it stays")
        else:
            words = _("{key}: the file does not have it any more; it stays")
        output.say(words.format(key=key))
    if updated.strange:
        words = _("{file} has none of the questions of this deck: see that it is the file you mean.")
        output.say(words.format(file=shown(name)))
    added, renewed = len(updated.added), len(updated.renewed)
    done = ", ".join((
        ngettext("{count} question added", "{count} questions added", added).format(count=added),
        ngettext("{count} renewed", "{count} renewed", renewed).format(count=renewed),
    ))  # fmt: skip
    tell(done, name, updated.losses, updated.problems, updated.silenced)
