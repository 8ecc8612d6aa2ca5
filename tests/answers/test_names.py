"""The table of known names: what it holds, that its folds are true, and that no two things could be taken for one."""

import re
import subprocess
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

import quizgeo
from quizgeo.answers.keys import key
from quizgeo.answers.names import FILES, NamesTable, names
from quizgeo.text import fold

PACKAGE = Path(quizgeo.__file__).parent
LANGUAGES = ("en", "id")


def parts(listed: str) -> list[str]:
    """Give what a list names, parted by commas."""
    return [part.strip() for part in listed.split(",")]


MEMBERS = parts(
    """
    AF, AL, DZ, AD, AO, AG, AR, AM, AU, AT, AZ, BS, BH, BD, BB, BY, BE, BZ, BJ, BT, BO, BA, BW, BR, BN, BG, BF,
    BI, CV, KH, CM, CA, CF, TD, CL, CN, CO, KM, CG, CR, CI, HR, CU, CY, CZ, KP, CD, DK, DJ, DM, DO, EC, EG, SV,
    GQ, ER, EE, SZ, ET, FJ, FI, FR, GA, GM, GE, DE, GH, GR, GD, GT, GN, GW, GY, HT, HN, HU, IS, IN, ID, IR, IQ,
    IE, IL, IT, JM, JP, JO, KZ, KE, KI, KW, KG, LA, LV, LB, LS, LR, LY, LI, LT, LU, MG, MW, MY, MV, ML, MT, MH,
    MR, MU, MX, FM, MC, MN, ME, MA, MZ, MM, NA, NR, NP, NL, NZ, NI, NE, NG, MK, NO, OM, PK, PW, PA, PG, PY, PE,
    PH, PL, PT, QA, KR, MD, RO, RU, RW, KN, LC, VC, WS, SM, ST, SA, SN, RS, SC, SL, SG, SK, SI, SB, SO, ZA, SS,
    ES, LK, SD, SR, SE, CH, SY, TJ, TH, TL, TG, TO, TT, TN, TR, TM, TV, UG, UA, AE, GB, TZ, US, UY, UZ, VU, VE,
    VN, YE, ZM, ZW
    """
)
"""The members of the United Nations."""

CAPITALS = parts(
    """
    Kabul, Tirana, Algiers, Andorra la Vella, Luanda, St. John's, Buenos Aires, Yerevan, Canberra, Vienna, Baku,
    Nassau, Manama, Dhaka, Bridgetown, Minsk, Brussels, Belmopan, Porto-Novo, Thimphu, La Paz, Sucre, Sarajevo,
    Gaborone, Brasília, Bandar Seri Begawan, Sofia, Ouagadougou, Gitega, Praia, Phnom Penh, Yaoundé, Ottawa,
    Bangui, N'Djamena, Santiago, Beijing, Bogotá, Moroni, Brazzaville, San José, Yamoussoukro, Zagreb, Havana,
    Nicosia, Prague, Pyongyang, Kinshasa, Copenhagen, Djibouti, Roseau, Santo Domingo, Quito, Cairo, San Salvador,
    Malabo, Asmara, Tallinn, Mbabane, Addis Ababa, Suva, Helsinki, Paris, Libreville, Banjul, Tbilisi, Berlin,
    Accra, Athens, St. George's, Guatemala City, Conakry, Bissau, Georgetown, Port-au-Prince, Tegucigalpa,
    Budapest, Reykjavík, New Delhi, Jakarta, Tehran, Baghdad, Dublin, Jerusalem, Tel Aviv, Rome, Kingston, Tokyo,
    Amman, Astana, Nairobi, South Tarawa, Kuwait City, Bishkek, Vientiane, Riga, Beirut, Maseru, Monrovia, Tripoli,
    Vaduz, Vilnius, Luxembourg, Antananarivo, Lilongwe, Kuala Lumpur, Malé, Bamako, Valletta, Majuro, Nouakchott,
    Port Louis, Mexico City, Palikir, Monaco, Ulaanbaatar, Podgorica, Rabat, Maputo, Naypyidaw, Windhoek, Yaren,
    Kathmandu, Amsterdam, The Hague, Wellington, Managua, Niamey, Abuja, Skopje, Oslo, Muscat, Islamabad,
    Ngerulmud, Panama City, Port Moresby, Asunción, Lima, Manila, Warsaw, Lisbon, Doha, Seoul, Chișinău, Bucharest,
    Moscow, Kigali, Basseterre, Castries, Kingstown, Apia, San Marino, São Tomé, Riyadh, Dakar, Belgrade, Victoria,
    Freetown, Singapore, Bratislava, Ljubljana, Honiara, Mogadishu, Pretoria, Cape Town, Bloemfontein, Juba,
    Madrid, Colombo, Sri Jayawardenepura Kotte, Khartoum, Paramaribo, Stockholm, Bern, Damascus, Dushanbe, Dodoma,
    Bangkok, Dili, Lomé, Nuku'alofa, Port of Spain, Tunis, Ankara, Ashgabat, Funafuti, Kampala, Kyiv, Abu Dhabi,
    London, Washington, Montevideo, Tashkent, Port Vila, Caracas, Hanoi, Sanaa, Lusaka, Harare, Vatican, Ramallah,
    Pristina, Taipei
    """
)


