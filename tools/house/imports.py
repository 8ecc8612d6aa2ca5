"""Who imports whom, late imports and those for type checkers counted, and the circles that result."""

import ast
from collections.abc import Iterator, Mapping

from tools.house.source import Finding, Module, Modules

Graph = Mapping[str, set[str]]


def graph(modules: Modules) -> dict[str, set[str]]:
    """Give for each module the modules of the same house that it imports."""
    names = {module.name for module in modules}
    return {module.name: {*_imports(module, names)} - {module.name} for module in modules}


def _imports(module: Module, names: set[str]) -> Iterator[str]:
    for node in module.nodes():
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in names)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(module, node)
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                yield from (name for name in (inner if inner in names else base,) if name in names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            yield from (text for text in _texts(node) if text in names)


def _absolute(module: Module, node: ast.ImportFrom) -> str:
    """Give the full name behind `from`, dots resolved."""
    if not node.level:
        return node.module or ""
    parts = module.name.split(".")
    parts = parts[: len(parts) - node.level + module.is_package]
    return ".".join([*parts, *filter(None, (node.module,))])


def _texts(node: ast.AST) -> Iterator[str]:
    return (child.value for child in ast.walk(node) if isinstance(child, ast.Constant) and isinstance(child.value, str))


def circles(edges: Graph) -> list[tuple[str, ...]]:
    """Give every group of names that reach each other, sorted."""
    reach = {name: _reachable(edges, name) for name in edges}
    groups = {
        tuple(sorted(other for other in reach[name] if name in reach[other])) for name in edges if name in reach[name]
    }
    return sorted(groups)


def _reachable(edges: Graph, start: str) -> set[str]:
    seen: set[str] = set()
    waiting = list(edges[start])
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting.extend(edges.get(name, ()))
    return seen


def folded(edges: Graph, parent: str) -> dict[str, set[str]]:
    """Give the graph of the direct children of a package, each standing for all below it."""

    def child(name: str) -> str:
        return ".".join(name.split(".")[: parent.count(".") + 2]) if name.startswith(f"{parent}.") else ""

    result: dict[str, set[str]] = {}
    for name, targets in edges.items():
        if own := child(name):
            result.setdefault(own, set()).update(
                other for target in targets if (other := child(target)) not in ("", own)
            )
    return result


def import_circles(modules: Modules) -> Iterator[Finding]:
    """Find modules, and packages side by side, that import each other by any way round."""
    paths = {module.name: module.path for module in modules}
    edges = graph(modules)
    packages = [module.name for module in modules if module.is_package]
    found = [circles(edges), *(circles(folded(edges, package)) for package in packages)]
    for names in sorted({circle for part in found for circle in part}):
        yield Finding(paths.get(names[0], names[0]), 1, f"imports in a circle: {' <-> '.join(names)}")
