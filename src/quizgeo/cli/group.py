"""All commands and what each is for. The module of a command is imported when the command is called, not before."""

import inspect
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from quizgeo import __version__
from quizgeo.cli.refusal import RefusalError, unknown
from quizgeo.language import N_, _

if TYPE_CHECKING:
    from quizgeo.cli.start import OpenApp


class Entry(Struct, frozen=True):
    """Where a command is, and its line in the list of all commands."""

    module: str
    help: str
    function: str = ""
    """What the module calls it; empty: as it is called."""


COMMANDS = {
    "browse": Entry("browse", N_("List the cards that a search finds, such as: karabakh is:due tag:dates.")),
    "card": Entry("card", N_("Show one card: its state and every answer to it. Or set it aside, or ask it again.")),
    "check": Entry("author", N_("Find the problems of decks, with their lines and how to mend them.")),
    "decks": Entry("library", N_("List the decks and what waits in each.")),
    "diff": Entry("authoring", N_("Compare two versions of a deck: what changed, and is progress kept?")),
    "exam": Entry("exam", N_("Sit an exam: a test with a mark at the end.")),
    "export": Entry("export", N_("Write a deck for another program: Anki, Moodle, a spreadsheet and more.")),
    "host": Entry("host", N_("Play a deck live with a class, which joins with a code.")),
    "ids": Entry("authoring", N_("List or write the ids that questions lack, and the stamps of translations.")),
    "import": Entry("import_deck", N_("Read a file of another program into a deck."), "import_deck"),
    "join": Entry("join", N_("Take part in a lesson that is played live.")),
    "mark": Entry("mark_paper", N_("Mark what a class wrote on a printed paper.")),
    "map": Entry("map", N_("Draw a part of the world, or tell it in words.")),
    "new": Entry("authoring", N_("Begin a deck.")),
    "plan": Entry("plan", N_("Prepare for an exam or a break, or see what goals would cost.")),
    "optimise": Entry("optimise", N_("Fit FSRS to your own answers, and keep what foretells them better.")),
    "preview": Entry("preview", N_("Show a deck as learners meet it, while you write it.")),
    "print": Entry("print_deck", N_("Print a deck: a test with its key, or cards to cut out."), "print_deck"),
    "progress": Entry("progress", N_("Export, import, merge, verify, back up or restore what you did.")),
    "report": Entry("report", N_("Tell what the answers of a session say of its questions.")),
    "schema": Entry("authoring", N_("Describe the deck format to editors, or to people.")),
    "serve": Entry("serve", N_("Keep a server for sessions of many teachers.")),
    "sessions": Entry("sessions", N_("List, show, resume, export, forget or remove live sessions.")),
    "settings": Entry("settings", N_("Show or change what may be set, such as new cards a day.")),
    "stats": Entry("stats", N_("Tell how it goes: what you remember, what is to come, what goes wrong.")),
    "study": Entry("study", N_("Study what is due, then new cards.")),
}


class Commands(click.Group):
    """The group `quizgeo`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names of all commands."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command and give the command."""
        del ctx
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        command = getattr(import_module(f"quizgeo.cli.{entry.module}"), entry.function or cmd_name)
        assert isinstance(command, click.Command)
        return in_words(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the first word names; name the nearest one when there is none."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            raise RefusalError(unknown(_("There is no command {word}."), args[0], list(COMMANDS)))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        del ctx
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(entry.help)) for name, entry in COMMANDS.items()])


@click.command(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--lang",
    metavar="L",
    expose_value=False,
    help=N_("Speak this language, and show decks in it where they can; before any command, or after it."),
)
@click.version_option(__version__, message="quizgeo %(version)s")
@click.pass_context
def quizgeo(context: click.Context) -> int:
    """Quizzes and flashcards from plain YAML decks, studied in the terminal. Without a command: what waits today."""
    if context.invoked_subcommand is not None:
        return 0
    from quizgeo.cli.home import home

    return home(context.obj)


def in_words(command: click.Command) -> click.Command:
    """Have the help of a command, of its options and of the commands below it in the language in use."""
    about = inspect.getdoc(command.callback) if command.callback else None
    command.help = _(about) if about else command.help
    for option in command.params:
        if isinstance(option, click.Option) and option.help:
            source = _SOURCES.setdefault(option, option.help)
            option.help = _(source)
    for below in command.commands.values() if isinstance(command, click.Group) else ():
        in_words(below)
    return command


_SOURCES: dict[click.Option, str] = {}
"""The help of options as the source has it; a command may be shown in one language, then in another."""


def call(arguments: Sequence[str], open_app: "OpenApp | None") -> int:
    """Run the command that the words ask for and give its status. Raises RefusalError where the words are off."""
    try:
        with in_words(quizgeo).make_context("quizgeo", list(arguments), obj=open_app) as context:
            status: object = quizgeo.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "quizgeo"
        hint = _("See: {command} --help").format(command=path)
        raise RefusalError(f"{error.format_message()} {hint}") from error
    except click.ClickException as error:
        raise RefusalError(error.format_message(), error.exit_code) from error
    return status if isinstance(status, int) else 0
