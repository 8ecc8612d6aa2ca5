"""No string reaches a widget of the app, where it would be read as markup and could act.

What reaches one must be content by construction: made by `plain(...)`, returned by a function or held in a field that
is annotated so (the type checker sees to that being true), or one of our own messages.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from tools.house.edges import origins
from tools.house.source import Finding, Function, Module, Modules, dotted

WIDGETS = {
    "Static",
    "Label",
    "Button",
    "Option",
    "Checkbox",
    "RadioButton",
    "Collapsible",
    "Tab",
    "TabPane",
    "Selection",
}
"""Widgets of Textual that show their first argument."""
METHODS = {"update", "notify", "add_option", "set_prompt", "replace_option_prompt", "replace_option_prompt_at_index"}
ATTRIBUTES = {"border_title", "border_subtitle", "tooltip", "label"}
WORDS = {"content", "label", "prompt", "title", "renderable", "tooltip", "message"}
"""Keyword arguments that show what they are given."""
SPEAKING = {"_", "ngettext"}
"""Functions that give one of our own messages."""
BANNED = {
    "escape", "from_markup", "to_content", "Markdown", "MarkdownViewer", "Footer", "ListView", "DataTable", "Tree",
    "DirectoryTree", "print", "print_json", "inspect",
}  # fmt: skip
"""Names that read markup, or that leak or cut what they show."""

_CONTENT = re.compile(r"\bContent\b|\bVisual\b|\bStrip\b")


@dataclass(frozen=True, slots=True)
class Scope:
    """What is known where an expression stands."""

    returns: Mapping[str, bool]
    """Whether the functions of a name all return content."""
    fields: Mapping[str, bool]
    """Whether the fields and properties of a name all hold content."""
    widgets: frozenset[str] = frozenset()
    """Names of classes, in this module, that show their first argument."""
    function: Function | None = None


def markup_risks(modules: Modules) -> Iterator[Finding]:
    """Find what reaches a widget of the app without being content, and imports that read markup."""
    app = [module for module in modules if f"{module.name}.".startswith("quizgeo.tui.")]
    returns, fields, kin = _returns(app), _fields(app), _kin(app)
    for module in app:
        house = Scope(returns, fields, frozenset(_widgets(module, kin)))
        for node, word in _imports(module):
            yield module.finding(node, f"{word} reads markup, leaks or cuts what it shows")
        for scope, node in _in_functions(module, house):
            for shown in _shown(node, scope):
                if not _is_content(shown, scope):
                    yield module.finding(shown, f"`{ast.unparse(shown)}` reaches a widget; make it content by plain()")


def _imports(module: Module) -> Iterator[tuple[ast.AST, str]]:
    for node in module.nodes():
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in ("textual", "rich"):
            yield from ((node, alias.name) for alias in node.names if alias.name in BANNED)
        elif (
            isinstance(node, ast.Attribute) and node.attr in ("from_markup", "escape") and dotted(node.value) != "html"
        ):
            yield node, node.attr


def _returns(modules: Modules) -> dict[str, bool]:
    found: dict[str, bool] = {}
    for module in modules:
        for node in module.nodes():
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                holds = node.returns is not None and bool(_CONTENT.search(ast.unparse(node.returns)))
                found[node.name] = found.get(node.name, True) and holds
    return found


def _fields(modules: Modules) -> dict[str, bool]:
    found: dict[str, bool] = {}
    for module in modules:
        for node in module.nodes():
            if isinstance(node, ast.AnnAssign):
                name = dotted(node.target).rpartition(".")[2]
                found[name] = found.get(name, True) and bool(_CONTENT.search(ast.unparse(node.annotation)))
    return found


def _kin(modules: Modules) -> set[str]:
    """Give our own classes that pass their first argument on to a widget which shows it."""
    bases: dict[str, set[str]] = {}
    for module in modules:
        known = origins(module)
        for node in module.nodes():
            if isinstance(node, ast.ClassDef) and not any(
                getattr(part, "name", "") == "__init__" for part in node.body
            ):
                bases[node.name] = {known.get(dotted(base), dotted(base)).rpartition(".")[2] for base in node.bases}
    found = set(WIDGETS)
    while more := {name for name, above in bases.items() if above & found} - found:
        found |= more
    return found - WIDGETS


def _widgets(module: Module, kin: set[str]) -> Iterator[str]:
    yield from kin
    for name, full in origins(module).items():
        if full.startswith("textual.") and full.rpartition(".")[2] in WIDGETS:
            yield name


def _in_functions(module: Module, house: Scope) -> Iterator[tuple[Scope, ast.AST]]:
    """Give every node with the function that it stands in."""
    waiting: list[tuple[Scope, ast.AST]] = [(house, module.tree)]
    while waiting:
        scope, node = waiting.pop()
        yield scope, node
        inner = scope
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            inner = replace(house, function=node)
        waiting.extend((inner, child) for child in ast.iter_child_nodes(node))


def _shown(node: ast.AST, scope: Scope) -> Iterator[ast.expr]:
    """Give the expressions that a call or an assignment shows."""
    match node:
        case ast.Call(func=ast.Name(id=name)) if name in scope.widgets:
            yield from _arguments(node)
        case ast.Call(func=ast.Attribute(attr=name)) if name in METHODS and not _is_literal(node):
            yield from _arguments(node)
        case ast.Assign(targets=[ast.Attribute(attr=name)], value=value) if name in ATTRIBUTES:
            yield value
        case _:
            pass


def _arguments(call: ast.Call) -> Iterator[ast.expr]:
    yield from call.args[:1]
    yield from (word.value for word in call.keywords if word.arg in WORDS)


def _is_literal(call: ast.Call) -> bool:
    """Tell whether a call switches the reading of markup off."""
    return any(word.arg == "markup" and ast.unparse(word.value) == "False" for word in call.keywords)


def _is_content(node: ast.expr, scope: Scope) -> bool:
    match node:
        case ast.Constant(value=value):
            return value is None or (isinstance(value, str) and not value.strip())
        case ast.Call(func=ast.Attribute(value=inner)) if not isinstance(inner, ast.Constant) and _is_content(
            inner, scope
        ):
            return True  # what the methods of content give is content
        case ast.Call(func=func):
            name = dotted(func).rpartition(".")[2]
            return name in SPEAKING or dotted(func).startswith("Content") or scope.returns.get(name, name == "plain")
        case ast.Attribute(attr=name):
            return scope.fields.get(name, False) or scope.returns.get(name, False)
        case ast.Name(id=name):
            return _name_is_content(name, scope)
        case _:
            parts = _parts(node)
            return bool(parts) and all(_is_content(part, scope) for part in parts)


def _parts(node: ast.expr) -> tuple[ast.expr, ...]:
    """Give the expressions out of which one is put together, where all of them must be content."""
    match node:
        case ast.IfExp(body=first, orelse=second) | ast.BinOp(left=first, right=second):
            return (first, second)
        case ast.Subscript(value=value) | ast.Starred(value=value) | ast.NamedExpr(value=value):
            return (value,)
        case _:
            return ()


def _name_is_content(name: str, scope: Scope) -> bool:
    """Tell whether a name of the function was annotated as content, or was given nothing else."""
    if scope.function is None:
        return scope.fields.get(name, False)
    given: list[bool] = []
    for node in ast.walk(scope.function):
        match node:
            case ast.arg(arg=own, annotation=annotation) if own == name:
                given.append(annotation is not None and bool(_CONTENT.search(ast.unparse(annotation))))
            case ast.AnnAssign(target=ast.Name(id=own), annotation=annotation) if own == name:
                given.append(bool(_CONTENT.search(ast.unparse(annotation))))
            case ast.Assign(targets=[ast.Name(id=own)], value=value) if own == name:
                given.append(_is_content(value, scope))
            case ast.For(target=ast.Name(id=own), iter=value) if own == name:
                given.append(_is_content(value, scope))
            case _:
                pass
    return bool(given) and all(given)
