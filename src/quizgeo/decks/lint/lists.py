"""Word lists by language. A phrase is one or more words in small letters, phrases are parted by commas.

After a `|` stand longer phrases, within which none of the list counts: `not only` denies nothing.
"""

LISTS: dict[str, dict[str, str]] = {
    "en": {
        "absolute": "always, never, all, none, only, completely, absolutely, totally, must, impossible",
        "vague": "often, usually, sometimes, rarely, generally, frequently",
        "negative": (
            "not, except, never, least, incorrect, isn't, aren't, wasn't, weren't, don't, doesn't, didn't, "
            "hasn't, haven't, hadn't, can't, cannot, couldn't, won't, wouldn't, shouldn't, mustn't, needn't | not "
            "only, at least, not least"
        ),
        "ask": "name, give, list, choose, pick, put, match, sort, complete",
        "say": (
            "according to, say, says, said, saying, stated, stating, states that, state that, call, calls, "
            "called, calling, describe, describes, described, describing, designate, designates, designated, "
            "designating, accuse, accuses, accused, accusing"
        ),
        "now": "now, currently, today, tonight, recently, newest, latest, so far",
        "ago": (
            "yesterday, tomorrow, this week, this month, this year, last week, last month, last year, next week, "
            "next month, next year"
        ),
        "toll": "killed, dead, wounded, casualties, displaced, refugees, troops, soldiers, dollars",
        "loaded": (
            "regime, regimes, terrorist, terrorists, puppet, puppets, so-called, liberated, occupied, separatist, "
            "separatists, rebels, genocide, ethnic cleansing, annexed, illegal, betrayed"
        ),
        "judge": (
            "claim, claims, claimed, claiming, admit, admits, admitted, admitting, reveal, reveals, revealed, "
            "revealing, insist, insists, insisted, insisting, boast, boasts, boasted, boasting"
        ),
        "cause": "why, because, therefore, in order to",
        "office": (
            "president, presidents, minister, ministers, leader, leaders, member, members, ally, allies, troops, "
            "recognise, recognises, recognised, recognize, recognizes, recognized"
        ),
        "paper": "article, author, headline, paragraph",
        "joining": "and, or, but, with",
        "article": "a, an, the",
        "verdict": "yes, no, true, false",
        "telling": "explain, describe, compare, discuss, outline, summarise, summarize",
        "second": "and why, and how",
        "will": "will",
    },
    "id": {
        "absolute": "selalu, tidak pernah, semua, hanya, mutlak, pasti",
        "vague": "sering, biasanya, kadang, kadang-kadang, jarang, umumnya",
        "negative": "bukan, tidak, kecuali, salah | tidak hanya, bukan hanya, salah satu",
        "ask": "sebutkan, pilih, pilihlah, lengkapi, lengkapilah, urutkan, cocokkan, letakkan",
        "say": "menurut, kata, mengatakan, menyatakan, menyebut, menetapkan",
        "now": "kini, sekarang, terbaru, saat ini, hari ini, baru-baru ini, sejauh ini",
        "ago": (
            "kemarin, besok, minggu ini, minggu lalu, minggu depan, bulan ini, bulan lalu, bulan depan, tahun "
            "ini, tahun lalu, tahun depan"
        ),
        "toll": "tewas, luka, korban, pengungsi, tentara, pasukan, dolar",
        "loaded": "rezim, teroris, boneka, pemberontak, separatis, genosida, pembersihan etnis, mencaplok, ilegal",
        "judge": "mengklaim, mengaku, bersikeras",
        "cause": "mengapa, karena, akibatnya, agar, demi",
        "office": "presiden, menteri, pemimpin, anggota, sekutu, pasukan, mengakui",
        "paper": "artikel, penulis, judul, paragraf",
        "joining": "dan, atau, tetapi, dengan",
        "article": "sebuah, seorang, suatu, sang, si, para",
        "verdict": "ya, tidak, benar, salah",
        "telling": "jelaskan, gambarkan, bandingkan, uraikan, bahaslah, ringkaskan",
        "second": "dan mengapa, dan bagaimana",
        "will": "akan",
    },
}
FRAMES: dict[str, dict[str, tuple[str, str]]] = {
    "en": {
        "all_of": ("all|both", "above|correct|these|answers"),
        "none_of": ("none|neither", "above|correct|these"),
    },
    "id": {
        "all_of": ("semua|semuanya|keduanya", "benar|betul|tepat|di atas|tersebut"),
        "none_of": (
            "tidak ada|tak ada|tidak satu pun|tak satu pun|bukan salah satu",
            "benar|betul|tepat|di atas|tersebut",
        ),
    },
}
TOWNS = (("Khankendi", "Stepanakert"), ("Shusha", "Shushi"), ("Lachin", "Berdzor"), ("Kyiv", "Kiev"))
"""Names of one place."""
MONTHS = {
    "en": "january february march april may june july august september october november december",
    "id": "januari februari maret april mei juni juli agustus september oktober november desember",
}
ENDINGS = {"en": "s es ed ing ly", "id": "nya kan lah an"}
FUNCTION = {
    "en": (
        "about above after again against also among another around because been before being below between both could "
        "does doing done down during each from further have having here into itself just more most much must only "
        "other over same should some such than that their them then there these they this those through together "
        "under until upon very were what when where whether which while whom whose will with within without would your"
    ),
    "id": (
        "adalah agar akan antara apakah atas atau bagaimana bagi bahwa banyak baru beberapa berapa berikut bukan dalam "
        "dapat dari daripada dengan hanya hingga ialah itulah jika juga kapan karena kata kepada ketika lagi lain lalu "
        "lebih maka mana manakah masih mengapa menjadi menurut merupakan mereka namun oleh pada paling para pernah "
        "saat saja salah sama sampai sangat satu sebagai sebuah sebelum sedang sehingga sejak sekitar selama seorang "
        "seperti serta sesudah setelah setiap siapa sudah suatu tahun telah tentang terhadap tersebut tetapi tidak "
        "untuk yaitu yakni yang"
    ),
}
