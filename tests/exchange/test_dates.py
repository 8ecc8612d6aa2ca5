"""Dates as texts in the deck's own language."""

import pytest

from quizgeo import language
from quizgeo.decks import PartialDate
from quizgeo.exchange.dates import spellings


@pytest.mark.parametrize(
    ("date", "tag", "texts"),
    [
        (PartialDate(2023), "en", ("2023",)),
        (PartialDate(2023, 9), "en", ("2023-09", "September 2023")),
        (PartialDate(2024, 5, 20), "en", ("2024-05-20", "20 May 2024")),
        (PartialDate(2024, 5, 20), "id", ("2024-05-20", "20 Mei 2024")),
        (PartialDate(2024, 5), "az", ("2024-05", "May 2024")),
    ],
)
def test_a_date_is_spelt_in_figures_and_in_words(date: PartialDate, tag: str, texts: tuple[str, ...]) -> None:
    assert spellings(date, tag) == texts


def test_the_language_in_use_stays() -> None:
    language.use("id")
    try:
        spellings(PartialDate(2023, 9), "en")
        assert language.in_use() == "id"
    finally:
        language.use("en")
