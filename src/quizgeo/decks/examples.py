"""A question of every kind as a deck would hold it, to learn from and to begin with: in the languages of the interface.

Each reads without a problem in a deck of its language.
"""

EXAMPLES: dict[str, dict[str, str]] = {
    "en": {
        "choice": """\
id: country-of-baku
question: Which country has Baku as its capital?
answer: Azerbaijan
wrong: [Armenia, Georgia, Iran]
""",
        "multiple": """\
id: neighbours-of-armenia
question: Which of these countries border Armenia?
answers: [Georgia, Iran]
wrong: [Russia, Iraq]
""",
        "options": """\
id: on-the-caspian-sea
question: Which country lies on the Caspian Sea?
options:
  - {text: Azerbaijan, correct: yes}
  - {text: Armenia, feedback: Armenia has no coast.}
  - {text: Georgia, feedback: Georgia lies on the Black Sea.}
""",
        "true_false": """\
id: georgia-and-the-sea
statement: Georgia lies on the Black Sea.
answer: true
""",
        "text": """\
id: capital-of-georgia
question: What is the capital of Georgia?
answer: Tbilisi
accept: [Tiflis]
""",
        "number": """\
id: mount-ararat
question: How high is Mount Ararat?
number: 5137
unit: [m, metres]
within: 1%
""",
        "date": """\
id: end-of-the-soviet-union
question: When did the Soviet Union end?
date: 1991-12
within: 1 month
""",
        "list": """\
id: two-neighbours
question: Name two neighbours of Armenia.
list: [Georgia, Iran, Turkey, Azerbaijan]
need: 2
""",
        "order": """\
id: by-size
question: Which of these countries is the smallest, and which come next?
order: [Armenia, Georgia, Azerbaijan, Turkey]
""",
        "match": """\
id: capitals
question: Which capital belongs to which country?
match: {Georgia: Tbilisi, Armenia: Yerevan}
extra: [Baku]
""",
        "groups": """\
id: coasts
question: On which sea does each country lie?
groups:
  Black Sea: [Georgia, Bulgaria]
  Caspian Sea: [Azerbaijan, Turkmenistan]
""",
        "cloze": """\
id: yerevan
cloze: "((Yerevan)) is the capital of ((Armenia::a country))."
""",
        "flashcard": """\
id: csto
front: CSTO
back: Collective Security Treaty Organisation
both_ways: yes
""",
        "open": """\
id: closed-border
question: What does a closed border change for two neighbours?
model: Goods must go a longer way round, and people cannot cross for work or family.
rubric: [names goods, names people]
""",
        "find": """\
id: where-is-armenia
question: Where is Armenia?
find: AM
map: {region: south-caucasus}
""",
        "place": """\
id: where-is-yerevan
question: Where is Yerevan?
place: 40.18, 44.51
within: 30 km
""",
    },
    "id": {
        "choice": """\
id: negara-dengan-baku
question: Negara manakah yang beribu kota Baku?
answer: Azerbaijan
wrong: [Armenia, Georgia, Iran]
""",
        "multiple": """\
id: tetangga-armenia
question: Negara mana saja yang berbatasan dengan Armenia?
answers: [Georgia, Iran]
wrong: [Rusia, Irak]
""",
        "options": """\
id: di-laut-kaspia
question: Negara manakah yang terletak di tepi Laut Kaspia?
options:
  - {text: Azerbaijan, correct: yes}
  - {text: Armenia, feedback: Armenia tidak berpantai.}
  - {text: Georgia, feedback: Georgia terletak di tepi Laut Hitam.}
""",
        "true_false": """\
id: georgia-dan-laut
statement: Georgia terletak di tepi Laut Hitam.
answer: true
""",
        "text": """\
id: ibu-kota-georgia
question: Apa ibu kota Georgia?
answer: Tbilisi
accept: [Tiflis]
""",
        "number": """\
id: gunung-ararat
question: Berapa tinggi Gunung Ararat?
number: 5137
unit: [m, meter]
within: 1%
""",
        "date": """\
id: akhir-uni-soviet
question: Kapan Uni Soviet berakhir?
date: 1991-12
within: 1 month
""",
        "list": """\
id: dua-tetangga
question: Sebutkan dua negara tetangga Armenia.
list: [Georgia, Iran, Turki, Azerbaijan]
need: 2
""",
        "order": """\
id: menurut-luas
question: Negara manakah yang paling kecil, dan mana yang berikutnya?
order: [Armenia, Georgia, Azerbaijan, Turki]
""",
        "match": """\
id: ibu-kota
question: Ibu kota manakah milik negara mana?
match: {Georgia: Tbilisi, Armenia: Yerevan}
extra: [Baku]
""",
        "groups": """\
id: pantai
question: Di tepi laut manakah setiap negara terletak?
groups:
  Laut Hitam: [Georgia, Bulgaria]
  Laut Kaspia: [Azerbaijan, Turkmenistan]
""",
        "cloze": """\
id: yerevan
cloze: "((Yerevan)) adalah ibu kota ((Armenia::nama negara))."
""",
        "flashcard": """\
id: csto
front: CSTO
back: Organisasi Perjanjian Keamanan Kolektif
both_ways: yes
""",
        "open": """\
id: perbatasan-tertutup
question: Apa yang berubah bagi dua negara tetangga bila perbatasannya ditutup?
model: Barang harus memutar, dan orang tidak dapat menyeberang untuk bekerja atau menemui keluarga.
rubric: [menyebut barang, menyebut orang]
""",
        "find": """\
id: di-mana-armenia
question: Di manakah Armenia?
find: AM
map: {region: south-caucasus}
""",
        "place": """\
id: di-mana-yerevan
question: Di manakah Yerevan?
place: 40.18, 44.51
within: 30 km
""",
    },
}
"""The fields of a question in block style, by language and by kind as in `KINDS`."""


def example(kind: str, language: str = "en") -> str:
    """Give a question of a kind; in English where there is none in a language."""
    return EXAMPLES.get(language, EXAMPLES["en"])[kind]
