"""How a file is built: its length, its functions, what they say of themselves, and the rules it asks to be let off."""

import ast
import re
from collections.abc import Iterator
from statistics import quantiles

from tools.house.source import Finding, Function, Module, Modules, functions

FILE_LINES = 400
FUNCTION_LINES = 40
MOST_FUNCTIONS_LINES = 25
BRANCHES = 8
DOCSTRING_WORDS = 2

_WAIVER = re.compile(r"#\s*(noqa\b|type:\s*ignore|pragma:\s*no)")
_REASON = re.compile(
    r"#\s*(?:noqa:\s*[A-Z]+\d+(?:\s*,\s*[A-Z]+\d+)*\s|type:\s*ignore\[[a-z, -]+\]|pragma:\s*no (?:cover|branch)\s)"
    r".*[a-z]{3}",
    re.IGNORECASE,
)
"""A waiver that names its rule, and at least a word after it."""


def long_files(modules: Modules) -> Iterator[Finding]:
    """Find files that are too long to be about one thing."""
    for module in modules:
        if module.lines > FILE_LINES:
            yield module.finding(1, f"{module.lines} lines; at most {FILE_LINES}")


def function_lines(function: Function) -> int:
    """Count the lines of a function from `def` to its end, its docstring not counted."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def long_functions(modules: Modules) -> Iterator[Finding]:
    """Find functions that do not fit on a screen."""
    for module in modules:
        for function, _public in functions(module):
            if (lines := function_lines(function)) > FUNCTION_LINES:
                yield module.finding(function, f"{function.name} has {lines} lines; at most {FUNCTION_LINES}")


def short_functions_are_the_rule(modules: Modules) -> Iterator[Finding]:
    """Find a package in which fewer than nine functions in ten are short."""
    packages: dict[str, list[int]] = {}
    for module in modules:
        package = module.path.rpartition("/")[0]
        packages.setdefault(package, []).extend(function_lines(function) for function, _public in functions(module))
    for package, lengths in packages.items():
        if len(lengths) > 1 and (ninth := quantiles(lengths, n=10, method="inclusive")[8]) > MOST_FUNCTIONS_LINES:
            message = f"nine functions in ten have up to {ninth:.0f} lines; at most {MOST_FUNCTIONS_LINES}"
            yield Finding(package, 0, message)


def branches(function: Function) -> int:
    """Count the ways that part in a function; what a function inside it decides is not counted."""
    count = 0
    waiting = list(ast.iter_child_nodes(function))
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef):
            continue
        if isinstance(node, ast.Match):
            count += sum(not _closes(case) for case in node.cases)
        count += isinstance(node, ast.If | ast.For | ast.AsyncFor | ast.While | ast.ExceptHandler)
        waiting.extend(ast.iter_child_nodes(node))
    return count


def _closes(case: ast.match_case) -> bool:
    return isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None and case.guard is None


def branched_functions(modules: Modules) -> Iterator[Finding]:
    """Find functions that decide too much at once."""
    for module in modules:
        for function, _public in functions(module):
            if (count := branches(function)) > BRANCHES:
                yield module.finding(function, f"{function.name} has {count} branches; at most {BRANCHES}")


def unannotated(modules: Modules) -> Iterator[Finding]:
    """Find functions with an argument or a result that has no type."""
    for module in modules:
        for function, _public in functions(module):
            if missing := [name for name in _untyped(function) if name not in ("self", "cls")]:
                yield module.finding(function, f"{function.name} gives no type for {', '.join(missing)}")


def _untyped(function: Function) -> list[str]:
    spec = function.args
    every = [*spec.posonlyargs, *spec.args, *spec.kwonlyargs, *filter(None, (spec.vararg, spec.kwarg))]
    return [argument.arg for argument in every if argument.annotation is None] + ["the result"] * (
        function.returns is None
    )


def undocumented(modules: Modules) -> Iterator[Finding]:
    """Find modules, public classes and public functions that do not say what they are for."""
    for module in modules:
        if not _speaks(module.tree):
            yield module.finding(1, "the module does not open with a sentence that says what it is for")
        for function, public in functions(module):
            if public and not _speaks(function) and not _is_variant(function):
                yield module.finding(function, f"{function.name} does not say what it does")
        for node in module.tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and not _speaks(node):
                yield module.finding(node, f"{node.name} does not say what it is")


def _speaks(node: ast.Module | ast.ClassDef | Function) -> bool:
    return len((ast.get_docstring(node) or "").split()) >= DOCSTRING_WORDS


def _is_variant(function: Function) -> bool:
    """Tell overloads, overrides and setters, which are explained where they belong."""
    names = {ast.unparse(decorator).rpartition(".")[2] for decorator in function.decorator_list}
    return not names.isdisjoint({"overload", "override", "setter", "deleter"})


def waived_without_reason(modules: Modules) -> Iterator[Finding]:
    """Find rules that a line is let off from without saying why."""
    for module in modules:
        for line, comment in module.comments():
            if _WAIVER.search(comment) and not _REASON.search(comment):
                yield module.finding(line, f"no rule and reason beside `{comment}`")


def catch_alls(modules: Modules) -> Iterator[Finding]:
    """Find handlers that swallow every exception; only the boundaries of the commands and of the app may."""
    for module in modules:
        allowed = module.name in ("quizgeo.cli.main", "quizgeo.tui.app")
        handlers = [node for node in module.nodes() if isinstance(node, ast.ExceptHandler) and _takes_all(node)]
        for handler in handlers[1:] if allowed else handlers:
            yield module.finding(handler, "catches every exception; name those that are meant")


def _takes_all(handler: ast.ExceptHandler) -> bool:
    if isinstance(last := handler.body[-1], ast.Raise) and last.exc is None:
        return False
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(one is None or ast.unparse(one) in ("Exception", "BaseException") for one in caught)


def lengths(modules: Modules) -> list[int]:
    """Give the lengths of all functions, in lines."""
    return [function_lines(function) for module in modules for function, _public in functions(module)]


def lines(modules: Modules) -> int:
    """Count the lines of all files."""
    return sum(module.lines for module in modules)


def biggest(modules: Modules) -> Module:
    """Give the longest file."""
    return max(modules, key=lambda module: module.lines)
