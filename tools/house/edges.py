"""Where the world may come in: calls that no file may hold, and effects that have one home each."""

import ast
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tools.house.source import Finding, Module, Modules, docstring_nodes, dotted

NEVER = {
    "eval": "runs text as code",
    "exec": "runs text as code",
    "__import__": "imports by text",
    "os.system": "starts a shell",
    "os.popen": "starts a shell",
    "yaml.load": "reads more than a deck may hold; use the reader of quizgeo.decks",
    "yaml.full_load": "reads more than a deck may hold; use the reader of quizgeo.decks",
    "yaml.safe_load": "loses places and double keys; use the reader of quizgeo.decks",
    "yaml.unsafe_load": "builds any object",
}
NEVER_METHODS = {
    "executescript": "commits what stands open before it runs",
    "extractall": "writes where the archive says",
}
NEVER_MODULES = {"pickle", "marshal", "shelve"}

_CLOCK = re.compile(r"datetime\.(datetime\.(now|utcnow|today)|date\.today)|time\.(time|time_ns|localtime|gmtime|ctime)")
_CHANCE = re.compile(r"random\.[a-z]\w*")
_PRINT = re.compile(
    r"print|click\.s?echo|click\.echo_via_pager|sys\.__?std(out|err)__?\.write|sys\.std(out|err)\.write"
)
_OPEN = re.compile(r"open|(.*\.)?([a-z_]\w*)?\.open|.*\.write_(text|bytes)")
_SQL = re.compile(
    r"\s*(SELECT\s|INSERT\s+(OR|INTO)\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|PRAGMA\s+\w|ATTACH\s|VACUUM\b"
    r"|(CREATE|DROP|ALTER)\s+(TABLE|INDEX|TRIGGER|VIEW)\s|BEGIN\s+(IMMEDIATE|EXCLUSIVE|DEFERRED)\b)"
)


def origins(module: Module) -> dict[str, str]:
    """Give for each imported name what it is called where it comes from."""
    known: dict[str, str] = {}
    for node in module.nodes():
        if isinstance(node, ast.Import):
            known.update((alias.asname or alias.name, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            known.update((alias.asname or alias.name, f"{node.module}.{alias.name}") for alias in node.names)
    return known


def full_names(module: Module) -> Iterator[tuple[ast.AST, str]]:
    """Give every name and chain of attributes, spelled from the module that it was imported from."""
    known = origins(module)
    for node in module.nodes():
        if isinstance(node, ast.Name | ast.Attribute):
            root, dot, rest = dotted(node).partition(".")
            yield node, known.get(root, root) + dot + rest


def imported(module: Module) -> Iterator[tuple[ast.AST, str]]:
    """Give every module that is imported by its full name."""
    for node in module.nodes():
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node, node.module or ""


def forbidden_calls(modules: Modules) -> Iterator[Finding]:
    """Find calls and imports that no file of the product may hold."""
    for module in modules:
        for node, name in full_names(module):
            if why := NEVER.get(name) or NEVER_METHODS.get(name.rpartition(".")[2]):
                yield module.finding(node, f"{name} {why}")
        for node, name in imported(module):
            if name.partition(".")[0] in NEVER_MODULES:
                yield module.finding(node, f"{name} builds any object from bytes")
        for node in module.nodes():
            if isinstance(node, ast.keyword) and node.arg == "shell" and ast.unparse(node.value) != "False":
                yield module.finding(node.value, "shell= starts a shell")


@dataclass(frozen=True, slots=True)
class Effect:
    """Something that the program does to the world or takes from it, and where that may stand."""

    what: str
    finds: Callable[[Module], Iterator[ast.AST]]
    homes: tuple[str, ...] = ()
    """Modules, or packages with all below them, that may; empty: all but those in `banned`."""
    banned: tuple[str, ...] = ()

    def allows(self, name: str) -> bool:
        """Tell whether a module may have this effect."""
        return _below(name, self.homes) if self.homes else not _below(name, self.banned)


def _below(name: str, homes: Sequence[str]) -> bool:
    return any(name == home or name.startswith(f"{home}.") for home in homes)


def _named(pattern: re.Pattern[str]) -> Callable[[Module], Iterator[ast.AST]]:
    def finds(module: Module) -> Iterator[ast.AST]:
        return (node for node, name in full_names(module) if pattern.fullmatch(name))

    return finds


def _importing(*packages: str) -> Callable[[Module], Iterator[ast.AST]]:
    def finds(module: Module) -> Iterator[ast.AST]:
        return (node for node, name in imported(module) if _below(name, packages))

    return finds


def _sql(module: Module) -> Iterator[ast.AST]:
    spoken = docstring_nodes(module)
    for node in module.nodes():
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in spoken
            and _SQL.match(node.value)
        ):
            yield node


_DATABASES = ("quizgeo.progress", "quizgeo.classroom.logs", "quizgeo.exchange.anki", "quizgeo.exchange.guarded")
EFFECTS = (
    Effect("the computer's clock is read", _named(_CLOCK), homes=("quizgeo.clock",)),
    Effect("chance that no seed repeats", _named(_CHANCE), homes=("quizgeo.clock",)),
    Effect("words or facts are printed", _named(_PRINT), homes=("quizgeo.cli.output",)),
    Effect("SQL", _sql, homes=_DATABASES),
    Effect("SQLite is imported", _importing("sqlite3"), homes=_DATABASES),
    Effect("fsrs is imported", _importing("fsrs"), homes=("quizgeo.memory.fsrs6",)),
    Effect("fsrs-rs is imported", _importing("fsrs_rs_python"), homes=("quizgeo.memory",)),
    Effect("PyYAML is imported", _importing("yaml"), homes=("quizgeo.decks",)),
    Effect("click is imported", _importing("click"), homes=("quizgeo.cli",)),
    Effect("Textual is imported", _importing("textual", "rich"), homes=("quizgeo.tui",)),
    Effect("platformdirs is imported", _importing("platformdirs"), homes=("quizgeo.paths",)),
    Effect(
        "the network is imported",
        _importing("socket", "ssl", "http", "urllib.request", "aiohttp"),
        homes=("quizgeo.classroom",),
    ),
    Effect("a file is opened", _named(_OPEN), banned=("quizgeo.study", "quizgeo.memory", "quizgeo.answers")),
)


def misplaced_effects(modules: Modules) -> Iterator[Finding]:
    """Find effects outside the file or package that owns them."""
    for module in modules:
        for effect in EFFECTS:
            if not effect.allows(module.name):
                where = f"only in {', '.join(effect.homes)}" if effect.homes else f"not in {', '.join(effect.banned)}"
                yield from (module.finding(node, f"{effect.what}; {where}") for node in effect.finds(module))