def of(name: str, language: str = "en") -> set[str]:
    """Give the codes of a name as a deck of a language folds it."""
    return set(names().entities(fold(name, 4, language)))


def rows() -> Iterator[tuple[str, list[str]]]:
    """Give every row with the file that holds it."""
    for name in FILES:
        for line in (PACKAGE / "answers" / "data" / name).read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                yield name, line.split("\t")


class TestData:
    def test_folds_are_those_of_the_names_for_decks_of_both_languages(self) -> None:
        for _file, (code, _alpha3, *cells) in rows():
            written = [name for cell in cells[:2] for name in cell.split("|") if name]
            stored = [folded for cell in cells[2:] for folded in cell.split("|") if folded]
            assert set(stored) == {fold(name, 4, language) for name in written for language in LANGUAGES}, code
            assert len(stored) == len(set(stored)), code
            assert all(stored), code

    def test_a_file_names_an_entity_once_and_codes_are_of_a_known_form(self) -> None:
        codes = [(file, row[0]) for file, row in rows()]
        assert len(codes) == len(set(codes))
        assert [
            code for _, code in codes if not re.fullmatch(r"[A-Z]{2}|(city|place|org|person):[\w/'+-]+", code)
        ] == []

    def test_the_hand_kept_file_repeats_nothing(self) -> None:
        made = {(row[0], folded) for file, row in rows() if file == FILES[0] for folded in row[4].split("|")}
        kept = {(row[0], folded) for file, row in rows() if file == FILES[1] for folded in row[4].split("|")}
        assert made & kept == set()

    def test_a_new_entity_has_a_name_in_both_languages(self) -> None:
        assert [code for code, shown in names().shown.items() if not all(shown)] == ["CQ"]

    def test_both_files_stay_small(self) -> None:
        assert all((PACKAGE / "answers" / "data" / name).stat().st_size < 150_000 for name in FILES)

    def test_no_two_entities_share_a_transliteration_key_without_a_name(self) -> None:
        by_key: dict[str, list[str]] = defaultdict(list)
        for folded in (*names().names, *names().acronyms):
            by_key[key(folded)].append(folded)
        twins = (pair for found in by_key.values() for pair in combinations(found, 2))
        assert [pair for pair in twins if names().entities(pair[0]).isdisjoint(names().entities(pair[1]))] == []


