"""Words that tables of other people have for our columns, kinds and values: English, Indonesian, the usual German."""

from collections.abc import Mapping

from quizgeo.patterns import regex

Meaning = tuple[str, str]
"""A column, and the kind of question that the word names; empty where it names none."""


def _words(column: str, *words: str, kind: str = "") -> dict[str, Meaning]:
    return dict.fromkeys(words, (column, kind))


HEADS: Mapping[str, Meaning] = {
    **_words("id", "id", "question id", "identity", "uid", "kode", "kode soal"),
    **_words("kind", "kind", "type", "question type", "item type", "format", "jenis", "tipe", "jenis soal", "tipe soal",
             "jenis pertanyaan", "tipe pertanyaan", "bentuk soal"),
    **_words("question", "question", "questions", "q", "prompt", "text", "question text", "stem", "item", "item stem",
             "pertanyaan", "soal", "teks pertanyaan", "teks soal", "butir soal", "isi soal"),
    **_words("question", "statement", "pernyataan", kind="true_false"),
    **_words("question", "front", "term", "word", "vocabulary", "side 1", "depan", "sisi depan", "istilah", "kata",
             "kosakata", kind="flashcard"),
    **_words("question", "cloze", "cloze text", "rumpang", "teks rumpang", kind="cloze"),
    **_words("answer", "answer", "answers", "a", "correct", "correct answer", "correct answers", "correct option",
             "correct options", "correct choice", "right answer", "right answers", "right", "solution", "key",
             "answer key", "jawaban", "jawaban benar", "jawaban yang benar", "kunci", "kunci jawaban", "benar",
             "pilihan benar", "opsi benar"),
    **_words("answer", "back", "definition", "meaning", "translation", "side 2", "belakang", "sisi belakang", "arti",
             "definisi", "terjemahan", "makna", kind="flashcard"),
    **_words("answer", "number", "angka", "bilangan", kind="number"),
    **_words("answer", "date", "tanggal", kind="date"),
    **_words("answer", "list", "daftar", kind="list"),
    **_words("answer", "order", "ordering", "urutan", kind="order"),
    **_words("answer", "match", "matching", "pairs", "pasangan", "menjodohkan", kind="match"),
    **_words("answer", "groups", "kelompok", kind="groups"),
    **_words("answer", "model", "model answer", "sample answer", "jawaban contoh", "contoh jawaban", kind="open"),
    **_words("answer", "find", kind="find"),
    **_words("answer", "place", "coordinates", "koordinat", kind="place"),
    **_words("accept", "accept", "accepted", "accepted answers", "also accept", "also right", "alternative answers",
             "alternatives", "synonyms", "terima", "diterima", "jawaban lain", "jawaban alternatif", "sinonim"),
    **_words("wrong", "wrong", "wrong answers", "wrong answer", "wrong options", "incorrect", "incorrect answers",
             "incorrect answer", "distractors", "distractor", "salah", "jawaban salah", "pilihan salah", "pengecoh"),
    **_words("options", "options", "choices", "answer options", "answer choices", "pilihan", "opsi", "pilihan jawaban",
             "opsi jawaban"),
    **_words("extra", "extra", "extra answers", "tambahan"),
    **_words("unit", "unit", "units", "satuan"),
    **_words("within", "within", "tolerance", "margin", "toleransi"),
    **_words("hint", "hint", "hints", "clue", "petunjuk", "isyarat", "bantuan"),
    **_words("explain", "explain", "explanation", "explanations", "rationale", "answer explanation", "solution text",
             "general feedback", "penjelasan", "pembahasan", "keterangan"),
    **_words("feedback", "feedback", "umpan balik"),
    **_words("tags", "tags", "tag", "labels", "label", "category", "categories", "topic", "topics", "penanda",
             "kategori", "topik", "materi"),
    **_words("source", "source", "reference", "sumber", "referensi", "rujukan"),
    **_words("at", "at", "paragraph", "page", "paragraf", "halaman"),
    **_words("as_of", "as of", "keadaan per"),
    **_words("status", "status"),
    **_words("difficulty", "difficulty", "level", "kesulitan", "tingkat kesulitan"),
    **_words("points", "points", "point", "marks", "mark", "score", "weight", "poin", "skor", "nilai", "bobot"),
    **_words("time", "time", "time limit", "time in seconds", "seconds", "duration", "timer", "waktu", "batas waktu",
             "waktu dalam detik", "detik", "durasi"),
    **{name.replace("_", " "): (name, "") for name in (
        "reject", "strict", "need", "show", "both_ways", "rubric", "instruction", "credit", "pin", "shuffle", "ladder",
        "quote", "region", "marked")},
    **_words("reject", "tolak", "ditolak"),
    **_words("instruction", "instructions", "instruksi"),
    **_words("rubric", "rubrik"),
    **_words("picture", "image", "image link", "image url", "question image", "picture", "gambar", "tautan gambar",
             "media"),
    **_words("", "", "no", "nr", "nomor", "question number", "row", "index"),
    **_words("kind", "art", "typ", "fragetyp"),
    **_words("question", "frage", "fragen", "fragetext", "aufgabe"),
    **_words("question", "vorderseite", "begriff", kind="flashcard"),
    **_words("question", "aussage", kind="true_false"),
    **_words("answer", "antwort", "antworten", "richtig", "richtige antwort", "richtige antworten", "lösung"),
    **_words("answer", "rückseite", "bedeutung", "übersetzung", kind="flashcard"),
    **_words("answer", "zahl", kind="number"),
    **_words("answer", "datum", kind="date"),
    **_words("accept", "auch richtig"),
    **_words("wrong", "falsch", "falsche antwort", "falsche antworten"),
    **_words("options", "antwortmöglichkeiten", "auswahl"),
    **_words("unit", "einheit"),
    **_words("hint", "hinweis", "tipp"),
    **_words("explain", "erklärung", "erläuterung", "begründung"),
    **_words("tags", "schlagwörter", "thema", "kategorie"),
    **_words("source", "quelle"),
    **_words("difficulty", "schwierigkeit"),
    **_words("points", "punkte"),
    **_words("time", "zeit", "zeit in sekunden"),
    **_words("picture", "bild"),
}  # fmt: skip
"""Heads of columns in small letters, parted by single spaces."""

