"""Inputs out of other inputs, by chance that a seed repeats: bytes, pieces, lines and words that mean something."""

from collections.abc import Callable, Iterator, Sequence
from random import Random

WORDS = (
    b"\x1b[666m", b"\xe2\x80\xae", b"\xed\xa0\x80", b"\xff\xfe", b"\x00", b"\r\n", b"\t", b"\xc2\x85",
    b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"\xf0\x9f\x87\xae", b"[[[[[[[[", b"{{{{{{{{", b": ", b"- ", b"&a ",
    b"*a", b"!!python/object ", b"<<: *a", b"---\n", b"...\n", b"%YAML 1.1\n", b"? ", b">\n", b"'", b'"', b"#",
    b"~", b"null", b".inf", b"1e400", b"0x7f", b"2023-13-45", b"12:30", b"NaN", b"-1", b"9007199254740993",
    b"99999999999999999999999", b"((", b"))", b"::", b"wrong:", b"answer:", b"number: ", b"within: ", b"date: ",
    b"match: ", b"groups: ", b"order: ", b"list: ", b"find: ", b"place: ", b"map: ", b"tags: ", b"source: ",
    b"include: ", b"<![CDATA[", b"]]>", b"&#65534;", b"<!DOCTYPE a [", b"</", b"->", b"~%", b"####", b"ANSWER: ",
    b"=>", b'=1+1,"', b"{{c1::", b"\x1f", b"PK\x03\x04",
    b"../..", b"|", b"|\n", b'"\\ud800"', b'"\\U0010ffff"', b"\xcc\x81" * 9, b"a" * 4096,
)  # fmt: skip
"""What means something to a reader, or to a terminal."""


_SHORT, _MOSTLY = 2000, 0.7
"""Most texts are cut to pieces of such a length: they are quick to read."""


def mutations(seeds: Sequence[bytes], seed: int, longest: int) -> Iterator[bytes]:
    """Give inputs without end; the same for the same seed."""
    chance = Random(seed)
    while True:
        data = bytearray(chance.choice(seeds)) if seeds else bytearray()
        if len(data) > _SHORT and not data.startswith(b"SQLite") and chance.random() < _MOSTLY:
            start = chance.randrange(len(data))
            data = data[:200] + data[start : start + chance.randrange(1500)]
        for _turn in range(chance.choice((1, 1, 2, 4, 8, 30))):
            data = chance.choice(_WAYS)(data, chance)
        yield bytes(data[:longest])


def _flip(data: bytearray, chance: Random) -> bytearray:
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return data


def _set(data: bytearray, chance: Random) -> bytearray:
    if data:
        data[chance.randrange(len(data))] = chance.randrange(256)
    return data


def _cut(data: bytearray, chance: Random) -> bytearray:
    start = chance.randrange(len(data) + 1)
    del data[start : start + chance.choice((1, 2, 5, 50, 1000))]
    return data


def _repeat(data: bytearray, chance: Random) -> bytearray:
    start = chance.randrange(len(data) + 1)
    piece = data[start : start + chance.choice((1, 4, 20, 100))]
    return data[:start] + piece * chance.choice((1, 2, 10, 100)) + data[start:]


def _word(data: bytearray, chance: Random) -> bytearray:
    start = chance.randrange(len(data) + 1)
    data[start : start + chance.choice((0, 0, 1, 5))] = chance.choice(WORDS)
    return data


def _lines(data: bytearray, chance: Random) -> bytearray:
    lines: list[bytearray] = data.split(b"\n")
    first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
    moved = bytes(lines[first])
    lines[first], lines[second] = lines[second], bytearray(chance.choice((moved, b"  " + moved, moved.strip())))
    return bytearray(b"\n".join(lines))


_WAYS: tuple[Callable[[bytearray, Random], bytearray], ...] = (_flip, _set, _cut, _repeat, _word, _word, _lines)
