"""Names of countries on the maps: the CLDR's, as answers show them, and by hand for shapes that have no code there."""

from quizgeo.answers.names import names

BY_HAND = {
    "ATC": ("Ashmore and Cartier Islands", "Kepulauan Ashmore dan Cartier"),
    "CYN": ("Northern Cyprus", "Siprus Utara"),
    "IOA": ("Australian Indian Ocean Territories", "Wilayah Samudra Hindia Australia"),
    "KAS": ("Siachen Glacier", "Gletser Siachen"),
    "SOL": ("Somaliland", "Somaliland"),
}
"""English and Indonesian, by codes of three letters."""


def naming(code: str) -> tuple[str | None, dict[str, str]]:
    """Give the code of two letters, if there is one, and the names. Raises KeyError when there is no name."""
    if code in BY_HAND:
        english, indonesian = BY_HAND[code]
        return None, {"en": english, "id": indonesian}
    iso2 = names().countries[code.lower()]
    return iso2, {language: names().display(iso2, language) for language in ("en", "id")}
