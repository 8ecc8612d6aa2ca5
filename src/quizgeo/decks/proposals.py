"""Identities for questions that have none, out of the words that tell them apart. All of it is pure."""

import unicodedata
from collections.abc import Collection, Sequence
from hashlib import blake2b

from msgspec import Struct

from quizgeo.decks.nodes import NOTHING
from quizgeo.patterns import regex
from quizgeo.text import fold

WORDS = 5
"""Words of a proposed identity at most."""
LENGTH = 40
"""Characters of a proposed identity at most, without the number that tells it from another."""

_WITH_ARTICLE = 3
_ENOUGH = 3
"""Words beside which a general one tells nothing more."""
_CHUNK = regex(r"[^\s/–—…]+")
_POSSESSIVE = regex(r"['’]s?\b\W*\Z")
_WORD = regex(r"[a-z0-9]+")
_HASH_BYTES = 3

_EMPTY = {
    "en": (
        "a about according all also among an and another any are article as be been being best both but called "
        "came can choose come comes complete correct could did do does done each either exactly false fill "
        "following for gap gaps give go goes had has have he her his how i if into is it its itself list long "
        "many mark match may might more most much must name neither no nor not number on one only or order "
        "other our out over own pick put said say says select she should so some sort statement such than that "
        "the their them then there these they this those three too true two up was we went were what when where "
        "whether which who whom whose why will would write you your"
    ),
    "id": (
        "ada adalah akan antara apa apakah artikel atas atau awalnya bagaimana bahwa banyak beberapa benar "
        "berapa berapakah berikut bisa bukan cocokkan dan dapat dikatakan dua harus hingga ia ialah ini isi itu "
        "jika juga kah kalau kali kapan kapankah karena kata kenapa lebih lengkapi letakkan maka mana manakah "
        "masih mengapa menjadi menurut mereka merupakan nya nyata olehnya pada para pernah pernyataan pilih "
        "pilihlah saja salah sang satu sebagai sebuah sebutkan secara sedang sekali sekitar semua seorang serta "
        "si siapa siapakah suatu sudah telah tentang tentukan tersebut tetapi tidak tiga tulis tuliskan untuk "
        "urutkan yaitu yakni yang"
    ),
}
"""Words that ask, and words that only hold others together."""
_LINKS = {
    "en": "after against at before between by from in of since to under with",
    "id": "dari dengan di ke oleh sejak",
}
"""Words that hold together the two that they stand between."""
_ARTICLES = frozenset(("a", "an", "the", "para", "sang", "si"))
_GENERAL = {
    "en": "answer country countries city date day first happen happened kind month name people person place state "
    "thing word year",
    "id": "bulan hal hari kata kota negara orang pertama tahun tanggal tempat terjadi",
}
"""Words that many questions have."""


class _Token(Struct, frozen=True):
    """A word of what is asked."""

    word: str
    weight: int
    """How much it tells: 3 a name or a number, 2 any other, 1 a general one, 0 nothing."""
    links: bool
    """Whether it may stand between two others."""


def propose_id(wording: str, language: str = "en", taken: Collection[str] = ()) -> str:
    """Propose an identity that is not taken: the words that tell most of what is asked, folded, in their order.

    A text without a Latin letter or a digit gives `q-` and 6 hex, which are those of its words alone.
    """
    name = _named(_tokens(wording, language))
    name = name or "q-" + blake2b(unicodedata.normalize("NFC", wording).encode(), digest_size=_HASH_BYTES).hexdigest()
    return _numbered(name, taken) if name in taken or name in NOTHING else name


def _tokens(wording: str, language: str) -> list[_Token]:
    """Give the words of a text, each with how much it tells."""
    base = language.partition("-")[0].lower()
    empty, links, general = (frozenset(each.get(base, "").split()) for each in (_EMPTY, _LINKS, _GENERAL))
    tokens: list[_Token] = []
    for chunk in _CHUNK.findall(wording):
        for word in _WORD.findall(fold(_POSSESSIVE.sub("", chunk), _WITH_ARTICLE, language)):
            is_name = bool(tokens) and chunk.lstrip("\"'“‘«(")[:1].isupper()
            weight = 3 if is_name or word.isdigit() else 1 if word in general else 2
            tokens.append(_Token(word, 0 if word in empty or word in links else weight, word in links))
    return tokens


def _named(tokens: Sequence[_Token]) -> str:
    """Join the words that tell most, and what holds them together where there is room."""
    telling = [place for place, token in enumerate(tokens) if token.weight] or range(len(tokens))
    kept: list[int] = []
    for place in sorted(telling, key=lambda place: (-tokens[place].weight, place)):
        if len(kept) == WORDS or (tokens[place].weight == 1 and len(kept) >= _ENOUGH):
            break
        if tokens[place].word not in [tokens[each].word for each in kept] and _fits(tokens, [*kept, place]):
            kept.append(place)
    for place, token in enumerate(tokens):
        if token.links and _holds(tokens, kept, place) and len(kept) < WORDS and _fits(tokens, [*kept, place]):
            kept.append(place)
    return _joined(tokens, kept)[:LENGTH]


def _holds(tokens: Sequence[_Token], kept: Collection[int], place: int) -> bool:
    """Tell whether a word stands right between two that are kept, but for an article."""
    after = place + 2 if tokens[place + 1 : place + 2] and tokens[place + 1].word in _ARTICLES else place + 1
    return place - 1 in kept and after in kept and not tokens[place - 1].links


def _fits(tokens: Sequence[_Token], places: Sequence[int]) -> bool:
    return len(places) == 1 or len(_joined(tokens, places)) <= LENGTH


def _joined(tokens: Sequence[_Token], places: Sequence[int]) -> str:
    return "-".join(tokens[place].word for place in sorted(places))


def _numbered(name: str, taken: Collection[str]) -> str:
    """Give the name with the first number that makes it new, from 2."""
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"
