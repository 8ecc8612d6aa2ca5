"""Sentences for people: where they stand in the code, and the ones that no catalogue could translate as a whole."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from string import Formatter

from tools.house.source import Finding, Module, Modules, dotted

SPEAK = frozenset({"_", "ngettext"})
"""What gives a sentence in the language in use."""
MARKS = SPEAK | {"N_"}
_GOES_ON = re.compile(r"\s+[\w{]")
"""The beginning of a text that goes on from another; a sign such as ` · ` may set one off."""


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence as the source has it."""

    path: str
    text: str
    many: str = ""
    """The form for several; empty for a sentence that counts nothing."""


def messages(module: Module) -> Iterator[Message]:
    """Give what a file says: the sentences in `_()`, `N_()` and `ngettext()`, and the help of its commands."""
    for call in _calls(module):
        texts = [text for argument in call.args if (text := _text(argument))]
        if texts:
            yield Message(module.path, *texts[:2])
    functions = (node for node in module.nodes() if isinstance(node, ast.FunctionDef))
    commands = (node for node in functions if any(map(_makes_command, node.decorator_list)))
    yield from (Message(module.path, text) for node in commands if (text := ast.get_docstring(node)))


def _calls(module: Module) -> Iterator[ast.Call]:
    return (node for node in module.nodes() if isinstance(node, ast.Call) and dotted(node.func) in MARKS)


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _makes_command(node: ast.expr) -> bool:
    """Tell whether a decorator makes a command, whose docstring is its help."""
    name = dotted(node.func if isinstance(node, ast.Call) else node)
    return name.rpartition(".")[2] in ("command", "group")


def fields(text: str) -> set[tuple[str, str, str]]:
    """Give the places to fill in a sentence: name, conversion, format. Raises ValueError for unmatched braces."""
    return {(name, how or "", spec or "") for _text, name, spec, how in Formatter().parse(text) if name is not None}


def untranslatable(modules: Modules) -> Iterator[Finding]:
    """Find sentences that are built from pieces, spoken before the language is known, or filled by place."""
    for module in modules:
        for node in _calls(module):
            yield from (module.finding(node, fault) for fault in _faults(node))
        yield from _joined(module)
        yield from _cached(module)


def _faults(node: ast.Call) -> Iterator[str]:
    for argument in node.args[: 2 if dotted(node.func) == "ngettext" else 1]:
        if (text := _text(argument)) is not None:
            yield from _faults_of(text)
        elif dotted(node.func) != "_" or not _is_looked_up(argument):
            yield f"only a whole sentence can be translated, filled afterwards: {ast.unparse(argument)}"


def _is_looked_up(node: ast.expr) -> bool:
    """Tell whether something names a sentence that was marked elsewhere, or one of two."""
    if isinstance(node, ast.IfExp):
        return _is_looked_up(node.body) and _is_looked_up(node.orelse)
    return isinstance(node, ast.Name | ast.Attribute | ast.Subscript)


def _faults_of(text: str) -> Iterator[str]:
    if text.endswith(" ") or _GOES_ON.match(text):
        yield f"a piece of a sentence; write the whole one: {text!r}"
    try:
        names = [name for name, _how, _format in fields(text)]
    except ValueError as error:
        yield f"braces that are no place to fill, {error}: {text!r}"
        return
    yield from (f"name the place {{{name}}}: {text!r}" for name in names if not name.isidentifier())


def _joined(module: Module) -> Iterator[Finding]:
    """Find sentences that go on with `+`; only spaces and signs may be put before or after one."""
    for node in module.nodes():
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            sides = (node.left, node.right)
            if any(map(_is_spoken, sides)) and all(_is_spoken(side) or _has_letters(side) for side in sides):
                yield module.finding(node, f"a sentence in pieces; write the whole one: {ast.unparse(node)}")


def _is_spoken(node: ast.expr) -> bool:
    """Tell whether something is a translated sentence, filled or not."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        return _is_spoken(node.func.value)
    return isinstance(node, ast.Call) and dotted(node.func) in SPEAK


def _has_letters(node: ast.expr) -> bool:
    return any(map(str.isalpha, _text(node) or ""))


def _cached(module: Module) -> Iterator[Finding]:
    """Find sentences that are translated when the file is imported, but for the words of commands.

    Those stand in calls of click; the file of a command is imported when it is called.
    """
    for node in _at_import(module.tree):
        if isinstance(node, ast.Call) and dotted(node.func) in SPEAK:
            yield module.finding(node, f"translated once, at import; mark it with N_(): {ast.unparse(node)}")


def _at_import(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from _at_import(child.args)
        elif not (isinstance(child, ast.Call) and dotted(child.func).startswith("click.")):
            yield child
            yield from _at_import(child)
