"""Typed words judged as a fair teacher would: slips of the pen pass and are named, other things never do.

Every row was judged by hand before it was tried.
"""

import pytest

from quizgeo.answers import Verdict, check_answer
from quizgeo.decks import CardKey, Question, parse_deck
from quizgeo.decks.kinds import Text


def judge(body: Text, given: str, language: str = "en", prompt: str = "Which one is meant?") -> Verdict:
    return check_answer(Question(CardKey("deck/q"), "q", body, prompt, language=language), given)


def word(answer: str, given: str, language: str = "en") -> str:
    found = judge(Text(answer), given, language)
    return f"{found.grade} {found.reason}"


@pytest.mark.parametrize(
    ("answer", "given", "expected"),
    [
        # people of the article, by the names and spellings that papers use
        ("Volodymyr Zelenskyy", "Zelensky", "close other-name"),
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky", "close other-name"),
        ("Volodymyr Zelenskyy", "Volodimir Zelenskiy", "close variant"),
        ("Volodymyr Zelenskyy", "Zelenskyy Volodymyr", "close word-order"),
        ("Zelenskyy", "Zelenskij", "close variant"),
        ("Recep Tayyip Erdoğan", "Erdogan", "close other-name"),
        ("Recep Tayyip Erdoğan", "recep tayyip erdogan", "exact folded"),
        ("Recep Tayyip Erdoğan", "Recep Tayip Erdogan", "close variant"),
        ("Erdoğan", "Erdogan", "exact folded"),
        ("Erdoğan", "Erdogen", "close typo"),
        ("Nikol Pashinyan", "Pashinian", "close other-name"),
        ("Nikol Pashinyan", "Nikol Pashinian", "close other-name"),
        ("Nikol Pashinyan", "Nikol Pashinjan", "close variant"),
        ("Nikol Pashinyan", "Ilham Aliyev", "wrong other-entity"),
        ("Ilham Aliyev", "Ilham Aliev", "close variant"),
        ("Ilham Aliyev", "Heydar Aliyev", "wrong other-entity"),
        ("Vladimir Putin", "it was Vladimir Putin", "exact filler"),
        ("Vladimir Putin", "Vladmir Putin", "close typo"),
        ("Vladimir Putin", "Volodymyr Zelenskyy", "wrong other-entity"),
        ("Kaja Kallas", "Kaya Kalas", "wrong different"),
        ("Kaja Kallas", "Kallas Kaja", "close word-order"),
        ("Sergey Lavrov", "Sergei Lavrov", "close other-name"),
        # places
        ("Grozny", "Grozni", "close other-name"),
        ("Grozny", "Grosny", "close typo"),
        ("Grozny", "Grozny, Kazan", "wrong extra-words"),
        ("Grozny", "I think it was Grozni", "close other-name"),
        ("Yekaterinburg", "Ekaterinburg", "close other-name"),
        ("Yekaterinburg", "Yekatarinburg", "close typo"),
        ("Luhansk", "Lugansk", "close other-name"),
        ("Luhansk", "Lohansk", "close typo"),
        ("Luhansk", "Donetsk", "wrong other-entity"),
        ("Donetsk", "Donesk", "close typo"),
        ("Kursk", "Kirsk", "close typo"),
        ("Kursk", "Tursk", "wrong different"),
        ("Kursk", "Minsk", "wrong other-entity"),
        ("Gyumri", "Giumri", "close other-name"),
        ("Gyumri", "Gyumry", "close variant"),
        ("Kyrgyzstan", "Kyrgystan", "close typo"),
        ("Kyrgyzstan", "Kazakhstan", "wrong other-entity"),
        ("Tajikistan", "Tadzhikistan", "close variant"),
        ("Tajikistan", "Turkmenistan", "wrong other-entity"),
        ("Azerbaijan", "Azerbajian", "close typo"),
        ("Azerbaijan", "Azerbaidjan", "close variant"),
        ("Azerbaijan", "Azerbeidzhan", "close typo"),
        ("Afghanistan", "Afganistan", "close other-name"),
        ("Afghanistan", "Afghanistan?", "exact same"),
        ("Armenia", "Armania", "close typo"),
        ("Armenia", "Romania", "wrong other-entity"),
        ("Iran", "Iraq", "wrong other-entity"),
        ("Iran", "Irn", "close typo"),
        ("Iran", "Oman", "wrong other-entity"),
        ("Mali", "Bali", "wrong different"),
        ("Niger", "Nigeria", "wrong other-entity"),
        ("Austria", "Australia", "wrong other-entity"),
        ("Slovakia", "Slovenia", "wrong other-entity"),
        ("Slovakia", "Slovakai", "close typo"),
        ("Slovakia", "Slovekia", "wrong nearer-other"),
        ("Paraguay", "Uruguay", "wrong other-entity"),
        ("Dominica", "Dominican Republic", "wrong other-entity"),
        ("Montenegro", "Monte Negro", "exact spacing"),
        ("Montenegro", "Montenegr", "close typo"),
        ("The Hague", "hague", "exact folded"),
        ("The Hague", "Den Haag", "close other-name"),
        ("Gəncə", "Ganja", "exact folded"),
        ("Malmö", "malmo", "exact folded"),
        ("Türkiye", "Turkey", "close other-name"),
        ("Türkiye", "turkiye", "exact folded"),
        ("Türkiye", "Turkmenistan", "wrong other-entity"),
        ("Germany", "Jerman", "close other-name"),
        ("Russia", "Rusia", "close other-name"),
        ("Russia", "Russian Federation", "close other-name"),
        ("Russia", "Prussia", "wrong other-entity"),
        ("United Kingdom", "UK", "close other-name"),
        ("United Kingdom", "Britain", "close other-name"),
        ("United Kingdom", "United States", "wrong other-entity"),
        ("United States", "USA", "close other-name"),
        ("North Korea", "South Korea", "wrong other-entity"),
        ("North Korea", "Nort Korea", "close typo"),
        ("North Korea", "Korea", "wrong missing-words"),
        ("North Korea", "DPRK", "close other-name"),
        ("South Ossetia", "North Ossetia", "wrong different"),
        ("South Ossetia", "South Osetia", "close variant"),
        ("South Sudan", "Sudan", "wrong other-entity"),
        ("Western Sahara", "Eastern Sahara", "wrong different"),
        ("Côte d'Ivoire", "cote divoire", "exact folded"),
        ("Côte d'Ivoire", "Ivory Coast", "close other-name"),
        ("Khrushchev", "Хрущёв", "close variant"),
        ("Khrushchev", "Kruschev", "close typo"),
        ("Grozny", "Grozny city", "exact filler"),
        ("Grozny", "the city of Grozny", "exact filler"),
        ("Kazakhstan", "President Kazakhstan", "wrong extra-words"),
        ("Kazakhstan", "the country of Kazakhstan", "exact filler"),
        ("Ilham Aliyev", "President Ilham Aliyev", "exact filler"),
        ("Serdar Meredow", "Mr Serdar Meredow", "exact filler"),
        ("Ilham Aliyev", "with President Aliyev", "close other-name"),
        ("Vladimir Putin", "Vice President Vladimir Putin", "wrong extra-words"),
        ("Mexico City", "Mexico", "wrong missing-words"),
        ("Russia", "Rusa", "close typo"),
        ("North Korea", "North Corea", "close variant"),
        ("Aktau", "Actau", "close variant"),
        ("World Trade Organisation", "World Trade Organisation (WTO)", "exact same"),
        ("World Trade Organisation", "World Trade Organisation (NATO)", "wrong extra-words"),
        ("Türkiye", "Türkiye (Turkey)", "exact same"),
        ("Türkiye", "Türkiye (Iran)", "wrong extra-words"),
        ("Kallas", "Kala", "wrong different"),
        ("European Union", "European Union (EU)", "exact same"),
        ("European Union", "European Union EU", "wrong extra-words"),
        ("El Salvador", "Salvador", "wrong missing-words"),
        ("30 years", "more or less 30 years", "exact filler"),
        ("30 years", "less than 30 years", "wrong extra-words"),
        ("2008", "since 2008", "exact filler"),
        # other words
        ("Victory Day", "victory day", "exact same"),
        ("Victory Day", "Victori Day", "close variant"),
        ("Victory Day", "Victory Days", "wrong different"),
        ("hypothermia", "hyperthermia", "wrong different"),
        ("hypothermia", "hypotermia", "close typo"),
        ("international law", "intranational law", "wrong different"),
        ("recognised", "unrecognised", "wrong different"),
        ("recognised", "recognized", "close typo"),
        ("not guilty", "guilty", "wrong missing-words"),
        ("not guilty", "now guilty", "wrong different"),
        ("two million", "two billion", "wrong different"),
        ("World War I", "World War II", "wrong different"),
        ("World War I", "World War", "wrong missing-words"),
        ("Vitamin C", "Vitamin D", "wrong different"),
        ("Vitamin C", "Vitamin", "wrong missing-words"),
        ("CSTO", "C.S.T.O.", "exact same"),
        ("CSTO", "CSTA", "wrong different"),
        ("CSTO", "CST", "wrong different"),
        ("NATO", "nato", "exact same"),
        ("Group of 7", "Group of 8", "wrong different"),
        ("Group of 7", "Grup of 7", "close typo"),
        ("passenger plane", "pasenger plain", "wrong different"),
        ("passenger plane", "pasenger plane", "close typo"),
        ("ballistic missile", "balistic misile", "close typo"),
        ("ballistic missile", "missile", "wrong missing-words"),
        ("drones", "drone", "close typo"),
        ("ok", "o.k.", "exact same"),
        ("Bank of America", "America Bank", "close word-order"),
        ("bank of america", "america bank of", "wrong different"),
        ("rock & roll", "rock and roll", "exact same"),
        ("AZAL 8243", "AZAL 8234", "wrong different"),
        ("AZAL 8243", "azal-8243", "exact same"),
        ("ribosome", "ribosme", "close typo"),
        ("photosynthesis", "fotosynthesis", "close typo"),
        ("photosynthesis", "photosintesis", "close typo"),
        ("mitosis", "meiosis", "wrong different"),
    ],
)
def test_in_an_english_deck(answer: str, given: str, expected: str) -> None:
    assert word(answer, given) == expected


