"""Packages of QTI as we write them, their documents, and what comes back of them."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from quizgeo.decks import Choice, Multiple, Question
from quizgeo.exchange import FORMATS, ReadOptions, WriteOptions, Written
from tests.exchange.decks import OPTIONS, deck_of

FORMAT_NAMES = ("qti21", "qti30")
READ = ReadOptions("deck.zip")

both = pytest.mark.parametrize("name", FORMAT_NAMES)


def written(name: str, *questions: Mapping[str, Any], options: WriteOptions = OPTIONS, **head: Any) -> Written:
    return FORMATS[name].write(deck_of(questions, **head), options)


def files(result: Written) -> dict[str, bytes]:
    with ZipFile(BytesIO(result.data)) as archive:
        return {member: archive.read(member) for member in archive.namelist()}


def item(result: Written, member: str = "") -> str:
    found = files(result)
    return found[member or next(each for each in found if each.startswith("items/"))].decode()


def tree(result: Written, member: str) -> Element:
    return fromstring(files(result)[member])


def settled(question: Question) -> Question:
    """Give a question whose options stand in no order of their own in one that tests can name: right ones first."""
    if not (question.shuffle and isinstance(question.body, Choice | Multiple)):
        return question
    places = {"first": 0, "": 1, "last": 2}
    options = sorted(question.body.options, key=lambda each: (places[each.pin], not each.correct, each.text))
    return replace(question, body=replace(question.body, options=tuple(options)))


def back(name: str, *questions: Mapping[str, Any], **head: Any) -> list[Question]:
    read = FORMATS[name].read(written(name, *questions, **head).data, READ)
    assert not read.problems
    return [settled(each.question) for each in read.questions]
