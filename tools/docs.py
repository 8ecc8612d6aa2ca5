"""Write the pages of `docs/` that are made from the tables of the program: `python -m tools.docs`.

With `--check` nothing is written; the pages that would change are named and the exit status is 1.
"""

import ast
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgeo.cli.code_pages import CodePage
from tools.format_pages import format_parts
from tools.house.faces import public_names
from tools.house.source import ROOT, Module, checkout

if TYPE_CHECKING:  # the program is asked page by page
    from quizgeo.study.setting import Setting

DOCS = ROOT / "docs"
WIDTH = 100
"""Columns of the help of commands."""
NOTE = "<!-- Made by `make docs` from {source}; edit that. -->"


def page(title: str, source: str, *parts: str) -> str:
    """Lay out a page: its title, the note that it is generated, and its parts."""
    return "\n\n".join([f"# {title}", NOTE.format(source=source), *(part.strip("\n") for part in parts)]) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Lay out a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def code(text: str) -> str:
    """Show a text as it is written in a file; nothing for an empty one."""
    return f"`{text}`" if text else ""


FAMILIES = {
    "YA": ("The file", "What stands in the way before a deck can be seen in the file."),
    "DK": ("The deck", "The head of a deck, its sources, its files."),
    "QN": ("A question", "The fields of one question."),
    "TR": ("A translation", "The overlay beside a deck."),
    "MC": ("Options", "What makes options easy to guess, or wrong."),
    "ST": ("Wording", "How the question is asked, and how questions of a deck go together."),
    "CT": ("Content", "What the answer rests on, when it holds, and whose word it is."),
    "AN": ("Judging", "What the rules of judging find in the answers as they are written."),
    "MP": ("Maps", "What only the map of a question shows."),
}
"""Title and first words for the codes that begin alike."""


def problems() -> str:
    """Make the page of everything that checking a deck can report."""
    from quizgeo.cli.code_pages import code_pages, markdown

    pages = code_pages().values()
    sections = []
    for family, (title, words) in FAMILIES.items():
        family_pages = [each for each in pages if each.code.startswith(family)]
        rows = [[linked(each), severities(each), each.meaning] for each in family_pages]
        told = [f"### {each.code}\n\n{markdown(each)}" for each in family_pages if not each.is_rule]
        head = f"## {title}\n\n{words}\n\n{table(['code', 'severity', 'what it means'], rows)}"
        sections.append("\n\n".join([head, *told]))
    return page(
        "Problems of a deck",
        "`src/quizgeo/decks/codes.py`, `src/quizgeo/answers/problems.py` and the `pages/` beside them",
        "`quizgeo check` names each problem by a code that never changes its meaning, with the file, the line, the\n"
        "column and what to write instead. Only errors stop a deck from loading, and of rules, whose codes lead to\n"
        "[their reasons and examples](rules.md), MC001 alone does. `quizgeo check --explain CODE` tells the same.\n\n"
        "An example is a list of questions, or fields of the head and then `questions:`. Lines such as\n"
        "`# capitals.yaml` part examples that consist of whole files; `\\xf4` stands for a byte.",
        *sections,
    )


def linked(each: CodePage) -> str:
    """Link a code to what is told of it: rules have a page of their own."""
    return f"[{each.code}]({'rules.md' if each.is_rule else ''}#{each.code.lower()})"


def severities(each: CodePage) -> str:
    """Name what the problems of a code can be."""
    return ", ".join(severity.name.lower() for severity in each.severities)


def rules() -> str:
    """Make the page of the rules for good questions: why each is there, what it finds, and how it is silenced."""
    from quizgeo.cli.code_pages import code_pages, markdown

    pages = [each for each in code_pages().values() if each.is_rule]
    sections = []
    for family, (title, words) in FAMILIES.items():
        told = [
            f"### {each.code}\n\n*{severities(each).replace(',', ' or').capitalize()}.* {markdown(each)}"
            for each in pages
            if each.code.startswith(family)
        ]
        if told:
            sections.append("\n\n".join([f"## {title}", words, *told]))
    return page(
        "Rules for questions",
        "`src/quizgeo/decks/lint/pages/` and `src/quizgeo/decks/codes.py`",
        "What `quizgeo check` says about questions that can be read and yet are easy to guess, hard to understand, or\n"
        "poor in content. An example is a list of questions, or fields of the head and then `questions:`.\n\n"
        "A comment silences a rule: at the end of a line for that line, on a line of its own before a question for\n"
        "the question, above `questions:` for the whole deck. Several codes may stand in it.",
        *sections,
    )


def fields() -> str:
    """Make the page of every field that a deck may hold."""
    from quizgeo.decks.reference import reference_text

    return reference_text(NOTE.format(source="`src/quizgeo/decks/fields.py`"))