class TestStates:
    def test_all_members_of_the_united_nations_are_there(self) -> None:
        assert len(set(MEMBERS)) == 193
        assert set(MEMBERS) <= names().shown.keys()

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_each_has_a_name_in_either_language_that_leads_back_to_it(self, language: str) -> None:
        shown = {code: names().display(code, language) for code in MEMBERS}
        assert all(shown.values())
        assert [code for code, name in shown.items() if code not in of(name, language)] == []

    def test_each_has_a_code_of_three_letters(self) -> None:
        threes = {code: three for three, code in names().countries.items() if len(three) == 3}
        assert threes.keys() >= set(MEMBERS)

    def test_no_two_of_them_share_a_name(self) -> None:
        members = set(MEMBERS)
        assert [name for name, codes in names().items() if len(codes & members) > 1] == []

    def test_capitals_and_seats_of_government_are_known_as_cities(self) -> None:
        assert [name for name in CAPITALS if not any(code.startswith("city:") for code in of(name))] == []


ENGLISH = {
    "RU": "Russia, Russian Federation, the Russian Federation",
    "TR": "Turkey, Türkiye, Republic of Türkiye, TURKIYE",
    "GB": "United Kingdom, UK, U.K., Britain, Great Britain",
    "US": "United States, the United States, USA, US, U.S., America, United States of America",
    "AE": "UAE, United Arab Emirates, the UAE",
    "CD": "DR Congo, Democratic Republic of the Congo, Congo-Kinshasa, DRC",
    "CG": "Republic of the Congo, Congo, Congo-Brazzaville",
    "CI": "Ivory Coast, Côte d'Ivoire, Cote d’Ivoire",
    "CZ": "Czechia, Czech Republic, the Czech Republic",
    "KP": "North Korea, DPRK, Democratic People's Republic of Korea",
    "KR": "South Korea, Republic of Korea",
    "MM": "Myanmar, Burma, Myanmar (Burma)",
    "GM": "Gambia, The Gambia",
    "SZ": "Eswatini, Swaziland",
    "MK": "North Macedonia, Macedonia",
    "VA": "Vatican City, the Vatican, Holy See",
    "PS": "Palestine, State of Palestine, Palestinian Territories",
    "TL": "Timor-Leste, East Timor",
    "CV": "Cape Verde, Cabo Verde",
    "FK": "Falkland Islands, Falklands, Malvinas",
    "HK": "Hong Kong",
    "BA": "Bosnia and Herzegovina, Bosnia & Herzegovina, Bosnia",
    "city:Europe/Kyiv": "Kyiv, Kiev",
    "city:Europe/Tirane": "Tirana, Tirane",
    "city:the-hague": "The Hague, Hague, Den Haag",
    "city:washington": "Washington, Washington D.C., Washington DC",
    "city:khankendi": "Khankendi, Stepanakert, Xankəndi",
    "city:shusha": "Shusha, Shushi, Şuşa",
    "city:ganja": "Ganja, Gəncə",
    "city:gyumri": "Gyumri",
    "city:grozny": "Grozny, Groznyy",
    "city:Asia/Yekaterinburg": "Yekaterinburg, Ekaterinburg",
    "place:karabakh": "Karabakh, Nagorno-Karabakh, Artsakh, Qarabağ",
    "place:luhansk": "Luhansk, Lugansk, the Luhansk region",
    "place:donetsk": "Donetsk, Donetsk Oblast",
    "place:kursk": "Kursk, Kursk region",
    "place:south-caucasus": "South Caucasus, the South Caucasus",
    "place:kremlin": "the Kremlin, Kremlin",
    "person:zelenskyy": "Volodymyr Zelenskyy, Volodymyr Zelensky, Zelenskiy, Zelensky",
    "person:erdogan": "Recep Tayyip Erdoğan, Recep Tayyip Erdogan, Erdogan, Recep Erdoğan",
    "person:pashinyan": "Nikol Pashinyan, Pashinyan, Pashinian",
    "person:aliyev": "Ilham Aliyev, İlham Əliyev, Aliyev",
    "person:lavrov": "Sergey Lavrov, Sergei Lavrov, Lavrov",
    "person:putin": "Vladimir Putin, Putin",
    "person:kallas": "Kaja Kallas, Kallas",
    "org:icc": "ICC, International Criminal Court, the I.C.C.",
    "org:csto": "CSTO, Collective Security Treaty Organisation",
    "org:eu": "EU, European Union",
    "org:un": "UN, U.N., United Nations",
    "org:nato": "NATO, Nato",
    "org:taliban": "Taliban, the Taliban",
    "org:azerbaijan-airlines": "AZAL, Azerbaijan Airlines",
}
INDONESIAN = {
    "RU": "Rusia, Federasi Rusia",
    "KP": "Korea Utara, Korut",
    "KR": "Korea Selatan, Korsel",
    "CN": "Tiongkok, Cina, China, RRT",
    "US": "Amerika Serikat, AS, Amerika",
    "GB": "Inggris Raya, Britania Raya",
    "NL": "Belanda",
    "DE": "Jerman",
    "EG": "Mesir",
    "PS": "Palestina, Wilayah Palestina",
    "SY": "Suriah, Siria",
    "MM": "Myanmar, Birma, Burma",
    "TL": "Timor Leste",
    "VA": "Vatikan, Takhta Suci",
    "TR": "Turki, Turkiye",
    "CI": "Pantai Gading",
    "FR": "Prancis, Perancis",
    "AF": "Afganistan, Afghanistan",
    "AZ": "Azerbaijan, Republik Azerbaijan",
    "city:Europe/Moscow": "Moskow, Moskwa",
    "city:the-hague": "Den Haag, The Hague",
    "city:Asia/Tehran": "Teheran, Tehran",
    "city:Africa/Cairo": "Kairo",
    "city:Europe/Lisbon": "Lisboa, Lisabon",
    "place:south-caucasus": "Kaukasus Selatan",
    "place:zangezur-corridor": "Koridor Zangezur",
    "place:soviet-union": "Uni Soviet",
    "org:icc": "Mahkamah Pidana Internasional, ICC",
    "org:eu": "Uni Eropa, UE",
    "org:un": "PBB, Perserikatan Bangsa-Bangsa",
    "org:csto": "Organisasi Perjanjian Keamanan Kolektif, CSTO",
    "org:russian-foreign-ministry": "Kementerian Luar Negeri Rusia",
}


