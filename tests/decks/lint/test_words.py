"""Texts in words: what counts as a word, which words carry meaning, what word lists find, who said what is said."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.decks.lint.lists import FRAMES, FUNCTION, LISTS
from quizgeo.decks.lint.speech import Frame, Phrases, Speech, speech_of
from quizgeo.decks.lint.values import DATE, common, value_of
from quizgeo.decks.lint.words import Said, attributed, fold_together, likeness, parts
from quizgeo.text import fold

EN, ID, AZ = speech_of("en"), speech_of("id-ID"), speech_of("az")


def test_words_keep_hyphens_and_apostrophes_inside() -> None:
    said = Said("The so-called “peace”, isn’t it? – 5.5%", EN)
    assert said.words == ["the", "so-called", "peace", "isn't", "it", "5", "5"]
    assert said.raw[0] == "The"
    assert len(said) == len(said.text)


def test_what_is_worked_out_once_stays() -> None:
    said = Said("So far", EN)
    assert said.folded is said.folded
    assert Said.words.__doc__ == "Give its words in small letters."


def test_words_of_other_scripts_are_words() -> None:
    assert Said("Ermənistan və Գյումրի", AZ).words == ["ermənistan", "və", "գյումրի"]


@pytest.mark.parametrize(
    ("text", "speech", "words"),
    [
        ("Which states recognised the treaties?", EN, {"stat", "recognis", "treati"}),
        ("They will be with them over there", EN, set()),
        ("Kings sing", EN, {"king", "sing"}),
        ("Negara manakah yang menyerahkannya?", ID, {"negara", "menyerahkan"}),
        ("Kota-kota pelabuhan", ID, {"kota", "pelabuh"}),
        ("Şəhərlər", AZ, {"saharlar"}),
    ],
)
def test_content_words_are_stems_of_what_carries_the_meaning(text: str, speech: Speech, words: set[str]) -> None:
    assert Said(text, speech).content == words


def test_only_one_ending_is_cut_and_four_letters_stay() -> None:
    assert [EN.meanings[word] for word in ("meetings", "using", "used", "newly", "goes")] == [
        "meeting", "using", "used", "newly", "goes",
    ]  # fmt: skip


def test_likeness_is_the_share_in_common() -> None:
    assert likeness(frozenset("abc"), frozenset("bcd")) == 0.5
    assert likeness(frozenset(), frozenset()) == 0


def test_what_is_quoted_is_left_out() -> None:
    said = Said('He said “not now”, "never", «нет» and ‘no’; it isn’t so', EN)
    assert said.unquoted.words == ["he", "said", "and", "it", "isn't", "so"]
    assert said.unquoted.unquoted is said.unquoted


def test_phrases_are_whole_words_in_any_case() -> None:
    phrases = Phrases("not, so far, never | not only")
    assert phrases.first(Said("So Far nothing", EN)) == "So Far"
    assert phrases.first(Said("nothing, so farther", EN)) == ""
    assert [list(hit) for hit in phrases.hits(Said("not only, but not never", EN))] == [[3], [4]]
    assert phrases.opens(Said("Never mind", EN))
    assert not phrases.opens(Said("I never mind", EN))
    assert phrases.covers(Said("So far!", EN))
    assert not phrases.covers(Said("So far, so good", EN))


def test_a_frame_stands_at_the_beginning_or_the_end() -> None:
    frame = Frame("all|both", "above|correct")
    assert frame.opens_or_ends(Said("“All of the above”", EN))
    assert frame.opens_or_ends(Said("A and B are both correct.", EN))
    assert not frame.opens_or_ends(Said("It left all posts above the river", EN))
    assert not frame.opens_or_ends(Said("All the members of the old council stayed above", EN))
    assert not Frame().opens_or_ends(Said("all", EN))


@pytest.mark.parametrize(
    ("text", "speech", "told"),
    [
        ("What did Pashinyan say about the border?", EN, True),
        ("According to the Armenian government, who left?", EN, True),
        ("In 2025, whom did the foreign ministry of Russia in its note accuse?", EN, True),
        ("Pashinyan left. What was said?", EN, False),
        ("In July it was said that the border moved", EN, False),
        ("What did they say about the long border of the north and Iran?", EN, False),
        ("Whom did Russia recognise?", EN, False),
        ("Menurut Rusia, siapa yang pergi?", ID, True),
        ("Apa yang dikatakan tentang Rusia?", ID, False),
        ("Rusia nə dedi?", AZ, False),
    ],
)
def test_a_saying_is_given_to_who_is_named_near_it(text: str, speech: Speech, told: bool) -> None:
    assert attributed(Said(text, speech), speech) is told


@pytest.mark.parametrize(
    ("text", "speech", "low", "high", "unit"),
    [
        ("38", EN, 38, 38, ""),
        ("11,000 troops", EN, 11_000, 11_000, "troops"),
        ("11.000 tentara", ID, 11_000, 11_000, "tentara"),
        ("-5.5 degrees", EN, -5.5, -5.5, "degrees"),
        ("38 per cent", EN, 38, 38, "per cent"),
        ("38 persen", ID, 38, 38, "%"),
        ("2.5 million people", EN, 2_500_000, 2_500_000, "people"),
        ("3 juta", ID, 3_000_000, 3_000_000, ""),
        ("3 July 2025", EN, 20_250_703, 20_250_703, DATE),
        ("July 3, 2025", EN, 20_250_703, 20_250_703, DATE),
        ("2025-07", EN, 20_250_700, 20_250_700, DATE),
        ("5–10 km", EN, 5, 10, "km"),
        ("1,000 to 2,000", EN, 1_000, 2_000, ""),
        ("antara 1,5 dan 2,5 juta", ID, 1.5, 2.5, "juta"),
    ],
)
def test_values_are_numbers_dates_and_stretches(text: str, speech: Speech, low: float, high: float, unit: str) -> None:
    value = value_of(Said(text, speech), speech)
    assert value is not None
    assert (float(value.low), float(value.high), value.unit) == (low, high, unit)
    assert value.is_stretch is (low < high)


@pytest.mark.parametrize(
    "text",
    [
        "Iran",
        "July",
        "the 5 states",
        "5 of the 10 states",
        "about 5",
        "10-5",
        "July or May 2025",
        "1 2 July 1999 2000",
        "—",
    ],
)
def test_other_texts_have_no_value(text: str) -> None:
    assert value_of(Said(text, EN), EN) is None


def test_values_can_be_compared_in_one_unit_alone() -> None:
    km, miles = (value_of(Said(f"5 {unit}", EN), EN) for unit in ("km", "miles"))
    assert common([km, km]) == [km, km]
    assert common([km, miles]) is None
    assert common([km, None]) is None
    assert common([]) is None


def test_a_language_has_all_lists_or_none() -> None:
    assert LISTS["en"].keys() == LISTS["id"].keys()
    assert FRAMES.keys() == FUNCTION.keys() == LISTS.keys()
    assert (EN.known, ID.known, AZ.known) == (True, True, False)
    assert AZ.negative.first(Said("not bukan", AZ)) == ""


@pytest.mark.parametrize("text", [text for lists in LISTS.values() for text in lists.values()])
def test_lists_are_plain_words(text: str) -> None:
    phrases = [phrase.strip() for phrase in re.split("[,|]", text)]
    assert len(set(phrases)) == len(phrases)
    assert all(re.fullmatch(r"[a-z'-]+( [a-z'-]+)*", phrase) for phrase in phrases)


TEXTS = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.lists(
            st.sampled_from(
                ["The", "a", "An", "so-called", "U.S.", "5", "1,000", "&", "dan", "sang", "Côte", "?", "qqzqq"]
            )
        ).map(" ".join),
    ),
    max_size=12,
)


@given(TEXTS, st.sampled_from(["en", "id", "az"]))
def test_texts_are_folded_together_as_each_by_itself(texts: list[str], language: str) -> None:
    said = [Said(text, speech_of(language)) for text in texts]
    fold_together(said, speech_of(language))
    assert [each.folded for each in said] == [fold(text, 4, language) for text in texts]


@given(st.text(max_size=30))
def test_every_plain_word_is_among_the_parts(text: str) -> None:
    plain = {word.encode() for word in Said(text, EN).words if word.isascii() and word.isalnum()}
    assert plain <= set(parts(text))


@pytest.mark.parametrize("speech", [EN, ID])
def test_a_phrase_is_known_by_one_of_its_words(speech: Speech) -> None:
    assert speech.tells("cause") < speech.listed
    for name in ("absolute", "negative", "now", "ago", "loaded", "second"):
        for phrase in LISTS[speech.name][name].partition("|")[0].split(","):
            assert not speech.tells(name).isdisjoint(parts(f"x {phrase.strip()} y")), phrase