_PLACE = r" ?(?P<place>[1-9]\d?|[a-j])"
NUMBERED = (
    (regex(rf"(?:(?:wrong|incorrect|false)(?: (?:answer|option|choice))?|distractor|pengecoh|salah){_PLACE}"), "wrong"),
    (regex(rf"(?:jawaban|pilihan|opsi) salah{_PLACE}"), "wrong"),
    (regex(rf"(?:(?:correct|right)(?: (?:answer|option|choice))?|jawaban benar){_PLACE}"), "answer"),
    (regex(rf"(?:(?:answer )?(?:option|choice|alternative)|answer|ans|opt|pilihan|opsi|jawaban|alternatif){_PLACE}"),
     "option"),
    (regex(rf"(?:falsch|falsche antwort){_PLACE}"), "wrong"),
    (regex(rf"(?:richtig|richtige antwort){_PLACE}"), "answer"),
    (regex(rf"(?:antwort|antwortmöglichkeit|möglichkeit){_PLACE}"), "option"),
    (regex(rf"(?:hint|clue|petunjuk|hinweis|tipp){_PLACE}"), "hint"),
    (regex(rf"(?:tag|label){_PLACE}"), "tags"),
)  # fmt: skip
"""Heads that stand several times with a number or a letter, and the column of each."""
LETTERS = tuple("abcdefghij")
"""Heads of options that are letters alone, where at least the first two stand."""

NO_RIGHT = "none"
"""The kind of what has no right answer: it is left out."""
KINDS: Mapping[str, str] = {
    **dict.fromkeys(("choice", "multiple choice", "mc", "mcq", "single choice", "single select", "quiz",
                     "pilihan ganda", "pg", "pilihan tunggal"), "choice"),
    **dict.fromkeys(("multiple", "multiple response", "multiple select", "multi select", "multiselect", "checkbox",
                     "checkboxes", "multiple answer", "multiple answers", "select all", "kotak centang",
                     "pilihan ganda kompleks", "pilihan majemuk"), "multiple"),
    **dict.fromkeys(("true false", "true or false", "truefalse", "tf", "boolean", "yes no", "benar salah",
                     "benar atau salah", "bs", "wahr falsch", "richtig falsch"), "true_false"),
    **dict.fromkeys(("text", "short answer", "shortanswer", "fill in", "fill in the blank", "fill in the blanks",
                     "fillintheblank", "typed", "type answer", "identification", "isian", "isian singkat",
                     "jawaban singkat", "isian pendek"), "text"),
    **dict.fromkeys(("number", "numeric", "numerical", "angka", "bilangan", "numerik"), "number"),
    **dict.fromkeys(("date", "tanggal"), "date"),
    **dict.fromkeys(("list", "enumeration", "daftar"), "list"),
    **dict.fromkeys(("order", "ordering", "sequence", "reorder", "sort", "urutan", "mengurutkan"), "order"),
    **dict.fromkeys(("match", "matching", "pairs", "menjodohkan", "jodohkan", "pasangan"), "match"),
    **dict.fromkeys(("groups", "categorize", "categorise", "classify", "kelompok", "mengelompokkan"), "groups"),
    **dict.fromkeys(("cloze", "gaps", "gap text", "rumpang", "teks rumpang"), "cloze"),
    **dict.fromkeys(("flashcard", "card", "basic", "kartu"), "flashcard"),
    **dict.fromkeys(("open", "open ended", "essay", "long answer", "esai", "uraian"), "open"),
    **dict.fromkeys(("find", "find on the map"), "find"),
    **dict.fromkeys(("place", "pin", "tempat"), "place"),
    **dict.fromkeys(("poll", "survey", "draw", "slide", "word cloud", "brainstorm", "info", "description", "audio",
                     "video", "jajak pendapat"), NO_RIGHT),
}  # fmt: skip
"""Names of kinds, in small letters, parted by single spaces."""

TRUE = frozenset(
    ("true", "t", "yes", "y", "on", "right", "correct", "benar", "betul", "ya", "b", "1", "x", "wahr", "richtig", "ja")
)
FALSE = frozenset(("false", "f", "no", "n", "off", "wrong", "incorrect", "salah", "tidak", "s", "0", "falsch", "nein"))
STATED = frozenset(("true", "false", "benar", "salah", "wahr", "falsch"))
"""Answers that make a question a statement where nothing else tells its kind."""
DIFFICULTY: Mapping[str, int] = {
    "very easy": 1, "easy": 2, "medium": 3, "moderate": 3, "normal": 3, "hard": 4, "difficult": 4, "very hard": 5,
    "sangat mudah": 1, "mudah": 2, "sedang": 3, "sulit": 4, "sukar": 4, "sangat sulit": 5,
}  # fmt: skip
TRUE_FALSE: Mapping[str, tuple[str, str]] = {"en": ("True", "False"), "id": ("Benar", "Salah")}
"""The two options that a statement becomes, by the deck's language; others take the English ones."""
