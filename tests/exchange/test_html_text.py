"""HTML of other programs becomes text, ours becomes HTML; no markup takes long or gets through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.exchange.html_text import LONGEST, Text, html_of, text_of
from quizgeo.text import clean
from tests.exchange.decks import TRICKY


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("", ""),
        ("plain words", "plain words"),
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("<p>one</p>\n\n  <p>two</p>\n", "one\ntwo"),
        ("one<br>two<br/>three<BR />four", "one\ntwo\nthree\nfour"),
        ("one<br><br>three", "one\n\nthree"),
        ("<div>one<br></div>two", "one\ntwo"),
        ("<p>one</p><p>&nbsp;</p><p>three</p>", "one\n\nthree"),
        ("one&nbsp;<br>two", "one\ntwo"),
        ("<ul><li>a</li><li>b</li></ul>after", "a\nb\nafter"),
        ("<table><tr><td>1</td><td>2</td></tr><tr><th>3</th></tr></table>", "1 2\n3"),
        ("a <b>bold</b> and <i>slanted</i> word", "a bold and slanted word"),
        ("a  \n\t b", "a b"),
        ("a <b> b</b>", "a b"),
        ("<pre>a\n   b\n</pre>c\nd", "a\n   b\nc d"),
        ("<PRE>a\n\nb</PRE></pre>c  d", "a\n\nb\nc d"),
    ],
)
def test_elements_break_lines_as_on_a_page(markup: str, text: str) -> None:
    assert text_of(markup) == Text(text)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("&lt;b&gt; &amp;amp; &quot;x&quot; &eacute; &#8364; &#x20ac; &copy;", '<b> &amp; "x" é € € ©'),
        ("&nosuchname; & alone", "&nosuchname; & alone"),
        ("&#xD800;&#0;&#99999999;&#xFFFFFFFFFF;", "\ufffd\ufffd\ufffd\ufffd"),
        ("&#" + "9" * 6000 + ";x", "\ufffdx"),
        ("&#1;&#x202E;abc", "abc"),
    ],
)
def test_entities_are_resolved_once_and_cleaned(markup: str, text: str) -> None:
    assert text_of(markup).text == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("H<sub>2</sub>O", "H₂O"),
        ("10<sup>-3</sup> x<sup>(n+1)</sup>", "10⁻³ x⁽ⁿ⁺¹⁾"),
        ("10\u2212<sup>\u22122</sup>", "10\u2212⁻²"),
        ("the 4<sup>th</sup>", "the 4th"),
        ("a<sub></sub>b<sup>1", "ab1"),
        ("</sup>x<sub>1<br>2</sub>", "x1\n2"),
        ("x<sup>a<sub>2</sub></sup>", "xa₂"),
    ],
)
def test_raised_and_lowered_digits_stay_so(markup: str, text: str) -> None:
    assert text_of(markup).text == text


def test_a_picture_is_its_description_in_brackets() -> None:
    assert text_of('See <img src="a/b.png" alt="A &amp; B &lt;map&gt;">.') == Text(
        "See [image: A & B <map>].", ("a/b.png",)
    )


def test_a_picture_without_description_is_its_file() -> None:
    assert text_of("<IMG SRC='@@PLUGINFILE@@/my%20map.png?time=1' alt=''/>") == Text(
        "[image: my map.png]", ("@@PLUGINFILE@@/my%20map.png?time=1",)
    )
    assert text_of("<img src=flag.png>") == Text("[image: flag.png]", ("flag.png",))
    assert text_of("<img>") == Text("[image]", ("",))


def test_a_picture_inside_the_markup_is_only_named() -> None:
    inside = "data:image/png;charset=x;base64," + "iVBORw0KGgo" * 200_000 + "=="
    assert text_of(f'<p>a<img src="{inside}">b</p>') == Text("a[image]b", ("data:image/png",))


@pytest.mark.parametrize(
    ("markup", "read"),
    [
        ("a<script>alert('<p>x</p>')</script>b", Text("ab", (), ("script",))),
        ("a<SCRIPT src=x>1</ScRiPt >b<script>2</script>", Text("ab", (), ("script",))),
        ("a<script>never ends <p>", Text("a", (), ("script",))),
        ("<html><head><title>t</title></head><style>p {}</style><body>b</body></html>", Text("b")),
        ("<audio controls><source src=x>fallback</audio>b<embed src=x>", Text("b", (), ("audio", "embed"))),
        ("<svg/>a<iframe src='x'></iframe>", Text("a", (), ("svg", "iframe"))),
        ("a<!-- <p>no</p> -->b<!DOCTYPE html><?php echo 1 ?>c</>d", Text("abcd")),
        ("<header>a</header>b<headless>c", Text("a\nbc")),
    ],
)
def test_what_runs_or_plays_vanishes_and_is_named(markup: str, read: Text) -> None:
    assert text_of(markup) == read


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("a <b and no end", "a <b and no end"),
        ("a <!-- no end <b>", "a <!-- no end <b>"),
        ("a </ no end", "a </ no end"),
        ("<a title=\"x > y\" href='>'>t</a>", "t"),
        ('<a title="no end>t', "t"),
        ('a </b =">" b', 'a </b =">" b'),
        ("a </ b> c", "a c"),
        ("<a title = it's>t \"</a>", 't "'),
        ("a<", "a<"),
    ],
)
def test_signs_that_open_nothing_are_text(markup: str, text: str) -> None:
    assert text_of(markup).text == text


@pytest.mark.parametrize("text", [*TRICKY, "a  b   c", " \u0301a", "a\n  b\n\n c", "<br>\n&nbsp;", "١\n٢"])
def test_our_text_comes_back_from_our_html(text: str) -> None:
    cleaned = clean(text, lines=True)
    assert text_of(html_of(cleaned)) == Text(cleaned)


@given(st.text(max_size=60))
def test_any_cleaned_text_comes_back(text: str) -> None:
    cleaned = clean("\n".join(line.rstrip(" ") for line in clean(text, lines=True).split("\n")), lines=True)
    assert text_of(html_of(cleaned)).text == cleaned


@given(st.text(max_size=60))
def test_our_html_has_no_tag_but_breaks(text: str) -> None:
    assert "<" not in html_of(text).replace("<br>", "")
    assert "\n" not in html_of(text)


@given(st.lists(st.sampled_from(("<", ">", "p", "sub", "/", "img ", "alt=", "'", '"', "&", "#", "1", "!--", " "))))
def test_any_markup_gives_a_cleaned_text(pieces: list[str]) -> None:
    read = text_of("".join(pieces))
    assert read.text == clean(read.text, lines=True)


@pytest.mark.parametrize(
    "piece",
    [
        "<a ",
        '</a =">"',
        "<!--",
        "=",
        '<a b="',
        "<a b='>",
        "<script>",
        "&#x",
        "<sub>1",
        "<img a=\"'",
        "<pre>\n",
        "data:a;",
    ],
)
def test_markup_that_ends_nowhere_ends(piece: str) -> None:
    whole = piece * (100_000 // len(piece))  # work that grows with the square of the length would take hours
    assert len(text_of(whole).text) <= len(whole)
    assert len(text_of(f"<img {whole}>").text) <= len(whole) + 10


def test_elements_in_each_other_end() -> None:
    many = 20_000
    assert text_of("<sup>x" * many + "</sup>" * many).text == "x" * many


def test_more_than_the_limit_is_not_read() -> None:
    assert len(text_of("x" * (LONGEST + 5)).text) == LONGEST