@pytest.mark.parametrize(
    ("answer", "given", "expected"),
    [
        ("Jerman", "Germany", "close other-name"),
        ("Jerman", "jermen", "close typo"),
        ("Rusia", "Russia", "close other-name"),
        ("Rusia", "Prusia", "wrong other-entity"),
        ("Korea Utara", "Korut", "close other-name"),
        ("Korea Utara", "Korea Selatan", "wrong other-entity"),
        ("Korea Utara", "Korea Utar", "close typo"),
        ("Korea Utara", "North Korea", "close other-name"),
        ("Inggris", "Britania Raya", "close other-name"),
        ("Inggris", "Ingris", "close variant"),
        ("Belanda", "Irlandia", "wrong other-entity"),
        ("Belanda", "Holandia", "wrong different"),
        ("Turki", "Turkiye", "close other-name"),
        ("Turki", "Turkmenistan", "wrong other-entity"),
        ("Amerika Serikat", "AS", "close other-name"),
        ("Amerika Serikat", "Amerika Srikat", "close typo"),
        ("Tiongkok", "Cina", "close other-name"),
        ("Tiongkok", "China", "close other-name"),
        ("Suriah", "Syria", "close other-name"),
        ("Mesir", "Egypt", "close other-name"),
        ("Afganistan", "di Afganistan", "exact filler"),
        ("Afganistan", "Afghanistan", "close other-name"),
        ("Azerbaijan", "Azerbaidjan", "close variant"),
        ("Kirgizstan", "Kirgistan", "close other-name"),
        ("Kirgizstan", "Uzbekistan", "wrong other-entity"),
        ("Moskow", "Moskwa", "close other-name"),
        ("Moskow", "jawabannya Moskow", "exact filler"),
        ("Den Haag", "Den Hag", "close variant"),
        ("Parade Hari Kemenangan", "Parade Hari Kemerdekaan", "wrong different"),
        ("Parade Hari Kemenangan", "Parade Hari Kemenagan", "close typo"),
        ("Parade Hari Kemenangan", "Hari Kemenangan", "wrong missing-words"),
        ("Sahara Barat", "Sahara Timur", "wrong different"),
        ("tidak bersalah", "bersalah", "wrong missing-words"),
        ("sebelum perang", "sesudah perang", "wrong different"),
        ("dua juta", "dua miliar", "wrong different"),
        ("pesawat nirawak", "pesawat nir awak", "exact spacing"),
        ("pesawat nirawak", "pesawat nirawk", "close typo"),
        ("kelompok bersenjata", "kelompok bersenjatah", "close typo"),
        ("Mahkamah Pidana Internasional", "ICC", "close other-name"),
        ("Mahkamah Pidana Internasional", "Mahkamah Pidana Internasionl", "close typo"),
        ("gencatan senjata", "genjatan senjata", "close typo"),
        ("gencatan senjata", "senjata gencatan", "wrong different"),
        ("hukum internasional", "hukum nasional", "wrong different"),
        ("kiri", "kanan", "wrong different"),
        ("30 tahun", "kurang lebih 30 tahun", "exact filler"),
        ("30 tahun", "kurang dari 30 tahun", "wrong extra-words"),
        ("30 tahun", "lebih dari 30 tahun", "wrong extra-words"),
        ("The 1990s", "1990s", "exact folded"),
        ("Kaja Kallas", "Ibu Kaja Kallas", "exact filler"),
        ("Grozny", "kota Grozny", "exact filler"),
        ("Grozny", "menuju Grozny", "exact filler"),
        ("Kazakhstan", "Presiden Kazakhstan", "wrong extra-words"),
        ("Rusia", "negara Rusia", "exact filler"),
        ("Zelenskyy", "dengan Presiden Zelensky", "close other-name"),
        ("Presiden Ilham Aliyev", "presiden ilham aliev", "close variant"),
    ],
)
def test_in_an_indonesian_deck(answer: str, given: str, expected: str) -> None:
    assert word(answer, given, "id") == expected


