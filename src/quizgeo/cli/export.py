"""The command `export`: a deck as another program's file, and a word for each thing that the file cannot say."""

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path, PurePath

import click

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.deck_given import deck_given
from quizgeo.cli.exchange_lines import loss_lines, loss_records, sum_line
from quizgeo.cli.output import JSON
from quizgeo.cli.refusal import DONE, MISUSED, PROBLEMS, RefusalError, shown, unknown
from quizgeo.cli.start import clock, learner
from quizgeo.cli.whole_file import free_path, write_whole
from quizgeo.decks import Deck
from quizgeo.exchange import FORMATS, ExchangeError, Format, WriteOptions, Written, told_by
from quizgeo.language import N_, _, ngettext
from quizgeo.text import clean

_STDOUT = "-"
_MOST = 200_000_000
"""Bytes of an earlier export that are read; a larger one is replaced unread."""
_BINARY = (".xlsx", ".zip", ".apkg")
"""Suffixes of formats that are no text: under another one, no program opens them."""
_KNOWN = frozenset(suffix for each in FORMATS.values() for suffix in each.suffixes)
_SITES = ("canvas", "blackboard", "moodle", "schoology")


@click.command()
@click.argument("deck")
@click.option("-o", "--output", "target", required=True, metavar="FILE", help=N_("Where to; - is stdout, with --to."))
@click.option("--to", "name", default="", metavar="FORMAT", help=N_("The format, where the suffix does not tell it."))
@click.option("--lang", default="", metavar="L", help=N_("Write the translation into this language."))
@click.option("--tag", multiple=True, metavar="T", help=N_("Only questions with this tag; may be given again."))
@click.option("--for", "site", type=click.Choice(_SITES), help=N_("Name what this system is known to lose, too."))
@click.option(
    "--seed", type=int, default=0, metavar="N", help=N_("What chance is drawn from where not all options fit.")
)
@click.option("--with-progress", is_flag=True, help=N_("For Anki: with what you did, so that its schedule goes on."))
@click.option("--strict", is_flag=True, help=N_("Write nothing when a question is left out or changed."))
@click.option("--force", is_flag=True, help=N_("Replace a file that is there."))
@click.option("--json", "as_json", is_flag=True, help=N_("What was written and lost as one JSON document."))
def export(
    *,
    deck: str,
    target: str,
    name: str,
    lang: str,
    tag: tuple[str, ...],
    site: str | None,
    seed: int,
    with_progress: bool,
    strict: bool,
    force: bool,
    as_json: bool,
) -> int:
    """Write a deck for another program. DECK is its file or its name; the suffix of FILE tells the format."""
    if as_json:
        language.use("en")
    form = _format(name, target)
    if with_progress and form.name != "anki":
        raise RefusalError(_("--with-progress is for packages for Anki; no other format holds a schedule."), MISUSED)
    _refuse(form, target, site)
    given = deck_given(deck, lang, tag)
    path = None if target == _STDOUT else free_path(target, force=force)
    options = WriteOptions(_now(), seed, _earlier(path), site or "", PurePath(target).suffix.lower())
    try:
        written = _with_progress(given, options) if with_progress else form.write(given, options)
    except ExchangeError as error:
        raise RefusalError(clean(str(error)), PROBLEMS) from error
    refused = _refused(written, form, strict=strict)
    if not refused:
        _put(path, written.data)
    _tell(written, form, target, refused=refused, as_json=as_json)
    return PROBLEMS if refused else DONE


def _refuse(form: Format, target: str, site: str | None) -> None:
    """Raise RefusalError for a system that a format is not for, and a suffix that means other bytes."""
    if site and not form.name.startswith("qti"):
        raise RefusalError(_("--for is for QTI packages; what other formats lose is always told."), MISUSED)
    suffix = PurePath(target).suffix.lower()
    if form.suffixes[0] in _BINARY and suffix not in form.suffixes and suffix in _KNOWN:
        message = _("{file} would be no {suffix} file: name it {better}.")
        better = str(PurePath(target).with_suffix(form.suffixes[0]))
        raise RefusalError(message.format(file=shown(target), suffix=suffix, better=shown(better)), MISUSED)


def _with_progress(deck: Deck, options: WriteOptions) -> Written:
    """Write a package for Anki with what the learner remembers of the deck; the log is only read."""
    from quizgeo.exchange import anki

    with learner(readonly=True) as studying:
        schedule = anki.schedule_of(studying, deck)
    return anki.write(deck, options, schedule)


def _now() -> datetime:
    now = clock().now()
    return datetime.fromtimestamp(now.ms / 1000, timezone(timedelta(minutes=now.offset)))


def _format(name: str, target: str) -> Format:
    """Find the format that is meant. Raises RefusalError with the names where none or several are."""
    known = [each.name for each in FORMATS.values() if each.writes]
    if name:
        if name not in known:
            raise RefusalError(unknown(_("There is no format {word}."), name, known), MISUSED)
        return FORMATS[name]
    told = [each for each in told_by(target) if each.writes]
    if len(told) == 1:
        return told[0]
    message = _("The suffix of {file} does not tell the format: say it with --to, one of {names}.")
    names = [each.name for each in told] or known
    raise RefusalError(message.format(file=shown(target), names=", ".join(names)), MISUSED)


def _earlier(path: Path | None) -> bytes:
    """Give the file that is to be replaced: what did not change in it keeps its time."""
    if path is None or not path.is_file() or path.stat().st_size > _MOST:
        return b""
    return path.read_bytes()


def _refused(written: Written, form: Format, *, strict: bool) -> str:
    """Say why nothing is written; nothing when it may be."""
    if not written.count:
        message = _("Nothing was written: the format {format} can hold none of these questions.")
        return message.format(format=form.name)
    if strict and any(loss.what != "dropped" for loss in written.losses):
        return _("Nothing was written: with --strict no question may be left out or changed.")
    return ""


def _put(path: Path | None, data: bytes) -> None:
    if path is None:
        output.data(data)
    else:
        write_whole(path, data)


def _tell(written: Written, form: Format, target: str, *, refused: str, as_json: bool) -> None:
    """Say what was written and what is not in it."""
    if as_json:
        losses = loss_records(written.losses)
        count = 0 if refused else written.count
        record: dict[str, JSON] = {
            "format": form.name,
            "file": target,
            "written": count,
            "refused": refused or None,
            "losses": losses,
        }
        output.document(record) if target != _STDOUT else output.say(json.dumps(record))  # stdout holds the file
        return
    for line in loss_lines(written.losses):
        output.say(line)
    if refused:
        output.say(refused)
        return
    done = ngettext("{count} question written", "{count} questions written", written.count)
    output.say(sum_line(done.format(count=written.count), written.losses))
