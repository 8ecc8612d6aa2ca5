"""Cleaning, measuring and folding of foreign text."""

import json
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo import text
from quizgeo.text import cells, clean, distance, escaped, fold, removed, shorten

ZWNJ, ZWJ, ACUTE = "\u200c", "\u200d", "\u0301"

TROUBLE = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "aA1 .,'&-/\n\r\t\u00a0\u00ad\u0085\u2028\u200b\u200c\u200d\u202e\u2066\ufe0e\ufe0f\u0301\u0338\u0345\u064b"
            "\u20e3\ufeff\u0628\u0915\u094d\u1100\u1161\u0131\u0130\u0259\u00df\u00bd½ﬁ０۵\ud800\ue000"
            "\U0001f3fd\U0001f469\U0001f33e\U0001f1ee\U000e0067\U0001ffff"
        ),
        st.characters(),
    ),
    max_size=40,
)
ASCII_TEXT = st.text(alphabet=st.characters(max_codepoint=127), max_size=40)
ASCII_ANSWER = st.text(alphabet="aA dDnNtThHeE129.,'-& \t/%#", max_size=20)


class TestClean:
    @pytest.mark.parametrize(
        ("foreign", "shown"),
        [
            ("  Tbilisi \t", "Tbilisi"),
            ("Malmo\u0308", "Malm\u00f6"),
            ("\x1b[31mred\x1b[0m", "[31mred[0m"),
            ("a\x00b\x7fc\x9bd", "abcd"),
            ("one\r\ntwo\rthree\u2028four\x85five", "one two three four five"),
            ("a\u00a0b\u3000c\td", "a b c d"),
            ("\u202egnp.exe\u202c", "gnp.exe"),
            ("\u2066a\u2069 b\u2067", "a b"),
            ("so\u00adviet\u200b\u2060\ufeff", "soviet"),
            ("half \ud83d\ude00", "half \ufffd\ufffd"),
            ("private \ue000\uf8ff\U000f0000 none \ufdd0\ufffe\U0001ffff", "private  none"),
            ("x" + ACUTE * 9, "x" + ACUTE * 6),
            (ACUTE + "a", "a"),
            ("می\u200cخواهم", "می\u200cخواهم"),
            ("Rus\u200csia", "Russia"),
            ("X\u200bX", "XX"),
            ("\u0915\u094d\u200d\u0937", "\u0915\u094d\u200d\u0937"),
            ("\U0001f469\u200d\U0001f33e", "\U0001f469\u200d\U0001f33e"),
            ("\U0001f469\U0001f3fd\u200d\U0001f33e", "\U0001f469\U0001f3fd\u200d\U0001f33e"),
            ("\u2764\ufe0f\u200d\U0001f525", "\u2764\ufe0f\u200d\U0001f525"),
            ("a\u200d\U0001f33e", "a\U0001f33e"),
            ("\U0001f469\u200d", "\U0001f469"),
            ("\u200d\U0001f469", "\U0001f469"),
            ("1\ufe0f\u20e3 #\ufe0f a\ufe0f", "1\ufe0f\u20e3 #\ufe0f a"),
            ("\U0001f3f4\U000e0067\U000e0062\U000e007f", "\U0001f3f4"),
            ("საქართველო Հայաստան افغانستان", "საქართველო Հայաստան افغانستان"),
        ],
    )
    def test_shows_what_is_text_and_drops_what_is_not(self, foreign: str, shown: str) -> None:
        assert clean(foreign) == unicodedata.normalize("NFC", shown)

    def test_keeps_lines_only_when_asked(self) -> None:
        assert clean("one\r\ntwo\n", lines=True) == "one\ntwo"
        assert clean("one\r\ntwo\n") == "one two"
        assert clean("a\tb\n" + ACUTE + "c", lines=True) == "a b\nc"

    @given(TROUBLE, st.booleans())
    def test_is_idempotent_and_never_raises(self, foreign: str, lines: bool) -> None:
        once = clean(foreign, lines)
        assert clean(once, lines) == once

    @given(TROUBLE)
    def test_leaves_nothing_that_steers_a_terminal(self, foreign: str) -> None:
        assert all(unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp") for char in clean(foreign))

    @given(TROUBLE, st.booleans())
    def test_fast_way_gives_what_the_long_way_gives(self, foreign: str, lines: bool) -> None:
        assert clean(foreign, lines) == text._clean(foreign, lines, [])  # noqa: SLF001 - the promise is about the two ways

    def test_every_combining_mark_takes_the_long_way(self) -> None:
        marks = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) in ("Mn", "Me")]
        assert [mark for mark in marks if clean(mark)] == []

    @pytest.mark.parametrize(
        "hostile",
        [f"{ACUTE} " * 4_000, f"{ZWNJ}{ACUTE}" * 4_000, ZWJ * 8_000, "a" + ACUTE * 8_000, " \u0628\u200c" * 2_700],
    )
    def test_work_grows_with_the_length_alone(self, hostile: str) -> None:
        calls = 0

        def count(*_: object) -> None:
            nonlocal calls
            calls += 1

        before = sys.getprofile()
        sys.setprofile(count)
        try:
            clean(hostile)
        finally:
            sys.setprofile(before)
        assert calls < 60 * len(hostile)


