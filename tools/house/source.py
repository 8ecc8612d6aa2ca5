"""Python files as values: name, text and syntax tree. Nothing here imports what it reads."""

import ast
import io
import tokenize
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("src", "tests", "tools", "benchmarks")

Function = ast.FunctionDef | ast.AsyncFunctionDef
Modules = Sequence["Module"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One place that does not hold to a gate."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Module:
    """One Python file."""

    name: str
    """Dotted, such as `quizgeo.decks.read`; a package's `__init__` has the package's name."""
    path: str
    """From the root of the checkout, with slashes."""
    text: str
    tree: ast.Module = field(repr=False, compare=False)

    @property
    def is_package(self) -> bool:
        """Whether the file is an `__init__`."""
        return self.path.endswith("__init__.py")

    @property
    def lines(self) -> int:
        """Number of lines."""
        return len(self.text.splitlines())

    def finding(self, node: ast.AST | int, message: str) -> Finding:
        """Make a finding at a node or a line of this file."""
        line = node if isinstance(node, int) else getattr(node, "lineno", 1)
        return Finding(self.path, line, message)

    def nodes(self) -> Iterator[ast.AST]:
        """Give every node of the tree."""
        return ast.walk(self.tree)

    def comments(self) -> Iterator[tuple[int, str]]:
        """Give every comment with its line."""
        for token in tokenize.generate_tokens(io.StringIO(self.text).readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string


def checkout(*folders: str) -> tuple[Module, ...]:
    """Read the Python files below these folders of the checkout, all of them without an argument."""
    found = (path for folder in folders or FOLDERS for path in sorted((ROOT / folder).rglob("*.py")))
    return tuple(read(path) for path in found)


def read(path: Path) -> Module:
    """Read one file of the checkout."""
    return example(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix())


def example(text: str, path: str = "src/quizgeo/example.py") -> Module:
    """Make a module out of a text, named by the path that it would have."""
    parts = path.removesuffix(".py").removesuffix("/__init__").split("/")
    return Module(".".join(parts[1:] if parts[0] == "src" else parts), path, text, ast.parse(text, path))


def functions(module: Module) -> Iterator[tuple[Function, bool]]:
    """Give every function and method, and whether it is public: reachable by names without an underscore."""

    def below(node: ast.AST, public: bool) -> Iterator[tuple[Function, bool]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                yield child, public and not child.name.startswith("_")
                yield from below(child, public=False)
            elif isinstance(child, ast.ClassDef):
                yield from below(child, public=public and not child.name.startswith("_"))
            else:
                yield from below(child, public=public)

    return below(module.tree, public=True)


def dotted(node: ast.AST) -> str:
    """Give `a.b.c` for a name or a chain of attributes; "" begins the chain when it hangs on anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""


def docstring_nodes(module: Module) -> set[int]:
    """Give the ids of the constants that are docstrings, or strings below a field."""
    return {
        id(node.value) for node in module.nodes() if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
