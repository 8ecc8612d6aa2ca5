"""Latitude and longitude as they are found in books, turned into what a deck takes."""

import pytest

from quizgeo.decks.degrees import decimal_degrees


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("41°43′N 44°47′E", "41.7167, 44.7833"),
        ("41° 43' 12\" N, 44° 47' 5\" E", "41.72, 44.7847"),
        ("41.7 N, 44.8 E", "41.7, 44.8"),
        ("41.7N44.8E", "41.7, 44.8"),
        ("N 41.7 E 44.8", "41.7, 44.8"),
        ("44.8 E 41.7 N", "41.7, 44.8"),
        ("6.2 S 106.8 E", "-6.2, 106.8"),
        ("41.7 44.8", "41.7, 44.8"),
        ("41.7; −44.8", "41.7, -44.8"),
        ("41,7 44,8", "41.7, 44.8"),
        ("-6°30′ 106°", "-6.5, 106"),
        ("(40.18, 44.51)", "40.18, 44.51"),
        ("here", ""),
        ("41.7", ""),
        ("123456", ""),
        ("40 11 N", ""),
        ("41 E, 44 E", ""),
        ("95 N 3 E", ""),
    ],
)
def test_two_coordinates_become_decimal_degrees(written: str, meant: str) -> None:
    assert decimal_degrees(written) == meant