SEARCHING = """\
The screen of cards (`b` at home, `/` to type at once) lists all cards, and `quizgeo browse` prints them; both take a
search. The same search is studied with `s` on that screen, or with `quizgeo study --search`.

```
karabakh is:due                    due cards about Karabakh
"peace text" -tag:dates            these two words side by side, and not tagged dates
tag:peace* (is:new or prop:s<7)    never answered, or not yet stable, of some tags
is:leech sort:lapses               what is forgotten again and again, worst first
has:map -rated:30                  with a map, and not reviewed for a month
```"""
"""How a search looks."""
RULES_OF_SEARCH = """\
- A **word** is looked for in the question, its answer and other accepted spellings, its tags, and the key of the card;
  a part of a word is enough. Case, accents and punctuation do not count, as when an answer is judged.
- Words **side by side** have to hold together. `or` between them: one is enough, and it binds less. Brackets group.
- **`-`** before a word or a bracket: it must not hold.
- **`"…"`**: words as they stand, one after another. A quoted word is text, whatever it looks like: `"or"`, `"is:new"`.
- **`word:value`** asks for what the tables below say. In names of decks, tags, kinds and ids `*` is any letters.
- What is not known is named, with its place and what was probably meant, and the list stays as it was.
- Only a search for text, `has:` and `status:` read the decks, once; everything else is known without.
- While a search is typed, what a word can become stands below it, and tab completes it."""
"""What holds for every search."""


def searching() -> str:
    """Make the page of the language that cards are searched in."""
    from quizgeo.study.search_words import TABLE

    rows = [[code(f"{word.name}:"), word.help, ", ".join(map(code, word.examples))] for word in TABLE]
    told = [
        f"### {code(f'{word.name}:')}\n\n"
        + table(["written", "what it finds"], [[code(f"{word.name}:{each.name}"), each.help] for each in word.values])
        for word in TABLE
        if word.values
    ]
    return page(
        "Searching cards",
        "`src/quizgeo/study/search_words.py` and `tools/docs.py`",
        SEARCHING,
        RULES_OF_SEARCH,
        "`quizgeo browse --words` prints the words below; `--json` gives every figure of the cards to programs. In a\n"
        "shell, put a search with `<`, `>`, `*`, brackets or quotation marks into single quotes:\n"
        "`quizgeo browse 'tag:peace* prop:s<7'`.",
        f"## The words\n\n{table(['word', 'what it asks', 'examples'], rows)}",
        *told,
        "A new card has no stability, difficulty, recall, interval or due day, so no comparison holds of them; its\n"
        "lapses and reviews are 0. Nor has a card a recall on the day of its answer. `=` compares as exactly as the\n"
        "figure is written: `prop:s=4.6` holds of 4.62.\n"
        "`rated:` and `introduced:` count study days: `rated:1` is today.",
    )


def settings() -> str:
    """Make the page of what a learner may set."""
    from quizgeo.study.settings import SETTINGS

    rows = [
        [code(row.name), f"{row.help} {row.note}".strip(), row.in_short(row.default), _bounds(row)]
        for row in SETTINGS.values()
    ]
    return page(
        "Settings",
        "`src/quizgeo/study/settings.py`",
        "Settings are part of the learner's progress: they travel with it to another computer.\n"
        "`quizgeo settings` shows them, `quizgeo settings new_per_day 20` changes one, `--reset` takes it back.",
        table(["setting", "what it means", "unless set", "may be"], rows),
        "`quizgeo settings --export > my.yaml` writes them all as a file with what each means,\n"
        "`quizgeo settings --from my.yaml` sets what such a file gives: all, or nothing where anything in it is wrong.",
        "## On this device only\n\nWhat is chosen for screens is kept in `screen.json` beside the progress, and\n"
        "stays on this computer. The settings screen (`,` at home) changes it. What may not stand is passed over.",
        table(["choice", "what it means", "unless chosen", "may be"], _choices()),
    )


def _choices() -> list[list[str]]:
    from quizgeo.tui.kept import choices

    named = [(row, [code(value) for value in row.values]) for row in choices()]
    return [[code(row.name), row.help, values[0], ", ".join(values)] for row, values in named]


def _bounds(row: "Setting") -> str:
    from quizgeo.study.setting import Number

    unit = row.bounds.unit if isinstance(row.bounds, Number) else ""
    return f"{row.bounds_in_words()} {unit}".strip()


def commands() -> str:
    """Make the page of what can be typed: the help of every command, as it prints it."""
    from quizgeo.cli.group import in_words, quizgeo

    sections = [
        f"## {context.command_path}\n\n```text\n{context.get_help()}\n```"
        for context in _contexts("quizgeo", in_words(quizgeo))
    ]
    return page(
        "Commands",
        "the help texts in `src/quizgeo/cli/`",
        "Results go to stdout, messages to stderr. The exit status is 0 when it is done, 1 when problems were found,\n"
        "2 when the words of the call are off, 3 when the learner's data is damaged.",
        *sections,
    )


