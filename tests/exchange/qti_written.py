"""Packages of QTI as we write them, their documents, and what comes back of them."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

import pytest

from quizgeo.decks import Question
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


def back(name: str, *questions: Mapping[str, Any], **head: Any) -> list[Question]:
    read = FORMATS[name].read(written(name, *questions, **head).data, READ)
    assert not read.problems
    return [each.question for each in read.questions]