class TestRemoved:
    def test_names_each_code_point_once(self) -> None:
        assert removed("a\u200bb\u200b\x1bc\U000e0067") == ("U+200B", "U+001B", "U+E0067")

    def test_keeps_silent_about_spaces_and_kept_joiners(self) -> None:
        assert removed(" a\u00a0b\n") == ()
        assert removed("می\u200cخواهم") == ()
        assert removed("plain") == ()

    def test_names_marks_without_a_base(self) -> None:
        assert removed(ACUTE + "a") == ("U+0301",)

    @given(TROUBLE)
    def test_is_empty_for_what_is_clean(self, foreign: str) -> None:
        assert removed(clean(foreign)) == ()


class TestEscaped:
    @given(TROUBLE)
    def test_means_the_same_and_steers_no_terminal(self, foreign: str) -> None:
        written = escaped(json.dumps(foreign, ensure_ascii=False))
        assert json.loads(written) == foreign
        assert not {unicodedata.category(char) for char in written} & {"Cc", "Cs", "Co", "Zl", "Zp"}
        assert not set(written) & set("\u202e\u2066\u200b\ufeff\u00ad\u200f\U000e0041\u2800")

    def test_leaves_letters_alone(self) -> None:
        assert escaped('["Тбилиси", "‘é’ 東京 😀"]') == '["Тбилиси", "‘é’ 東京 😀"]'

    def test_writes_what_acts_as_escapes(self) -> None:
        assert escaped('"\x9b2J\x7f\u202e\U000e0041"') == '"\\u009b2J\\u007f\\u202e\\udb40\\udc41"'
        assert escaped('"\x7f"') == '"\\u007f"'  # the one of them that is ASCII
        assert escaped('"\ud800"') == '"\\ud800"'


class TestCells:
    @pytest.mark.parametrize(
        ("line", "width"),
        [
            ("Tbilisi", 7),
            ("", 0),
            ("Malmö", 5),
            ("東京", 4),
            ("e\u0301", 1),
            ("\U0001f600", 2),
            ("\u2764\ufe0f", 2),
            ("\U0001f469\u200d\U0001f33e", 2),
            ("\U0001f44d\U0001f3fd", 2),
            ("\U0001f1ee\U0001f1e9", 2),
            ("\u1100\u1161", 2),
            ("a\ufe0f", 1),
        ],
    )
    def test_counts_terminal_cells(self, line: str, width: int) -> None:
        assert cells(line) == width

    @pytest.mark.parametrize(
        ("line", "width", "short"),
        [
            ("Yekaterinburg", 20, "Yekaterinburg"),
            ("Yekaterinburg", 6, "Yekat…"),
            ("Nagorno Karabakh", 9, "Nagorno…"),
            ("東京都", 4, "東…"),
            ("東京都", 1, "…"),
            ("abc", 0, ""),
            ("ab", 2, "ab"),
        ],
    )
    def test_shortens_to_cells(self, line: str, width: int, short: str) -> None:
        assert shorten(line, width) == short

    @given(TROUBLE, st.integers(min_value=0, max_value=30))
    def test_a_short_line_fits(self, line: str, width: int) -> None:
        line = clean(line)
        short = shorten(line, width)
        assert cells(short) <= width
        assert short == line or cells(line) > width