DECK = """\
quizgeo: 1
deck: guards
title: What guards what
language: en
questions:
  - id: first
    question: Who first led the village?
    answer: Maria Santini
  - id: second
    question: Who led it next?
    answer: Mario Santini
  - id: rivers
    question: Which river is the longest?
    answer: Barenka
    wrong: [Barinka, Torvel]
    ladder: typed
  - id: tributary
    question: Which river flows into it?
    answer: Torvel
    accept: [Torwel Brook]
  - id: banks
    question: Which towns lie on it?
    list: [Osmirk, [Ulvane, Ulvana]]
  - id: years
    question: In which season did it flood?
    answer: Autumn 1999
  - id: gap
    cloze: The ((Harvinger)) family owned the mill.
"""


@pytest.mark.parametrize(
    ("id_", "given", "expected"),
    [
        ("first", "Maria Santini", "exact same"),
        ("first", "Mario Santini", "wrong other-entity"),
        ("first", "Mari Santini", "wrong nearer-other"),
        ("first", "Maria Santni", "close typo"),
        ("second", "Maria Santini", "wrong other-entity"),
        ("tributary", "Barenka", "wrong other-entity"),
        ("tributary", "Barinka", "wrong other-entity"),
        ("tributary", "Torwel", "close variant"),
        ("tributary", "Torvels", "close typo"),
        ("gap", "Osmirk", "wrong other-entity"),
        ("gap", "Harvingers", "close typo"),
        ("gap", "Harvnger", "close typo"),
        ("years", "Autumn 1998", "wrong different"),
        ("banks", ["Osmirk", "Ulvane"], "exact all"),
        ("banks", ["Osmirc", "Ulvana"], "close all-close"),
        ("banks", "osmirk and ulvne", "close all-close"),
        ("banks", ["Osmirk", "Torvel"], "partial some"),
    ],
)
def test_names_of_the_same_deck_guard_each_other(id_: str, given: str | list[str], expected: str) -> None:
    found = check_answer(parse_deck(DECK)[id_], given)
    assert f"{found.grade} {found.reason}" == expected


