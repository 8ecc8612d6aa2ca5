"""Latitude and longitude as maps and encyclopaedias write them, turned into the decimal degrees that a deck takes."""

from quizgeo.patterns import regex

_NUMBER = r"\d{1,3}(?:\.\d{1,12})?"
_PART = regex(
    rf"\s*(?P<before>[nsew])?\s*(?P<degrees>[+-]?{_NUMBER})\s*°?\s*"
    rf"(?:(?P<minutes>{_NUMBER})\s*['′’]\s*(?:(?P<seconds>{_NUMBER})\s*(?:\"|”|″|''|′′)\s*)?)?(?P<after>[nsew])?"
)
_BETWEEN = regex(r"\s*[,;/]?\s*")
_COMMA = regex(r"(?<=\d),(?=\d)")
_SIGNS = str.maketrans("−–º˚", "--°°")
_PLACES = 4
"""Decimals of a degree: the fourth is 11 metres."""
_POLE, _DATE_LINE = 90, 180


def decimal_degrees(written: str) -> str:
    """Give `lat, lon` in decimal degrees for a text such as `41°43′N 44°47′E`; empty when it cannot be read."""
    text = written.translate(_SIGNS).lower().strip("() ")
    return _read(text) or _read(_COMMA.sub(".", text))


def _read(text: str) -> str:
    one = _PART.match(text)
    gap = _BETWEEN.match(text, one.end()) if one else None
    two = _PART.fullmatch(text, gap.end()) if gap else None
    if one is None or two is None or not (one.end() < two.start() or _ends(one[0]) or two["before"]):
        return ""
    first, second = _side(one.groupdict()), _side(two.groupdict())
    lat, lon = _degrees(one.groupdict(), first), _degrees(two.groupdict(), second)
    if first in ("e", "w") and second in ("n", "s"):
        lat, lon = lon, lat
    elif first in ("e", "w") or second in ("n", "s"):
        return ""
    return f"{lat:g}, {lon:g}" if abs(lat) <= _POLE and abs(lon) <= _DATE_LINE else ""


def _ends(part: str) -> bool:
    """Tell whether a coordinate ends with something that no number goes on behind."""
    return not part[-1:].isdigit()


def _side(parts: dict[str, str | None]) -> str:
    return parts["before"] or parts["after"] or ""


def _degrees(parts: dict[str, str | None], side: str) -> float:
    """Add up degrees, minutes and seconds; south and west are below 0."""
    degrees = float(parts["degrees"] or 0)
    rest = float(parts["minutes"] or 0) / 60 + float(parts["seconds"] or 0) / 3600
    value = degrees - rest if degrees < 0 else degrees + rest
    return round(-value if side in ("s", "w") else value, _PLACES)