class TestFold:
    @pytest.mark.parametrize(
        ("level", "foreign", "folded"),
        [
            (0, "  The\u00a0 Hague\u200b ", "The Hague"),
            (0, "ﬁfty ５", "fifty 5"),
            (0, "a.b  C", "a.b C"),
            (1, "STRASSE", "strasse"),
            (1, "Straße", "strasse"),
            (2, "Côte d’Ivoire", "côte divoire"),
            (2, "U.S.A.", "usa"),
            (2, "'Ad`Diriyah' 1-2", "addiriyah 1 2"),
            (2, "Nagorno–Karabakh/Artsakh", "nagorno karabakh artsakh"),
            (2, "Bosnia & Herzegovina", "bosnia and herzegovina"),
            (2, "Bosnia dan Herzegovina", "bosnia and herzegovina"),
            (2, "R&D", "r and d"),
            (2, "4,812", "4812"),
            (2, "4.812", "4812"),
            (2, "4 812 000", "4812000"),
            (2, "2,5", "2.5"),
            (2, "1,234.5", "1234.5"),
            (2, "In 1991, 1993.", "in 1991 1993"),
            (2, "C++ & C#, 50 % 3°", "c++ and c# 50 % 3°"),
            (2, "(Yerevan)", "yerevan"),
            (3, "Malmö", "malmo"),
            (3, "Gəncə", "ganja"),
            (3, "Xankəndi", "khankandi"),
            (3, "Łódź", "lodz"),
            (3, "İstanbul", "istanbul"),
            (3, "Iğdır", "igdir"),
            (3, "Œuvre Æsir Ðakovo Þing Ǽlfric Ǿ", "oeuvre aesir dakovo thing aelfric o"),
            (3, "Ёлка", "елка"),
            (3, "किताब", "किताब"),
            (3, "ประเทศ", "ประเทศ"),
            (3, "がか", "がか"),
            (4, "The Hague", "hague"),
            (4, "The the", "the"),
            (4, "The", "the"),
            (4, "Dán & the", "and and the"),
        ],
    )
    def test_levels_in_english(self, level: int, foreign: str, folded: str) -> None:
        assert fold(foreign, level) == unicodedata.normalize("NFC", folded)

    def test_articles_belong_to_the_language(self) -> None:
        assert fold("Sang Merah Putih", 4, "id") == "merah putih"
        assert fold("Sang Merah Putih", 4, "en") == "sang merah putih"
        assert fold("the Netherlands", 4, "en-US") == "netherlands"
        assert fold("the Netherlands", 4, "az") == "the netherlands"

    @pytest.mark.parametrize("sign", ["=", "?!", "€", "\U0001f600", "·"])
    def test_signs_alone_leave_nothing(self, sign: str) -> None:
        assert fold(sign, 2) == ""

    @given(TROUBLE, st.integers(min_value=0, max_value=4), st.sampled_from(["en", "id", "az"]))
    def test_is_idempotent_and_never_raises(self, foreign: str, level: int, language: str) -> None:
        once = fold(foreign, level, language)
        assert fold(once, level, language) == once

    @given(st.one_of(ASCII_TEXT, ASCII_ANSWER), st.integers(min_value=0, max_value=4), st.sampled_from(["en", "id"]))
    def test_fast_way_gives_what_the_long_way_gives(self, plain: str, level: int, language: str) -> None:
        assert fold(plain, level, language) == text._fold_any(plain, level, language)  # noqa: SLF001 - as above

    @given(TROUBLE, st.integers(min_value=1, max_value=4))
    def test_a_higher_level_forgives_what_a_lower_one_forgives(self, foreign: str, level: int) -> None:
        assert fold(fold(foreign, level - 1), level) == fold(foreign, level)

    def test_case_never_matters_above_level_0(self) -> None:
        for word in ("Tbilisi", "ΣΊΣΥΦΟΣ", "ЕРЕВАН", "Straße"):
            assert fold(word.upper(), 1) == fold(word.lower(), 1)


class TestDistance:
    @pytest.mark.parametrize(
        ("a", "b", "edits"),
        [
            ("", "", 0),
            ("Kursk", "Kursk", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("kursk", "kirsk", 1),
            ("kursk", "kurks", 1),
            ("kursk", "kurk", 1),
            ("kursk", "kursks", 1),
            ("kyrgyzstan", "kirgistan", 3),
            ("ca", "abc", 3),
            ("abcdef", "badcfe", 3),
        ],
    )
    def test_counts_single_edits_and_swaps(self, a: str, b: str, edits: int) -> None:
        assert distance(a, b) == edits

    @given(st.text(max_size=12), st.text(max_size=12))
    def test_is_symmetric_and_bounded(self, a: str, b: str) -> None:
        assert distance(a, b) == distance(b, a)
        assert abs(len(a) - len(b)) <= distance(a, b) <= max(len(a), len(b))
        assert (distance(a, b) == 0) == (a == b)

    @given(st.text(max_size=12), st.text(max_size=3), st.integers(min_value=0, max_value=12))
    def test_an_insertion_costs_its_length(self, a: str, more: str, place: int) -> None:
        assert distance(a, a[:place] + more + a[place:]) == len(more)

    @given(a=st.text("abcé", max_size=9), b=st.text("abcé", max_size=9), most=st.integers(0, 4))
    def test_counting_stops_beyond_what_is_asked(self, a: str, b: str, most: int) -> None:
        assert distance(a, b, most) == min(distance(a, b), most + 1)

    @pytest.mark.parametrize(("a", "b", "most"), [("ab", "ba", 1), ("abab", "baba", 2)])
    def test_as_many_edits_as_are_asked_are_counted(self, a: str, b: str, most: int) -> None:
        assert distance(a, b, most) == most

    @given(a=st.text("abc", max_size=8), b=st.text("abc", max_size=8))
    def test_is_what_the_whole_table_gives(self, a: str, b: str) -> None:
        table = {(i, j): i + j for i in range(len(a) + 1) for j in range(len(b) + 1) if not i or not j}
        for i in range(1, len(a) + 1):
            for j in range(1, len(b) + 1):
                steps = [table[i - 1, j], table[i, j - 1], table[i - 1, j - 1] - (a[i - 1] == b[j - 1])]
                if i > 1 and j > 1 and (a[i - 1], a[i - 2]) == (b[j - 2], b[j - 1]):
                    steps.append(table[i - 2, j - 2])
                table[i, j] = min(steps) + 1
        assert distance(a, b) == table[len(a), len(b)]
