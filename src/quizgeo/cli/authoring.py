"""The commands with which decks are begun, named, compared and described to editors."""

import json

import click

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.refusal import DONE, MISUSED, RefusalError
from quizgeo.language import N_, _


@click.command()
@click.option("--markdown", is_flag=True, help=N_("As a page to read: every field, what it may be, and an example."))
def schema(markdown: bool) -> int:
    """Describe the deck format as JSON Schema, with which editors complete, explain and check decks."""
    if markdown:
        from quizgeo.decks import reference_text

        output.facts(reference_text().splitlines())
    else:
        from quizgeo.decks import schema_text

        output.document(json.loads(schema_text()))
    return DONE


@click.command()
@click.argument("path", nargs=-1, required=True, metavar="PATH...")
@click.option("--write", is_flag=True, help=N_("Put them into the files; nothing else in these changes."))
@click.option(
    "--restamp",
    multiple=True,
    metavar="ID",
    help=N_("In translations: write the stamp of today at this entry, which was revised. May be given several times."),
)
@click.option("--json", "as_json", is_flag=True, help=N_("As one JSON document."))
def ids(path: tuple[str, ...], write: bool, restamp: tuple[str, ...], as_json: bool) -> int:
    """List the ids that questions lack, with proposals, and the stamps that translations lack."""
    if write and restamp:
        raise RefusalError(_("--restamp writes by itself: leave --write out."), MISUSED)
    from quizgeo.cli.missing_fields import tell_missing

    return tell_missing(path, write=write, revised=restamp, as_json=as_json)


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", required=False, metavar="[NEW]")
@click.option("--since", metavar="REVISION", help=N_("Compare one file with itself as git has it in a revision."))
@click.option("--json", "as_json", is_flag=True, help=N_("As one JSON document."))
def diff(old: str, new: str | None, since: str | None, as_json: bool) -> int:
    """Compare two versions of a deck, and say whether progress is kept: files, or REVISION:PATH as git names it."""
    if (new is None) == (since is None):
        raise RefusalError(_("Name two versions: OLD and NEW, or one file and --since REVISION."), MISUSED)
    from quizgeo.cli.changes import change_lines, difference_record
    from quizgeo.cli.versions import earlier, read_version
    from quizgeo.decks import compare

    before = earlier(old, since) if since is not None else read_version(old)
    difference = compare(before, read_version(new if new is not None else old))
    if as_json:
        language.use("en")
        output.document(difference_record(difference))
    else:
        output.facts(list(change_lines(difference)))
    return DONE


@click.command()
@click.argument("file")
@click.option("--title", help=N_("The name that people see."))
@click.option("--language", "tongue", metavar="TAG", help=N_("The language of the texts, such as en or id."))
@click.option("--source", metavar="TEXT", help=N_("What the facts rest on: its title."))
@click.option("--published", metavar="DATE", help=N_("When the source was published, such as 2025-07."))
@click.option("--deck", metavar="ID", help=N_("The identity of the deck; without it, made of the title."))
def new(
    *, file: str, title: str | None, tongue: str | None, source: str | None, published: str | None, deck: str | None
) -> int:
    """Begin a deck: a file with its head, a question, and examples. At a terminal it asks for what is not given."""
    from quizgeo.cli.new_deck import Wish, write_new

    return write_new(file, Wish(title, tongue, source, published, deck))
