"""Countries by whatever people write: codes and names in English and Indonesian, also what ISO has no code for."""

from pathlib import Path

import pytest

from quizgeo import maps
from quizgeo.answers import country_code, country_name
from quizgeo.answers.countries import folded_names, is_contested, is_named
from quizgeo.answers.geography import geography
from quizgeo.answers.names import names
from quizgeo.maps import MapError, shipped

CODES = tuple(maps.countries())
WITHOUT_ISO = ("ATC", "CYN", "IOA", "KAS", "SOL")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("AZ", "AZE"),
        ("aze", "AZE"),
        (" az ", "AZE"),
        ("Azerbaijan", "AZE"),
        ("azerbaiyán", None),
        ("Jerman", "DEU"),
        ("the Netherlands", "NLD"),
        ("Türkiye", "TUR"),
        ("Turkey", "TUR"),
        ("UK", "GBR"),
        ("USA", "USA"),
        ("XK", "XKX"),
        ("XKX", "XKX"),
        ("Somaliland", "SOL"),
        ("Siprus Utara", "CYN"),
        ("SOL", "SOL"),
        ("Tokelau", None),
        ("AX1", None),
        ("Moscow", None),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_a_country_is_known_by_its_codes_and_names(written: str, code: str | None) -> None:
    assert country_code(written) == code


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_country_of_a_map_is_known_by_its_name(language: str) -> None:
    there = maps.countries()
    assert {code: country_code(there[code].named(language), language) for code in CODES} == {
        code: code for code in CODES
    }


def test_every_country_of_a_map_has_the_name_of_the_table() -> None:
    there = maps.countries()
    for language in ("en", "id"):
        assert [code for code in CODES if country_name(code, language) != there[code].named(language)] == []


def test_what_has_no_code_of_iso_is_called_as_on_the_map() -> None:
    assert country_name("SOL") == "Somaliland"
    assert country_name("CYN", "id") == "Siprus Utara"
    assert country_name("somaliland", "id") == "Somaliland"
    assert [code for code in CODES if maps.countries()[code].iso2 is None] == list(WITHOUT_ISO)


def test_what_is_no_country_is_called_as_it_is_written() -> None:
    assert country_name("Atlantis") == "Atlantis"
    assert country_name("Tokelau", "id") == "Tokelau"


def test_names_are_known_without_maps(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shipped, "_ATLAS", maps.Atlas(tmp_path))
    assert country_name("AM", "id") == "Armenia"
    assert country_name("SOL") == "SOL"
    with pytest.raises(MapError):
        country_code("AM")


def test_status_in_dispute_is_known_by_code() -> None:
    assert {code for code in CODES if is_contested(code)} == {"CYN", "ESH", "KAS", "SOL", "TWN", "XKX"}
    assert not is_contested("XYZ")


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        ("AZE", "Where is Azerbaijan?", True),
        ("AZE", "What is Azerbaijan's capital?", True),
        ("TUR", "Find Turkey.", True),
        ("TUR", "Find türkiye!", True),
        ("SOL", "Where is Somaliland?", True),
        ("NER", "Where does the river Niger end?", True),
        ("NER", "Where is Nigeria?", False),
        ("AZE", "Where is Armenia?", False),
        ("IND", "Which ocean is the Indian one?", False),
    ],
)
def test_a_text_names_a_country_by_any_of_its_names(code: str, text: str, said: bool) -> None:
    assert is_named(code, text) is said


def test_unknown_codes_have_no_names() -> None:
    assert folded_names("XYZ") == ()
    assert folded_names("SOL") == ("somaliland",)
    assert {"türkiye", "turkiye", "turkey"} & set(folded_names("TUR"))


class TestGeography:
    def test_decks_know_the_same_countries(self) -> None:
        table = names()
        written = {
            *CODES,
            *table.countries,
            *table.names,
            *table.acronyms,
            *(name for country in maps.countries().values() for name in country.name.values()),
        }
        told = geography()
        assert {text for text in written if told.code_of(text) != country_code(text)} == set()

    def test_regions_stand_in_the_order_of_the_maps(self) -> None:
        assert geography().regions == tuple(maps.regions())

    def test_what_is_contested_is_what_the_maps_call_so(self) -> None:
        assert {"tbilisi", "jakarta"} <= geography().cities
        assert not geography().cities & {"georgia", "indonesia", "singapore"}
        assert geography().contested == {"CYN", "ESH", "KAS", "SOL", "TWN", "XKX"}
        assert geography().is_contested("Taiwan")
        assert not geography().is_contested("Atlantis")
