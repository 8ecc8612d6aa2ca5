r"""What is told of a code at length: a page of Markdown for each, in every language that the interface speaks.

A page is prose and then examples, fenced as `yaml bad` where the code is told and `yaml good` where it is not. An
example is a list of questions, or fields of the head and then `questions:`; what the head must have beside is added.
With lines such as `# capitals.yaml` in it, it is whole files of those names, of which the last is meant. One fenced as
`bytes` shows what no editor does as `\xe9`; one fenced as `sh` is a call.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

from quizgeo.patterns import regex

SOURCE = "en"
"""The language of the pages that stand beside no others; those of other languages have a folder of their own."""
_FENCED = regex(r"^```(yaml|bytes|sh) (bad|good)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = regex(r"^# ([\w-]+(?:\.[\w-]+)*\.(?:yaml|txt))\n", re.MULTILINE)
_ESCAPE = regex(r"\\x([0-9a-f]{2})")
_HEAD = {"quizgeo": "1", "deck": "example", "title": "Example", "language": "en"}
_ONLY = "deck.yaml"
"""The name of the file where an example names none."""


class Example(Struct, frozen=True):
    """An example of a page, as it is shown."""

    text: str
    form: Literal["yaml", "bytes", "sh"] = "yaml"

    def files(self) -> Mapping[str, bytes]:
        """Give the files that it stands for by their names, the one that is meant last; none for a call."""
        if self.form == "sh":
            return {}
        parts = _FILE.split(self.text)
        if len(parts) == 1:
            return {_ONLY: self._data(as_deck(self.text))}
        return {name: self._data(text) for name, text in zip(parts[1::2], parts[2::2], strict=True)}

    def _data(self, text: str) -> bytes:
        if self.form == "yaml":
            return text.encode()
        pieces = _ESCAPE.split(text)
        return b"".join(bytes.fromhex(piece) if number % 2 else piece.encode() for number, piece in enumerate(pieces))


class Page(Struct, frozen=True):
    """What is told of one code beside its sentence."""

    why: str = ""
    """In Markdown, one paragraph."""
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()


def read_page(folder: Path, code: str, language: str = SOURCE) -> Page:
    """Read the page of a code, in the language of the source where there is none in that one; an empty one for none."""
    paths = (folder / language / f"{code}.md", folder / f"{code}.md")
    text = next((path.read_text(encoding="utf-8") for path in paths if path.exists()), "")
    examples: dict[str, list[Example]] = {"bad": [], "good": []}
    for form, kind, snippet in _FENCED.findall(text):
        examples[kind].append(Example(snippet, form))
    return Page(" ".join(_FENCED.sub("", text).split()), tuple(examples["bad"]), tuple(examples["good"]))


def as_deck(snippet: str) -> str:
    """Make a whole deck of a snippet: a list of questions, or fields of the head and then `questions:`."""
    body = snippet if re.search(r"^questions:", snippet, re.MULTILINE) else f"questions:\n{snippet}"
    missing = [f"{name}: {value}\n" for name, value in _HEAD.items() if not re.search(rf"^{name}:", body, re.MULTILINE)]
    return "".join(missing) + body
