"""Protocol buffers as far as newer Anki's packages need them: fields by number, without knowing what they mean."""

from collections.abc import Iterator

_LENGTHS = {1: 8, 5: 4}
"""Bytes of the values of fixed length, by wire type; 0 is a number of any length, 2 says its length."""
_LONGEST_VARINT = 10


def fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Give each field's number and value: a whole number, or bytes that may be a text or a message again.

    Raises ValueError for bytes that are no message.
    """
    place = 0
    while place < len(data):
        tag, place = _varint(data, place)
        number, wire_type = tag >> 3, tag & 7
        if wire_type == 0:
            value, place = _varint(data, place)
            yield number, value
            continue
        length = _LENGTHS.get(wire_type)
        if wire_type == 2:  # noqa: PLR2004 - see above
            length, place = _varint(data, place)
        if length is None or place + length > len(data):
            raise ValueError("no field that ends inside the message")
        yield number, data[place : place + length]
        place += length


def first_number(data: bytes, number: int) -> int:
    """Give the value of a field that is a whole number; 0 where it is not there, as the format means it."""
    return next((value for each, value in fields(data) if each == number and isinstance(value, int)), 0)


def first_bytes(data: bytes, number: int) -> bytes:
    """Give the value of a field that is bytes; empty where it is not there."""
    return next((value for each, value in fields(data) if each == number and isinstance(value, bytes)), b"")


def _varint(data: bytes, place: int) -> tuple[int, int]:
    """Read a number of seven bits a byte, and give the place after it."""
    value = 0
    for count, byte in enumerate(data[place : place + _LONGEST_VARINT]):
        value |= (byte & 0x7F) << (7 * count)
        if byte < 0x80:  # noqa: PLR2004 - the bit that says that more follows
            return value, place + count + 1
    raise ValueError("a number without an end")