def cases(table: dict[str, str]) -> list[tuple[str, str]]:
    """Give each name with its code."""
    return [(name, code) for code, listed in table.items() for name in parts(listed)]


class TestNames:
    @pytest.mark.parametrize(("name", "code"), cases(ENGLISH))
    def test_lead_to_what_they_mean_in_an_english_deck(self, name: str, code: str) -> None:
        assert {found for found in of(name) if found in ENGLISH} == {code}

    @pytest.mark.parametrize(("name", "code"), cases(INDONESIAN))
    def test_lead_to_what_they_mean_in_an_indonesian_deck(self, name: str, code: str) -> None:
        assert {found for found in of(name, "id") if found in INDONESIAN} == {code}

    @pytest.mark.parametrize("language", [*LANGUAGES, "fr"])
    def test_an_article_is_no_matter_in_whatever_language_a_deck_is(self, language: str) -> None:
        assert of("The Hague", language) == of("Hague", language) == {"city:the-hague"}

    def test_of_two_things_belong_to_both(self) -> None:
        assert of("Safarov") == of("Huseyn Safarov") | of("Ziyaddin Safarov")
        assert of("Inggris", "id") == of("England") | of("United Kingdom")

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("England", "United Kingdom"),
            ("Congo", "DR Congo"),
            ("Niger", "Nigeria"),
            ("Dominica", "Dominican Republic"),
            ("Guinea", "Guinea-Bissau"),
            ("South Sudan", "Sudan"),
            ("Mexico City", "Mexico"),
            ("Kuwait City", "Kuwait"),
            ("Panama City", "Panama"),
            ("Guatemala City", "Guatemala"),
            ("Moscow", "Russia"),
            ("Kremlin", "Moscow"),
            ("Taliban", "Afghanistan"),
            ("Islamic Emirate of Afghanistan", "Afghanistan"),
            ("Mahkamah Internasional", "Mahkamah Pidana Internasional"),
            ("Samoa", "American Samoa"),
            ("Ireland", "Northern Ireland"),
            ("Delhi", "New Delhi"),
        ],
    )
    def test_of_different_things_do_not_meet(self, one: str, other: str) -> None:
        assert of(one)
        assert of(other)
        assert of(one).isdisjoint(of(other))

    @pytest.mark.parametrize("name", ["", "Korea", "Atlantis", "the", "38"])
    def test_that_say_nothing_certain_are_unknown(self, name: str) -> None:
        assert of(name) == set()


