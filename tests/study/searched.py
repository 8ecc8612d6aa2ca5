"""Cards to search: two small decks, one of them translated, and what tests say to a search and a session."""

from msgspec.structs import replace

from quizgeo.memory import Rating
from quizgeo.study import Learner, Session, everything, start
from quizgeo.study.search import search
from tests.study.bench import Bench

WORLD = """
quizgeo: 1
deck: world
title: The world
language: en
sources:
  article: {title: An article}
questions:
  - {id: baku, question: "What is the capital of Azerbaijan?", answer: Bakı, accept: [Baku],
     tags: [capitals, peace-text]}
  - {id: tbilisi, question: "What is the capital of Georgia?", answer: Tbilisi, wrong: [Batumi, Poti], tags: [capitals]}
  - {id: closed, cloze: "((Turkey)) closed its ((border)) with Armenia.", source: {ref: article, at: 2}, status: claim}
  - {id: when, question: "When was Karabakh retaken?", date: 2023-09, hint: After summer., tags: [dates]}
  - {id: csto, front: CSTO, back: Collective Security Treaty Organisation, both_ways: true, explain: Six states.}
  - {id: find, question: Find Georgia., find: GE, map: {region: south-caucasus}}
  - {id: truth, statement: "Sudan borders the Caucasus, and so on.", answer: false, explain: It lies in Africa.}
"""
OTHER = """
quizgeo: 1
deck: other
title: Another
language: id
questions:
  - {id: ibu, question: Apa ibu kota Georgia?, answer: Tbilisi, was: [lama]}
  - {id: dua, question: Rusia dan Iran?, answer: Dua}
"""
TRANSLATION = """
quizgeo: 1
translates: other
language: en
questions:
  ibu: {question: What is the chief town of Georgia?, answer: Tbilisi}
"""


def world(bench: Bench) -> Learner:
    """Give a learner with these decks."""
    bench.write("world.yaml", WORLD)
    bench.write("other.yaml", OTHER)
    bench.write("other.en.yaml", TRANSLATION)
    return bench.learner()


def found(learner: Learner, query: str, language: str = "") -> list[str]:
    """Give the ids of the cards that a search finds, in its order."""
    return [each.card.key.partition("/")[2] for each in search(learner, query, language).cards]


def session(learner: Learner, *keys: str) -> Session:
    """Begin a session on some cards."""
    return start(learner, replace(everything(learner), keys=frozenset(keys)))


def answer(learner: Learner, key: str, rating: Rating = Rating.GOOD) -> None:
    """Answer a card rightly, or give it up."""
    asked = session(learner, key)
    if rating is Rating.AGAIN:
        asked.give_up()
    else:
        asked.answer("Bakı" if key == "world/baku" else "2023-09" if key == "world/when" else "Tbilisi")
        asked.rate(rating)
