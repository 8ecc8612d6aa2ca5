"""The public faces of packages: `__all__` is there, in order, and true. Names are read, nothing is imported."""

import ast
import re
from collections.abc import Iterator

from tools.house.source import Finding, Module, Modules

_CONSTANT = re.compile(r"_*[A-Z][A-Z0-9_]*")


def order(name: str) -> tuple[int, str]:
    """Give the key by which `__all__` is sorted, the linter's own: CONSTANTS, then Classes, then the rest."""
    group = 0 if _CONSTANT.fullmatch(name) and len(name) > 1 else 1 if name[:1].isupper() else 2
    return group, name


def public_names(module: Module) -> list[str] | None:
    """Give the names in `__all__` as written; None without one."""
    for node in module.tree.body:
        if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["__all__"]:
            value = node.value
            if isinstance(value, ast.List | ast.Tuple):
                return [
                    part.value for part in value.elts if isinstance(part, ast.Constant) and isinstance(part.value, str)
                ]
    return None


def bound_names(module: Module) -> set[str]:
    """Give the names that a module binds at its top, in `if TYPE_CHECKING:` too."""
    names: set[str] = set()
    waiting: list[ast.stmt] = list(module.tree.body)
    while waiting:
        node = waiting.pop()
        match node:
            case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
                names.update((alias.asname or alias.name).partition(".")[0] for alias in aliases)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.Assign(targets=targets):
                names.update(target.id for target in targets if isinstance(target, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name)):
                names.add(name)
            case ast.If(body=body, orelse=orelse):
                waiting.extend([*body, *orelse])
            case _:
                pass
    return names


def own_names(module: Module) -> set[str]:
    """Give the public names that come from the package itself: what it defines, or imports from its own modules."""
    foreign: set[str] = set()
    for node in module.nodes():
        if isinstance(node, ast.Import):
            foreign.update((alias.asname or alias.name).partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and not (node.module or "").startswith(module.name):
            foreign.update(alias.asname or alias.name for alias in node.names)
    return {name for name in bound_names(module) - foreign if not name.startswith("_")}


def untrue_faces(modules: Modules) -> Iterator[Finding]:
    """Find packages whose `__all__` is missing, out of order, or does not equal what they offer."""
    for module in modules:
        if not module.is_package:
            continue
        said = public_names(module)
        if said is None:
            if own_names(module):
                yield module.finding(1, "the package offers names and has no `__all__`")
            continue
        if said != sorted(set(said), key=order):
            yield module.finding(1, "`__all__` is not sorted, or has a name twice")
        for name in sorted({*said} - bound_names(module)):
            yield module.finding(1, f"`__all__` promises {name}, which is not there")
        for name in sorted(own_names(module) - {*said}):
            yield module.finding(1, f"{name} is offered but not in `__all__`")
