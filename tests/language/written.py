"""Decks without a word of English, for looking at what the program says around them."""

KINDS = """\
quizgeo: 1
deck: kaukasus
title: Kaukasus Selatan
language: id
sources:
  berita: {title: Berita tentang Kaukasus, language: id, published: 2025-07, url: "https://contoh.id/berita"}
questions:
  - id: pilih
    question: Negara mana yang merebut Karabakh?
    answer: Azerbaijan
    wrong: [Armenia, Turki, Iran]
    hint: [Terletak di tepi Laut Kaspia., Ibu kotanya Baku.]
    explain: Operasi itu berlangsung sehari.
    status: claim
    source: {ref: berita, at: 3}
  - {id: banyak, question: Mana yang anggota BRICS?, answers: [Rusia, Iran], wrong: [Armenia, Georgia]}
  - {id: benar, statement: Baku terletak di tepi Laut Kaspia., answer: true}
  - {id: teks, question: Siapa perdana menteri Armenia?, answer: Nikol Pashinyan, accept: [Pashinyan]}
  - {id: angka, question: Berapa orang tewas?, number: 38, unit: [orang, jiwa], within: 2}
  - {id: tanggal, question: Kapan Karabakh direbut?, date: 2023-09-19}
  - {id: daftar, question: Sebutkan dua negara., list: [Iran, Georgia, Turki], need: 2}
  - {id: urut, question: Urutkan dari yang tertua., order: [satu, dua, tiga]}
  - {id: jodoh, question: Jodohkan ibu kotanya., match: {Georgia: Tbilisi, Armenia: Yerevan}, extra: [Ganja]}
  - {id: kelompok, question: Kelompokkan., groups: {CSTO: [Armenia, Belarus], NATO: [Turki, Polandia]}}
  - {id: rumpang, cloze: "((Rusia)) menutup perbatasan dengan ((Georgia::tetangga selatan))."}
  - {id: kartu, front: Karabakh, back: Wilayah di Azerbaijan}
  - {id: terbuka, question: Jelaskan sebabnya., model: Ada perang., rubric: [menyebut perang, menyebut tahun]}
  - {id: cari, question: Di mana Armenia?, find: AM}
  - {id: tempat, question: Di mana Baku?, place: [40.4, 49.9], within: 30 km}
  - {id: peta, question: Manakah Georgia?, find: GE, map: {region: south-caucasus}}
  - {id: letak, question: Di mana Tbilisi?, place: [41.7, 44.8], within: 90 km, map: {region: south-caucasus}}
"""
"""A question of every kind."""

BROKEN = """\
quizgeo: 1
deck: rusak
title: Rusak
language: id
questions: [{id: a, question: Apa?, awnser: Ya}]
"""

FLAWED = """\
quizgeo: 1
deck: cacat
title: Cacat
language: id
questions:
  - {id: mutlak, question: Mana yang bukan negara?, answer: Grozny, wrong: [Armenia, Semua di atas, Tidak ada]}
  - {id: ramalan, statement: Semua pihak akan selalu kalah besok., answer: true}
  - {question: Siapa perdana menteri sekarang?, answer: Nikol Pashinyan, accept: [Pashinyan, pashinyan]}
  - {id: kembar, question: Siapa perdana menteri sekarang?, answer: Nikol Pashinyan}
  - {id: korban, question: Berapa tewas?, number: 14000}
"""
"""Nothing that stops it from being studied, and much to be told by rules."""

PARTLY = """\
quizgeo: 1
translates: kaukasus
language: en
questions:
  pilih: {question: "?", hint: ["?", "?"], explain: "?"}
  hilang: {question: "?"}
"""
"""A translation with little of the deck in it."""
