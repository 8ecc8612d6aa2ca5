"""Paper as one page of HTML: no script, nothing from elsewhere, and readable without its style."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import assert_never

from quizgeo.elements import Element, drawing, el, foreign, written
from quizgeo.exchange.paper.sheets import (
    Block,
    Card,
    Cards,
    Gapped,
    Grid,
    Key,
    Line,
    Lines,
    Options,
    Pairs,
    Picture,
    Posed,
    Printed,
    Questions,
    Right,
    Sheet,
    Steps,
)
from quizgeo.exchange.paper.style import policy, style

_BOX = "☐"
_RULE, _GAP = "_" * 60, "_" * 14
"""Lines to write on: each of one length, so that it tells nothing, and there without the style too."""


def page(printed: Printed) -> str:
    """Give the whole page."""
    look = style(printed.size)
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy(look)),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("title", printed.title),
        el("style", look),
    )
    main = el("main", *(_sheet(sheet, printed) for sheet in printed.sheets), dir=printed.direction)
    return f"<!doctype html>\n{written(el('html', head, el('body', main), lang=printed.tongue))}\n"


def _sheet(sheet: Sheet, printed: Printed) -> Element:
    title = el("h1", foreign(printed.title, printed.language))
    heading = el("h2", sheet.heading) if sheet.heading else None
    match sheet:
        case Questions():
            body = el("div", title, heading, *_questions(sheet, printed.columns), class_="body")
        case Key():
            body = el("div", title, heading, _key(sheet), class_="body")
        case Cards():
            title = el("h1", foreign(printed.title, printed.language), class_="screen")
            return el("section", title if sheet is printed.sheets[0] else None, _cards(sheet), class_="sheet")
        case _ as unreachable:
            assert_never(unreachable)
    return el("section", body, el("div", el("p", foreign(sheet.foot)), class_="foot"), class_="sheet")


def _questions(sheet: Questions, columns: int) -> Iterator[Element]:
    blanks = (el("li", foreign(f"{word}: "), _rule()) for word in sheet.head)
    yield el("ul", *blanks, class_="head")
    if sheet.total:
        yield el("p", foreign(sheet.total), class_="total")
    listed = (el("li", *_question(each), class_="question") for each in sheet.questions)
    yield el("ol", *listed, class_="questions two" if columns > 1 else "questions")


def _question(posed: Posed) -> Iterator[Element]:
    tell = partial(foreign, language=posed.language)
    yield el("span", f"{posed.number}. ", class_="number")
    parts = (
        el("p", foreign(f"({posed.points})"), class_="points") if posed.points else None,
        el("p", tell(posed.stem), class_="stem") if posed.stem else None,
        el("p", foreign(posed.task), class_="task") if posed.task else None,
    )
    yield el("div", *parts, *(_block(block, tell) for block in posed.blocks))


Tell = Callable[[str], Element]
"""Gives a text of the deck in its language."""


def _block(block: Block, tell: Tell) -> Element:
    """Give what there is to read and to write on."""
    match block:
        case Options():
            return _options(block, tell)
        case Line(unit=unit):
            return el("p", _rule(), el("span", " ", tell(unit)) if unit else None, class_="line")
        case Lines(count=count, numbered=numbered):
            rows = (f"{place}. " if numbered else "" for place in range(1, count + 1))
            return el("div", *(el("p", row, _rule(), class_="line") for row in rows))
        case Gapped():
            return el("p", *_pieces(block, tell), class_="gapped")
        case Steps() | Pairs() | Grid():
            return _arranged(block, tell)
        case Picture():
            return _picture(block)
        case _ as unreachable:
            assert_never(unreachable)


def _rule() -> Element:
    return el("span", _RULE, class_="rule")


def _options(block: Options, tell: Tell) -> Element:
    listed = (_ticked(mark, text if block.ours else tell(text)) for mark, text in block.options)
    return el("ul", *listed, class_="options")


def _ticked(mark: str, text: str | Element) -> Element:
    return el("li", el("span", f"{_BOX} {mark} ", class_="box"), el("span", text))


def _pieces(block: Gapped, tell: Tell) -> Iterator[str | Element]:
    for piece in block.pieces:
        if not piece.gap:
            yield tell(piece.text)
            continue
        yield el("span", f"({piece.gap}) {_GAP}", class_="gap")
        if piece.text:
            yield el("span", " (", tell(piece.text), ")", class_="note")


def _arranged(block: Steps | Pairs | Grid, tell: Tell) -> Element:
    match block:
        case Steps(things=things, first=first, last=last):
            boxes = [part for _thing in things for part in (" → ", _cell())][1:]
            row = el("p", f"{first} ", *boxes, f" {last}", class_="steps")
            return el("div", _lettered(things, tell), row)
        case Pairs(lefts=lefts, rights=rights):
            numbered = (
                el("li", el("span", f"{place}. ", _cell(), " ", class_="box"), tell(left))
                for place, left in enumerate(lefts, 1)
            )
            return el("div", el("ul", *numbered, class_="options"), _lettered(rights, tell), class_="pairs")
        case Grid():
            return _grid(block, tell)
        case _ as unreachable:
            assert_never(unreachable)


def _cell() -> Element:
    """Give a box that a letter fits into."""
    return el("span", _BOX, class_="cell")


def _lettered(things: Sequence[tuple[str, str]], tell: Tell) -> Element:
    listed = (el("li", el("span", f"{mark}. ", class_="box"), tell(text)) for mark, text in things)
    return el("ul", *listed, class_="options")


def _grid(block: Grid, tell: Tell) -> Element:
    heads = (el("th", f"{mark}. ", tell(name), scope="col") for mark, name in block.groups)
    ticks = [el("td", f"{_BOX} {mark}", class_="tick") for mark, _name in block.groups]
    rows = (el("tr", el("th", tell(thing), scope="row"), *ticks) for thing in block.things)
    head = el("tr", el("td"), *heads)
    return el("table", el("caption", block.caption), el("thead", head), el("tbody", *rows))


def _picture(block: Picture) -> Element:
    return el("figure", drawing(block.svg), el("figcaption", block.notice, class_="notice"), aria_label=block.words)


def _key(sheet: Key) -> Element:
    head = el("tr", *(el("th", word, scope="col") for word in sheet.columns))
    rows = (_right(each) for each in sheet.rights)
    return el("table", el("thead", head), el("tbody", *rows), class_="key")


def _right(right: Right) -> Element:
    tell = partial(foreign, language=right.language)
    told = (
        el("p", right.letters, class_="letters") if right.letters else None,
        *(el("p", tell(line)) for line in right.answers),
        *(el("p", foreign(line), class_="note") for line in right.notes),
        el("p", tell(right.explain), class_="note") if right.explain else None,
        _picture(right.picture) if right.picture else None,
    )
    return el("tr", el("th", str(right.number), scope="row"), el("td", *told), el("td", foreign(right.points)))


def _cards(sheet: Cards) -> Element:
    rows = (el("tr", *(_card(card) for card in row)) for row in sheet.rows)
    return el("table", el("caption", sheet.heading, class_="screen"), el("tbody", *rows), class_="cards", dir="ltr")


def _card(card: Card | None) -> Element:
    if card is None:
        return el("td")
    tell = partial(foreign, language=card.language)
    listed = (el("li", tell(option)) for option in card.options)
    options = el("ul", *listed, class_=card.size) if card.options else None
    text = el("div", tell(card.text), class_=card.size)
    return el("td", el("span", str(card.number), class_="corner"), text, options)