def _contexts(word: str, command: click.Command, parent: click.Context | None = None) -> Iterator[click.Context]:
    """Give the context of a command and of all below it."""
    width = {"terminal_width": WIDTH, "max_content_width": WIDTH}
    context = command.make_context(word, [], parent=parent, resilient_parsing=True, **width)
    yield context
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            if (below := command.get_command(context, inner)) is not None:
                yield from _contexts(inner, below, context)


def keys() -> str:
    """Make the page of every key, by the place where it works."""
    from quizgeo.tui.action import Where
    from quizgeo.tui.actions import actions_at
    from quizgeo.tui.keys import all_keys

    sections = []
    for where in Where:
        rows = [[code(all_keys(action)), action.help] for action in actions_at(where)]
        sections.append(f"## {where.value}\n\n{table(['keys', 'what they do'], rows)}")
    return page(
        "Keys",
        "`src/quizgeo/tui/actions.py`",
        "What each key does in the app, place by place. On a Cyrillic keyboard the letter on the same key does so too.",
        *sections,
    )


def faces() -> str:
    """Make the page of what each package offers."""
    modules = {module.name: module for module in checkout("src")}
    sections = []
    for module in modules.values():
        names = public_names(module) if module.is_package else None
        if names:
            rows = [entry(modules, module, name) for name in names]
            sections.append(
                f"## {module.name}\n\n{ast.get_docstring(module.tree)}\n\n{table(['name', 'what it is'], rows)}"
            )
    return page(
        "The public faces",
        "the packages' `__init__.py`",
        "What others may import. The first section is the public face of the whole and changes only with a new major\n"
        "version; the others are for those who build on quizgeo from inside.",
        *sections,
    )


def entry(modules: dict[str, Module], module: Module, name: str, shown: str = "") -> list[str]:
    """Give the cells for a name: how it is called and its first sentence, looked up where the package has it from."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom) and node.module in modules:
            for alias in node.names:
                if (alias.asname or alias.name) == name:
                    return entry(modules, modules[node.module], alias.name, shown or name)
    return next(_definitions(module, name, shown or name), [code(shown or name), ""])


def _definitions(module: Module, name: str, shown: str) -> Iterator[list[str]]:
    body = module.tree.body
    for node, following in zip(body, [*body[1:], None], strict=True):
        match node:
            case ast.FunctionDef(name=own) | ast.ClassDef(name=own) | ast.AsyncFunctionDef(name=own) if own == name:
                yield [code(shown + _parameters(node)), (ast.get_docstring(node) or "").partition("\n")[0]]
            case ast.Assign() | ast.AnnAssign() if ast.unparse(node).startswith((f"{name} =", f"{name}:")):
                match following:
                    case ast.Expr(value=ast.Constant(value=str(text))):
                        yield [code(shown), text.partition("\n")[0]]
                    case _:
                        pass
            case _:
                pass


def _parameters(node: ast.stmt) -> str:
    """Give the names of what a function takes; nothing for a class."""
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return ""
    spec = node.args
    positional = [argument.arg for argument in (*spec.posonlyargs, *spec.args)]
    several = [f"*{spec.vararg.arg}"] if spec.vararg else ["*"] if spec.kwonlyargs else []
    return f"({', '.join([*positional, *several, *(argument.arg for argument in spec.kwonlyargs)])})"


def formats() -> str:
    """Make the page of all formats of other programs."""
    source = "`src/quizgeo/exchange/formats.py`, `losses.py` and `errors.py`"
    return page("Formats of other programs", source, *format_parts(table))


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "fields.md": fields,
    "formats.md": formats,
    "keys.md": keys,
    "problems.md": problems,
    "python.md": faces,
    "rules.md": rules,
    "searching.md": searching,
    "settings.md": settings,
}
"""Each page with the function that makes it."""


def stale(folder: Path = DOCS) -> dict[Path, str]:
    """Give the pages of a folder that differ from what they should say, with the new text."""
    made = {folder / name: make() for name, make in PAGES.items()}
    return {path: text for path, text in made.items() if not path.exists() or path.read_text() != text}


def main(arguments: list[str]) -> int:
    """Write the pages that changed, or name them; give the exit status."""
    found = stale()
    for path, text in found.items():
        name = path.relative_to(ROOT).as_posix()
        if "--check" in arguments:
            print(f"{name} does not say what the program says; run `make docs`")
        else:
            path.write_text(text)
            print(f"wrote {name}")
    return int("--check" in arguments and bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
