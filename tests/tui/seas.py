"""A deck with a question of several kinds, one that breaks it, and a translation: what previews are tried on."""

from quizgeo.study import FaceUp, Judged, Posing
from quizgeo.tui.action import Where

from .seats import Desk

SEAS = """\
quizgeo: 1
deck: seas
title: Seas and lakes
language: en
sources:
  atlas: {title: An atlas, author: A. Writer, license: CC0, published: 2024, url: "https://example.org/atlas"}
questions:
  - id: black
    question: Which sea lies west of Georgia?
    options:
      - {text: Black Sea, correct: true}
      - {text: Caspian Sea, feedback: That one lies east.}
      - {text: Aral Sea, feedback: It is far away.}
    hint: It is said to be dark.
    explain: Its southern shore is Turkey's.
    source: {ref: atlas, at: 3}
    status: claim
    notes: Point at the map.
  - id: caspian
    question: Which sea lies east of Azerbaijan?
    answer: Caspian Sea
  - id: rivers
    cloze: "The ((Kura)) flows into the ((Caspian Sea::a lake by name only))."
  - {id: card, front: Van, back: A lake in Turkey, both_ways: true}
  - id: why
    question: Why is the Aral Sea small?
    model: Its rivers water fields.
    rubric: [rivers, fields]
"""
BROKEN = SEAS.replace("    answer: Caspian Sea\n", "    awnser: Caspian Sea\n")
LAUT = """\
quizgeo: 1
translates: seas
language: id
title: Laut dan danau
questions:
  black:
    question: Laut apa di barat Georgia?
    options: [Laut Hitam, Laut Kaspia, Laut Aral]
    hint: Konon gelap.
    explain: Pantai selatannya milik Turki.
"""

FILES = {"seas.yaml": SEAS}


def kind(desk: Desk) -> str:
    """Give the id of the question that is open, and how it stands."""
    trial = desk.preview.trial
    assert trial is not None
    state = {Posing: "asked", Judged: "judged", FaceUp: "face up"}[type(trial)]
    return f"{trial.posed.written.id} {state}"


def where(desk: Desk) -> Where:
    """Give the place whose keys hold."""
    return desk.preview.where