class TestItems:
    def test_are_the_names_with_all_their_codes(self) -> None:
        known = dict(names().items())
        assert known["jerman"] == known["germany"] == {"DE"}
        assert all(codes and codes == names().entities(name) for name, codes in known.items())

    def test_leave_out_acronyms_for_nobody_means_one_who_writes_nearly_it(self) -> None:
        assert {"us", "as", "uk", "un", "eu", "ri"} <= names().acronyms.keys()
        assert names().acronyms.keys().isdisjoint(dict(names().items()))

    def test_an_acronym_that_is_a_name_too_means_both(self) -> None:
        table = NamesTable({"car": frozenset({"city:x"})}, {"car": frozenset({"CF"})}, {}, {})
        assert table.entities("car") == {"city:x", "CF"}


class TestDisplay:
    @pytest.mark.parametrize(
        ("code", "language", "shown"),
        [
            ("RU", "en", "Russia"),
            ("RU", "id", "Rusia"),
            ("RU", "id-ID", "Rusia"),
            ("RU", "fr", "Russia"),
            ("MM", "en", "Myanmar"),
            ("CQ", "id", "Sark"),
            ("city:the-hague", "id", "Den Haag"),
            ("place:karabakh", "en", "Karabakh"),
            ("person:zelenskyy", "en", "Volodymyr Zelenskyy"),
        ],
    )
    def test_is_the_first_name_in_a_language(self, code: str, language: str, shown: str) -> None:
        assert names().display(code, language) == shown

    def test_of_an_unknown_code_is_refused(self) -> None:
        with pytest.raises(KeyError):
            names().display("XX", "en")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("ru", "RU"),
        ("rus", "RU"),
        ("russia", "RU"),
        ("rusia", "RU"),
        ("uk", "GB"),
        ("inggris", "GB"),
        ("xkx", "XK"),
        ("drc", "CD"),
        ("cod", "CD"),
        ("singapore", "SG"),
        ("as", "AS"),
        ("moscow", None),
        ("zar", None),
        ("xx", None),
        ("", None),
        ("atlantis", None),
    ],
)
def test_a_country_is_found_by_its_codes_then_by_its_names(given: str, code: str | None) -> None:
    assert names().country(given) == code


def test_a_name_of_two_countries_is_the_name_of_none() -> None:
    table = NamesTable({"congo": frozenset({"CD", "CG"})}, {}, {}, {})
    assert table.country("congo") is None


def test_the_table_is_read_once() -> None:
    assert names() is names()


def test_the_table_is_read_out_of_an_archive_too(tmp_path: Path) -> None:
    archive = tmp_path / "quizgeo.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in PACKAGE.rglob("*"):
            if path.suffix in (".py", ".tsv"):
                packed.write(path, path.relative_to(PACKAGE.parent))
    code = f"import sys; sys.path.insert(0, {str(archive)!r})\nfrom quizgeo.answers import names\n"
    code += "print(names.__file__, names.names().country('rusia'))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == [str(archive / "quizgeo" / "answers" / "names.py"), "RU"]
