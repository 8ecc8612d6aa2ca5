"""Write `web/wire.js` and its types from the messages of the classroom: `python -m tools.wire`.

Limits, kinds, and for each message that a page sends or is told its fields with what may stand in them. With `--check`
nothing is written; the files that would change are named and the exit status is 1.
"""

import sys
from collections.abc import Iterator, Mapping
from typing import assert_never, get_args

from msgspec import Struct, inspect, json

from quizgeo.classroom import faces, wire
from quizgeo.classroom.names import LONGEST
from tools.house.source import ROOT

WEB = ROOT / "src" / "quizgeo" / "classroom" / "web"
NOTE = "// Made by `make wire` from src/quizgeo/classroom/wire.py; edit that."
SENT = ("hello", "answer", "self", "next", "reroll", "bye")
"""What pages send; `do` is for hosts, and no page is one."""
FOR_HOSTS = frozenset({"done", "h.roster", "h.question", "h.result", "h.warn"})
"""What pages are never told, or need not know."""

_PLAIN: Mapping[type[inspect.Type], tuple[str, str]] = {
    inspect.StrType: ("s", "string"), inspect.IntType: ("i", "number"), inspect.FloatType: ("n", "number"),
    inspect.BoolType: ("b", "boolean"), inspect.CustomType: ("*", "any"), inspect.AnyType: ("*", "any"),
}  # fmt: skip
"""Sign in `wire.js`, and type in TypeScript."""


class Table:
    """The structures that messages are made of, each once."""

    def __init__(self) -> None:
        self.fields: dict[str, dict[str, str]] = {}
        """What may stand in each field, by structure; the names of fields that may be missing end in `?`."""
        self.types: dict[str, dict[str, str]] = {}
        """The same in TypeScript."""

    def add(self, cls: type[Struct]) -> str:
        """Take in a structure with all that it holds; give its name."""
        kind = inspect.type_info(cls)
        assert isinstance(kind, inspect.StructType)
        return self._struct(kind)

    def _struct(self, kind: inspect.StructType) -> str:
        name = kind.cls.__name__
        if name not in self.fields:
            self.fields[name], self.types[name] = {}, {}
            for field in kind.fields:
                sign, written = self._sign(field.type)
                key = field.encode_name + ("" if field.required else "?")
                self.fields[name][key], self.types[name][key] = sign, written
        return name

    def _sign(self, kind: inspect.Type) -> tuple[str, str]:
        """Give the sign of a type, and the type in TypeScript."""
        match kind:
            case inspect.StructType():
                name = self._struct(kind)
                return f"#{name}", name
            case inspect.UnionType():
                return self._union(kind)
            case inspect.LiteralType(values=values):
                return "=" + "|".join(map(str, values)), " | ".join(f'"{each}"' for each in values)
            case inspect.VarTupleType() | inspect.TupleType() | inspect.DictType():
                return self._many(kind)
            case _:
                return _PLAIN[type(kind)]

    def _many(self, kind: inspect.VarTupleType | inspect.TupleType | inspect.DictType) -> tuple[str, str]:
        """Give the sign of something that holds others."""
        match kind:
            case inspect.VarTupleType(item_type=item):
                sign, written = self._sign(item)
                return f"[{sign}", f"Array<{written}>"
            case inspect.TupleType(item_types=items):
                signs = [self._sign(each) for each in items]
                return f"({','.join(sign for sign, _ in signs)}", f"[{', '.join(written for _, written in signs)}]"
            case inspect.DictType(value_type=value):
                sign, written = self._sign(value)
                return "{" + sign, f"Record<string, {written}>"
            case _ as unreachable:
                assert_never(unreachable)

    def _union(self, kind: inspect.UnionType) -> tuple[str, str]:
        """Give the sign of something that may be null; no message holds another union."""
        (inner,) = (each for each in kind.types if not isinstance(each, inspect.NoneType))
        sign, written = self._sign(inner)
        return f"?{sign}", f"{written} | null"


def messages() -> tuple[Table, dict[str, str], dict[str, str]]:
    """Give the table, and the structures of what is sent and of what is told, by the names of messages."""
    table = Table()
    sent = {name: table.add(wire.BODIES[name]) for name in SENT}
    told: dict[str, str] = {}
    for cls in get_args(wire.Told):
        tag = cls.__struct_config__.tag
        if tag not in FOR_HOSTS:
            told[tag] = table.add(cls)
    return table, sent, told


def script() -> str:
    """Write `wire.js`."""
    table, sent, told = messages()
    values: dict[str, object] = {
        "VERSION": wire.VERSION, "FRAME_MOST": wire.CLIENT_FRAME_MOST, "DEPTH_MOST": wire.DEPTH_MOST,
        "NAME_MOST": LONGEST, "TEXT_MOST": dict(faces.TEXT_MOST), "PARTS_MOST": faces.MOST_PARTS,
        "SENT": sent, "TOLD": told, "FIELDS": table.fields,
    }  # fmt: skip
    lines = (f"export const {name} = {json.encode(value).decode()};" for name, value in values.items())
    return "\n".join([NOTE, *lines]) + "\n"


def types() -> str:
    """Write `wire.d.ts`, which editors and the type checker read and no browser loads."""
    table, _sent, told = messages()
    return "\n".join([NOTE, *_constants(), *_interfaces(table, told), *_union(told)]) + "\n"


def _constants() -> Iterator[str]:
    for name in ("VERSION", "FRAME_MOST", "DEPTH_MOST", "NAME_MOST", "PARTS_MOST"):
        yield f"export const {name}: number;"
    for name in ("TEXT_MOST", "SENT", "TOLD", "FIELDS"):
        inner = "Record<string, string>" if name == "FIELDS" else "number" if name == "TEXT_MOST" else "string"
        yield f"export const {name}: Record<string, {inner}>;"


def _interfaces(table: Table, told: Mapping[str, str]) -> Iterator[str]:
    tags = {struct: tag for tag, struct in told.items()}
    for name, fields in table.types.items():
        body = "".join(f" {key}: {written};" for key, written in fields.items())
        tag = f' t: "{tags[name]}"; n?: number;' if name in tags else ""
        yield f"export interface {name} {{{tag}{body} }}"


def _union(told: Mapping[str, str]) -> Iterator[str]:
    yield f"export type Told = {' | '.join(dict.fromkeys(told.values()))};"


def main(arguments: list[str]) -> int:
    """Write the files, or with `--check` name those that would change; give the exit status."""
    status = 0
    for name, text in (("wire.js", script()), ("wire.d.ts", types())):
        path = WEB / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        if "--check" in arguments:
            print(f"web/{name} is not what the messages say: make wire")
            status = 1
        else:
            path.write_text(text, encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
