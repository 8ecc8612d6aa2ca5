"""What is promised of XML: bounded and without entities when read, well formed when written."""

from xml.etree.ElementTree import Element, SubElement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo.exchange import ExchangeError, trees
from quizgeo.exchange.trees import document, local_name, namespace, tree_of

BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;">]>
<lolz>&lol2;</lolz>"""


def code(data: bytes) -> str:
    with pytest.raises(ExchangeError) as caught:
        tree_of(data, "some.xml")
    assert caught.value.problem.place.file == "some.xml"
    return caught.value.problem.code


def test_a_document_becomes_a_tree() -> None:
    root = tree_of(
        b'<?xml version="1.0"?><quiz a="1"><!-- no --><q>one &amp; <b>two</b> three</q><?php no ?></quiz>', "x"
    )
    assert (root.tag, root.attrib, len(root)) == ("quiz", {"a": "1"}, 1)
    assert "".join(root[0].itertext()) == "one & two three"
    assert (root[0].text, root[0][0].tail) == ("one & ", " three")


def test_names_carry_their_namespace() -> None:
    root = tree_of(b'<a xmlns="http://one" xmlns:t="http://two"><t:b xml:lang="id" t:c="1"/></a>', "x")
    assert (namespace(root), local_name(root)) == ("http://one", "a")
    assert (namespace(root[0]), local_name(root[0])) == ("http://two", "b")
    assert root[0].get("{http://www.w3.org/XML/1998/namespace}lang") == "id"
    assert root[0].get("{http://two}c") == "1"
    bare = Element("bare")
    assert (namespace(bare), local_name(bare)) == ("", "bare")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1251"])
def test_encodings_are_read(encoding: str) -> None:
    text = "Ереван" if encoding == "windows-1251" else "Jérevan"
    named = encoding.removesuffix("-sig")
    data = f'<?xml version="1.0" encoding="{named}"?><a>{text}</a>'.encode(encoding)
    assert tree_of(data, "x").text == text


@pytest.mark.parametrize("name", ["shift_jis", "no-such-thing", "utf-7"])
def test_unknown_encodings_are_damage(name: str) -> None:
    assert code(f'<?xml version="1.0" encoding="{name}"?><a/>'.encode()) == "EX002"


@pytest.mark.parametrize(
    "data",
    [
        BOMB,
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        b"<!DOCTYPE html><html/>",
    ],
)
def test_document_types_are_refused(data: bytes) -> None:
    assert code(data) == "EX007"


@pytest.mark.parametrize(
    "data", [b"", b"<a>", b"<a></b>", b"<a/><b/>", b"<a>&nbsp;</a>", b"PK\3\4", b"<a>\0</a>", b"<t:a/>"]
)
def test_what_is_no_xml_is_damaged(data: bytes) -> None:
    assert code(data) == "EX002"


def test_damage_is_named_by_line_and_column() -> None:
    with pytest.raises(ExchangeError) as caught:
        tree_of(b"<a>\n  <b></c>\n</a>", "quiz.xml")
    place = caught.value.problem.place
    assert (place.line, place.col) == (2, 8)
    assert caught.value.problem.message == "quiz.xml is damaged: mismatched tag"


def test_depth_is_bounded() -> None:
    def nested(depth: int) -> bytes:
        return b"<a>" * depth + b"</a>" * depth

    assert tree_of(nested(64), "x").tag == "a"
    assert code(nested(65)) == "EX003"
    assert code(b"<a>" * 1_000_000) == "EX003"


def test_siblings_are_not_depth() -> None:
    assert len(tree_of(b"<a>" + b"<b/>" * 100 + b"</a>", "x")) == 100


def test_size_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trees, "LARGEST", 20)
    assert tree_of(b"<a>" + b"x" * 13 + b"</a>", "x").text == "x" * 13
    assert code(b"<a>" + b"x" * 14 + b"</a>") == "EX003"


def test_elements_and_attributes_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trees, "MOST_PARTS", 5)
    assert len(tree_of(b"<a><b c='1'/><b c='2'/></a>", "x")) == 2
    assert code(b"<a><b c='1'/><b c='2'/><b/></a>") == "EX003"
    assert code(b"<a b='1' c='1' d='1' e='1' f='1'/>") == "EX003"


def test_a_tree_is_written_and_read_back() -> None:
    root = Element("quiz", {"xmlns": "http://one", "xml:lang": "id"})
    SubElement(root, "q", {"a": "\"<&>'\n"}).text = "1 < 2 & 3 > 2 ]]> Ереван \U0001f1e6\nnext"
    data = document(root)
    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<quiz xmlns="http://one" xml:lang="id">')
    back = tree_of(data, "x")
    assert (back.tag, back[0].text, back[0].get("a")) == ("{http://one}quiz", root[0].text, root[0].get("a"))


def test_forbidden_characters_are_left_out() -> None:
    root = Element("q", {"a": "x\x00\x1by"})
    root.text = "a\x00b\x08c\ufffed\uffffe\ud800f\tg\nh"
    back = tree_of(document(root), "x")
    assert (back.text, back.get("a")) == ("abcdef\tg\nh", "xy")


def test_names_that_are_none_are_no_document() -> None:
    with pytest.raises(ValueError, match="no XML"):
        document(Element("two words <"))


@given(st.text(), st.text())
def test_whatever_is_written_is_read(text: str, value: str) -> None:
    root = Element("q", {"a": value})
    root.text = text
    back = tree_of(document(root), "x")
    assert document(tree_of(document(back), "x")) == document(back)
    if text.isprintable() and value.isprintable():
        assert (back.text or "", back.get("a")) == (text, value)


@given(st.binary(max_size=200) | st.text("<>/ab=\"'& ![]-?x", max_size=60).map(str.encode))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    try:
        tree_of(data, "x")
    except ExchangeError as error:
        assert error.problem.code in {"EX002", "EX003", "EX007"}  # noqa: PT017 - reading may also go well