def test_a_translation_knows_the_names_of_both_languages() -> None:
    question = parse_deck(DECK)["first"]
    assert check_answer(question, "Mario Santini").reason == "other-entity"


class TestRejected:
    dutch = Text("Netherlands", accept=("Kingdom of the Netherlands",), reject=("Holland", "Nederland"))

    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ("Netherlands", "exact same"),
            ("the netherlands", "exact folded"),
            ("Holland", "wrong rejected"),
            ("the HOLLAND", "wrong rejected"),
            ("it is Holland", "wrong rejected"),
            ("it is Hollandia", "wrong different"),
            ("Netherland", "close typo"),
            ("Nederlands", "wrong nearer-other"),
            ("Hollandia", "wrong different"),
        ],
    )
    def test_goes_before_everything(self, given: str, expected: str) -> None:
        found = judge(self.dutch, given)
        assert f"{found.grade} {found.reason}" == expected


class TestStrict:
    body = Text("Xankəndi", accept=("Khankendi",), strict=True)

    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ("Xankəndi", "exact same"),
            ("  Xankəndi ", "exact same"),
            ("Khankendi", "exact same"),
            ("Xankendi", "wrong strict"),
            ("xankəndi", "wrong strict"),
            ("Stepanakert", "wrong strict"),
        ],
    )
    def test_counts_every_letter(self, given: str, expected: str) -> None:
        found = judge(self.body, given)
        assert f"{found.grade} {found.reason}" == expected


