"""The English and Indonesian words that the checkers know. To teach them a language, add its words here.

All are folded at level 3: no capitals, no accents, no full stops.
"""

from collections.abc import Mapping

from quizgeo.decks.decimals import has_decimal_comma


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


def _meanings(*lines: tuple[str, int]) -> Mapping[str, int]:
    return {word: meaning for line, meaning in lines for word in line.split()}


FILLERS: Mapping[str, frozenset[str]] = {
    "en": _words(
        "it its is was were are be the a an this that these those they he she i think in on at to by of from for about "
        "around roughly approximately circa answer with since during"
    ),
    "id": _words(
        "itu ini adalah ialah yaitu yakni merupakan di ke dari oleh pada dalam untuk saya kira rasa jawaban jawabannya "
        "sekitar tanggal bulan tahun si sang para dengan kepada menuju sejak selama"
    ),
}
"""Words that change nothing about an answer. No conjunction, negation or number is one of them."""

FILLER_PHRASES: Mapping[str, tuple[str, ...]] = {"en": ("more or less", "as far as i know"), "id": ("kurang lebih",)}
"""Words that change nothing only together: `kurang dari 30` is not 30."""

LINKS = _words("of the di dari")
"""Words that link names and may stand or not where the names are exchanged: `Strait of Hormuz`, `Hormuz Strait`."""

TITLES: Mapping[str, frozenset[str]] = {
    "person": _words("mr mrs ms president bapak pak ibu bu tuan nyonya presiden"),
    "country": _words("country state republic negara republik"),
    "city": _words("city town kota"),
    "place": _words("region province republic wilayah provinsi daerah republik laut pulau gunung"),
}
"""Words that change nothing beside the name of a person, a country, a city or another place."""

OPPOSITES = (
    _words(
        "north south east west northern southern eastern western northeast northwest southeast southwest "
        "northeastern northwestern southeastern southwestern"
    ),
    _words("utara selatan timur barat tenggara"),
    _words("upper lower inner outer left right"),
    _words("atas bawah luar kiri kanan"),
    _words("not no never without tidak bukan tanpa"),
    _words("before after sebelum sesudah setelah"),
    _words("anti pro"),
)
POLAR = frozenset().union(*OPPOSITES)
"""Words that turn a meaning round: no word becomes one of them by a slip of the pen."""

OPPOSITE_PREFIXES = (
    ("hyper", "hypo"), ("inter", "intra"), ("endo", "exo"), ("macro", "micro"), ("pre", "post"), ("anti", "pro"),
    ("super", "sub"), ("over", "under"), ("maxi", "mini"), ("hiper", "hipo"), ("makro", "mikro"),
    ("in", "de"), ("in", "ex"), ("im", "em"), ("im", "e"), ("i", "e"), ("re", "de"), ("re", "pro"), ("uni", "bi"),
    ("uni", "multi"), ("bi", "tri"), ("mono", "poly"), ("ana", "cata"), ("af", "ef"), ("ab", "ad"), ("an", "in"),
    ("ante", "post"), ("phil", "phob"), ("hetero", "homo"),
)  # fmt: skip
"""Beginnings that make opposites: long ones by themselves, short ones where the rest of the words is the same."""
OPPOSITE_ENDINGS = (("philic", "phobic"), ("phile", "phobe"), ("filik", "fobik"), ("less", "ful"))
REVERSING_PREFIXES = ("non", "un", "in", "im", "il", "ir", "dis", "anti", "de", "a", "mis")
"""Beginnings without which a word means the contrary."""

TRUE = _words("true t yes y yeah right correct 1 benar b betul ya iya")
FALSE = _words("false f no n nope wrong incorrect 0 salah s tidak tdk nggak bukan")

AGAIN = "again"
RATED = ("again", "hard", "good", "easy")
"""What a learner calls an answer that nobody else can judge; part of the interface, hence not translated."""

