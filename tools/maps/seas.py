"""Seas that are named on the maps, kept by hand: both names, the sea that each is a part of, and whose coasts it has.

English names are those of the International Hydrographic Organization (S-23, 1953), shortened; Indonesian ones are
those of Indonesian atlases. A coast is noted under the innermost sea; where a map does not show that one, the sea
around it is meant.
"""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sea:
    """A stretch of salt water."""

    name: str
    """In English."""
    indonesian: str
    outer: str
    """The sea that it is a part of; empty for oceans and for the Caspian Sea."""
    coasts: frozenset[str]
    """Codes of the countries that border it themselves, not by way of a part that has a row of its own."""


def _sea(name: str, indonesian: str, outer: str, coasts: str) -> Sea:
    return Sea(name, indonesian, outer, frozenset(coasts.split()))


SEAS = {
    sea.name: sea
    for sea in (
        _sea("Adriatic Sea", "Laut Adriatik", "Mediterranean Sea", "ALB BIH HRV ITA MNE SVN"),
        _sea("Aegean Sea", "Laut Aegea", "Mediterranean Sea", "GRC TUR"),
        _sea("Andaman Sea", "Laut Andaman", "Bay of Bengal", "IDN IND MMR THA"),
        _sea("Arabian Sea", "Laut Arab", "Indian Ocean", "IND MDV OMN PAK SOM YEM"),
        _sea("Arafura Sea", "Laut Arafura", "Pacific Ocean", "AUS IDN PNG"),
        _sea("Arctic Ocean", "Samudra Arktik", "", "CAN GRL NOR RUS USA"),
        _sea(
            "Atlantic Ocean",
            "Samudra Atlantik",
            "",
            "AGO AIA ARG ATG BHS BLM BMU BRA BRB CAN COD COG CPV CUB DMA DOM ESH ESP FLK FRA FRO GAB GBR GIN GLP GMB "
            "GNB GRD GRL GUY HTI IRL ISL KNA LBR LCA MAF MAR MRT MSR NAM PRI PRT SEN SGS SHN SLE SPM SUR SXM TCA TTO "
            "URY USA VCT VEN VGB VIR ZAF",
        ),
        _sea("Baffin Bay", "Teluk Baffin", "Arctic Ocean", "CAN GRL"),
        _sea("Baltic Sea", "Laut Baltik", "Atlantic Ocean", "ALA DEU DNK EST FIN LTU LVA POL RUS SWE"),
        _sea("Banda Sea", "Laut Banda", "Pacific Ocean", "IDN TLS"),
        _sea("Barents Sea", "Laut Barents", "Arctic Ocean", "NOR RUS"),
        _sea("Bay of Bengal", "Teluk Benggala", "Indian Ocean", "BGD IND LKA MMR"),
        _sea("Bay of Biscay", "Teluk Biskaya", "Atlantic Ocean", "ESP FRA"),
        _sea("Bering Sea", "Laut Bering", "Pacific Ocean", "RUS USA"),
        _sea("Black Sea", "Laut Hitam", "", "BGR GEO ROU RUS TUR UKR"),
        _sea(
            "Caribbean Sea",
            "Laut Karibia",
            "Atlantic Ocean",
            "ABW AIA ATG BLM BLZ COL CRI CUB CUW CYM DMA DOM FRA GRD GTM HND HTI JAM KNA LCA MAF MEX MSR NIC NLD PAN "
            "PRI SXM TTO VCT VEN VGB VIR",
        ),
        _sea("Caspian Sea", "Laut Kaspia", "", "AZE IRN KAZ RUS TKM"),
        _sea("Celebes Sea", "Laut Sulawesi", "Pacific Ocean", "IDN MYS PHL"),
        _sea("Coral Sea", "Laut Koral", "Pacific Ocean", "AUS NCL PNG SLB VUT"),
        _sea("East China Sea", "Laut Tiongkok Timur", "Pacific Ocean", "CHN JPN KOR TWN"),
        _sea("English Channel", "Selat Inggris", "Atlantic Ocean", "FRA GBR GGY JEY"),
        _sea("Great Australian Bight", "Teluk Australia Besar", "Indian Ocean", "AUS"),
        _sea("Gulf of Aden", "Teluk Aden", "Arabian Sea", "DJI SOL SOM YEM"),
        _sea("Gulf of Alaska", "Teluk Alaska", "Pacific Ocean", "USA"),
        _sea("Gulf of Bothnia", "Teluk Bothnia", "Baltic Sea", "ALA FIN SWE"),
        _sea("Gulf of Guinea", "Teluk Guinea", "Atlantic Ocean", "BEN CIV CMR GAB GHA GNQ NGA STP TGO"),
        _sea("Gulf of Mexico", "Teluk Meksiko", "Atlantic Ocean", "CUB MEX USA"),
        _sea("Gulf of Oman", "Teluk Oman", "Arabian Sea", "ARE IRN OMN"),
        _sea("Gulf of Thailand", "Teluk Thailand", "South China Sea", "KHM MYS THA VNM"),
        _sea("Hudson Bay", "Teluk Hudson", "Arctic Ocean", "CAN"),
        _sea(
            "Indian Ocean",
            "Samudra Hindia",
            "",
            "ATF AUS COM FRA IDN IND IOA IOT KEN LKA MDG MDV MOZ MUS SOM SYC TZA ZAF",
        ),
        _sea("Ionian Sea", "Laut Ionia", "Mediterranean Sea", "ALB GRC ITA"),
        _sea("Irish Sea", "Laut Irlandia", "Atlantic Ocean", "GBR IMN IRL"),
        _sea("Java Sea", "Laut Jawa", "Pacific Ocean", "IDN"),
        _sea("Labrador Sea", "Laut Labrador", "Atlantic Ocean", "CAN GRL"),
        _sea(
            "Mediterranean Sea",
            "Laut Tengah",
            "Atlantic Ocean",
            "CYN CYP DZA EGY ESP FRA GRC ISR ITA LBN LBY MAR MCO MLT PSE SYR TUN TUR",
        ),
        _sea("Mozambique Channel", "Selat Mozambik", "Indian Ocean", "COM FRA MDG MOZ"),
        _sea("North Sea", "Laut Utara", "Atlantic Ocean", "BEL DEU DNK FRA GBR NLD NOR"),
        _sea("Norwegian Sea", "Laut Norwegia", "Atlantic Ocean", "FRO NOR"),
        _sea(
            "Pacific Ocean",
            "Samudra Pasifik",
            "",
            "CAN CHL COL CRI ECU FJI FSM GTM GUM HND IDN JPN KIR MEX MHL MNP NFK NIC NRU NZL PAN PER PLW PNG RUS SLB "
            "SLV TUV USA",
        ),
        _sea("Persian Gulf", "Teluk Persia", "Arabian Sea", "ARE BHR IRN IRQ KWT QAT SAU"),
        _sea("Philippine Sea", "Laut Filipina", "Pacific Ocean", "GUM JPN MNP PHL PLW TWN"),
        _sea("Red Sea", "Laut Merah", "Arabian Sea", "DJI EGY ERI ISR JOR SAU SDN YEM"),
        _sea("Sea of Azov", "Laut Azov", "Black Sea", "RUS UKR"),
        _sea("Sea of Japan", "Laut Jepang", "Pacific Ocean", "JPN KOR PRK RUS"),
        _sea("Sea of Marmara", "Laut Marmara", "Mediterranean Sea", "TUR"),
        _sea("Sea of Okhotsk", "Laut Okhotsk", "Pacific Ocean", "JPN RUS"),
        _sea("Solomon Sea", "Laut Solomon", "Pacific Ocean", "PNG SLB"),
        _sea("South China Sea", "Laut Tiongkok Selatan", "Pacific Ocean", "BRN CHN HKG IDN MAC MYS PHL SGP TWN VNM"),
        _sea("Sulu Sea", "Laut Sulu", "Pacific Ocean", "MYS PHL"),
        _sea("Tasman Sea", "Laut Tasman", "Pacific Ocean", "AUS NZL"),
        _sea("Timor Sea", "Laut Timor", "Indian Ocean", "ATC AUS IDN TLS"),
        _sea("Tyrrhenian Sea", "Laut Tirenia", "Mediterranean Sea", "FRA ITA"),
        _sea("White Sea", "Laut Putih", "Barents Sea", "RUS"),
        _sea("Yellow Sea", "Laut Kuning", "East China Sea", "CHN KOR PRK"),
    )
}
"""By their English names."""


def on_map(code: str, shown: Collection[str]) -> frozenset[str]:
    """Give the seas that a country borders, among those that a map shows."""
    names = (_shown(sea.name, shown) for sea in SEAS.values() if code in sea.coasts)
    return frozenset(filter(None, names))


def _shown(name: str, shown: Collection[str]) -> str:
    """Give the sea itself if a map shows it, else the innermost one around it that it shows; empty for none."""
    while name and name not in shown:
        name = SEAS[name].outer
    return name