def test_of_equally_near_spellings_the_nearest_to_the_answer_is_shown() -> None:
    sea = Text("Laut Kaspia", ("Laut Caspian", "Kaspia"))
    assert judge(sea, "laut kaspian", "id").message == "Right in another spelling; here Laut Caspian."
    president = Text("Volodymyr Zelenskyy", ("Zelenskyy", "Zelensky", "Zelenskiy"))
    assert judge(president, "Selensky").answer == "Zelensky"


def test_an_acronym_of_the_deck_does_not_lie_near_to_a_word() -> None:
    more = "  - {id: bloc, question: Which bloc?, answer: BREK}\n  - {id: town, question: Which town?, answer: Breka}\n"
    assert check_answer(parse_deck(DECK + more)["town"], "Breka's").passed
    assert check_answer(parse_deck(DECK + more)["town"], "Breeka").reason == "typo"
    assert check_answer(parse_deck(DECK + more.replace("BREK", "Brek"))["town"], "Bre ka").passed
    assert check_answer(parse_deck(DECK + more.replace("BREK", "Breko"))["town"], "Breke").reason == "nearer-other"
    assert check_answer(parse_deck(DECK + more.replace("BREK", "BREKO"))["town"], "Breke").reason == "typo"


def test_what_is_as_near_to_another_names_both() -> None:
    assert judge(Text("Slovakia"), "Slovekia").message == "That is as near to Slovenia as to Slovakia."
    assert judge(Text("Germany"), "Jorman").message == "That is as near to Jordan as to Germany."  # by way of Jerman
    assert check_answer(parse_deck(DECK)["first"], "Mari Santini").message == (
        "That is as near to Mario Santini as to Maria Santini."
    )