MONTHS: Mapping[str, int] = _meanings(
    ("january januari jan", 1),
    ("february februari feb peb", 2),
    ("march maret mar mrt", 3),
    ("april apr", 4),
    ("may mei", 5),
    ("june juni jun", 6),
    ("july juli jul", 7),
    ("august agustus aug agt agu ags", 8),
    ("september sept sep", 9),
    ("october oktober oct okt", 10),
    ("november nov nopember nop", 11),
    ("december desember dec des", 12),
)

DATE_NOISE = _words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "senin selasa rabu kamis jumat sabtu minggu "
    "spring summer autumn fall winter musim semi panas gugur dingin hujan kemarau "
    "st nd rd th early late mid middle beginning end awal akhir pertengahan "
    "it was is in on at of the about around roughly approximately circa ca year month day since from by i think "
    "answer maybe perhaps ad ce c "
    "itu adalah ialah yaitu pada di ke sekitar hari tanggal tgl bulan bln tahun thn sejak dari mulai saya kira "
    "rasa jawaban jawabannya mungkin masehi m"
)
"""Words beside a date that neither add to it nor take from it."""

NUMBER_NOISE = _words(
    "about nearly over around roughly approximately approx circa ca almost it is was are were the for during i think "
    "answer maybe perhaps some selama dalam sekitar kira hampir adalah ialah yaitu itu ada sebanyak sejumlah maksimal "
    "saya rasa jawaban jawabannya mungkin"
)
"""Words before a number that do not change it; `up to`, `kira-kira` and `kurang lebih` are phrases of their own."""

NUMBER_PHRASES = ("up to", "as many as", "at most", "kurang lebih", "kira-kira", "hingga", "sampai", "paling banyak")

NEGATIVE = ("minus", "negative", "negatif")

RANGE_OPENERS = ("between", "antara", "from", "dari")
RANGE_MARKS = ("..", "-", "to ", "until ", "and ", "sampai ", "hingga ", "dan ", "s/d ", "sd ")
"""What stands between the two ends of a range; `and` and `dan` only after an opener."""
RANGE_JOINERS = ("and ", "dan ")

MAGNITUDES: Mapping[str, int] = _meanings(
    ("hundred ratus", 10**2),
    ("thousand thousands k ribu rb", 10**3),
    ("million millions mn juta jt", 10**6),
    ("billion billions bn miliar milyar", 10**9),
    ("trillion trillions tn triliun", 10**12),
)
FRACTIONS = _words(
    "half halves quarter quarters third thirds fifths sixths eighths tenths dozen dozens lakh crore setengah "
    "seperempat sepertiga lusin mrd more fewer less lebih kurang"
)
"""Words behind a number that make another number of it, or a bound, that is not read."""
MAGNITUDE_M = {"id": 10**9}
"""What a bare `m` stands for; a million where nothing is said."""

CURRENCIES: Mapping[str, str] = {
    "us$": "usd", "rp": "idr", "$": "usd", "€": "eur", "£": "gbp", "¥": "yen", "₽": "rub", "₹": "inr",
    "usd": "usd", "eur": "eur", "gbp": "gbp", "idr": "idr", "rub": "rub", "inr": "inr",
}  # fmt: skip
"""What may stand before a sum of money, and the name of that unit."""

SAME_UNITS: tuple[frozenset[str], ...] = (
    _words("% percent persen pct"),
    _words("usd dollar dolar"),
    _words("eur euro"),
    _words("gbp pound"),
    _words("rub ruble rouble rubel"),
    _words("idr rp rupiah"),
    _words("inr rupee"),
    _words("km kilometre kilometer"),
    _words("m metre meter"),
    _words("kg kilogram"),
    _words("day hari"),
    _words("week minggu pekan"),
    _words("month bulan"),
    _words("year tahun"),
    _words("hour jam"),
    _words("minute menit"),
    _words("people person orang jiwa"),
    _words("soldier troop tentara prajurit"),
)
"""Names of one unit, without a plural `s`; nothing is ever converted."""


def decimal_point(language: str) -> str:
    """Give the sign that parts a fraction in a language, a tag such as `en` or `id`."""
    return "," if has_decimal_comma(language) else "."
