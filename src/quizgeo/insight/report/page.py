"""A report as one page of HTML: no script, nothing from elsewhere, to be read on screen or paper, or read aloud."""

from collections.abc import Iterator, Mapping, Sequence

from quizgeo import language
from quizgeo.elements import Element, el, foreign, table, written
from quizgeo.insight.report import charts, sentences
from quizgeo.insight.report.rows import LEVEL_WORDS
from quizgeo.insight.report.statistic import Statistic
from quizgeo.insight.report.style import POLICY, STYLE
from quizgeo.insight.report.whole import Item, Person, Report
from quizgeo.language import _

Content = str | Element


def page(found: Report) -> str:
    """Give the whole page."""
    numbers = {item.asked.key: place for place, item in enumerate(found.items, 1)}
    title = _("Report: {title}").format(title=found.source.title)
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=POLICY),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("title", title),
        el("style", STYLE),
    )
    sections = (
        *_head(found),
        *_questions(found),
        *_doubts(found, numbers),
        *_judged(found),
        *_again(found, numbers),
        *_sureness(found, numbers),
        *_regraded(found, numbers),
        *_models(found, numbers),
        *_people(found, numbers),
        *_notes(found),
    )
    body = el("body", el("main", *sections))
    return f"<!doctype html>\n{written(el('html', head, body, lang=language.in_use()))}\n"


def _head(found: Report) -> Iterator[Element]:
    source = found.source
    yield el("h1", foreign(source.title, source.language))
    yield el("p", " · ".join(filter(None, (source.day, source.session))), class_="quiet")
    yield from (el("p", sentence) for sentence in sentences.head(found))
    whole = list(sentences.numbers(found))
    if whole:
        yield table(_("All questions together"), (_("number"), _("value"), "n"), whole)
    bars = found.whole.bars
    if bars:
        yield el("h2", _("Scores"))
        rows = [(sentences.span(each), str(each.n)) for each in bars]
        told = table(_("Scores, and how many had them"), (_("score"), _("persons")), rows)
        yield el("div", el("figure", charts.distribution(bars)), told, class_="beside")


def _questions(found: Report) -> Iterator[Element]:
    if not found.items:
        return
    yield el("h2", _("Questions"))
    if any(item.facility.lo is not None for item in found.items):
        yield el("figure", charts.questions(found.items))
    columns = _columns(found)
    head = (_("number"), _("question"), _("shown"), _("right"), *(name for name, _cells in columns))
    first = [
        (str(place), foreign(_title(item), found.source.language), str(item.n), sentences.level(item))
        for place, item in enumerate(found.items, 1)
    ]
    rows = [(*row, *(cells[place] for _name, cells in columns)) for place, row in enumerate(first)]
    yield table(_("Every question in the order of the deck"), head, rows)


def _columns(found: Report) -> list[tuple[str, list[Content]]]:
    """Give the columns that not every class has: each with its name, those left out in which nothing would stand."""
    items = found.items
    statistics = (
        (_("efficiency"), [item.efficiency for item in items]),
        (_("weight"), [item.weight for item in items]),
        ("D27", [item.d27 for item in items]),
        (_("alpha without it"), [item.alpha_if_dropped for item in items]),
    )
    luck = ["" if item.luck is None else sentences.figure(item.luck) for item in items]
    columns: list[tuple[str, list[Content]]] = [
        (_("r with the rest"), _intervals([item.r for item in items])),
        *((name, _bare(told)) for name, told in statistics),
        (_("by luck"), [*luck]),
        (_("median time"), [sentences.seconds(item) for item in items]),
        (_("finding"), [_verdict(place, item) for place, item in enumerate(items, 1)]),
    ]
    return [(name, cells) for name, cells in columns if any(cells)]


def _intervals(told: Sequence[Statistic]) -> list[Content]:
    """Give numbers with their intervals, or the reasons why they are missing; nothing where all are too few."""
    return [] if all(each.why == "few" for each in told) else [sentences.interval(each) for each in told]


def _bare(told: Sequence[Statistic]) -> list[Content]:
    return [sentences.bare(each) for each in told] if any(each.value is not None for each in told) else []


def _title(item: Item) -> str:
    return item.asked.text or item.asked.key


def _verdict(place: int, item: Item) -> Content:
    words = sentences.verdict(item)
    if not item.findings:
        return words
    link = el("a", words, href=f"#q{place}")
    return el("strong", link) if item.findings[0].firm else link


def _doubts(found: Report, numbers: Mapping[str, int]) -> Iterator[Element]:
    """Tell of the questions with a finding, the worst first; of a small class of all that was answered wrong."""
    doubtful = found.doubtful
    if doubtful:
        yield el("h2", _("To look at"))
    for item in doubtful:
        yield _block(numbers[item.asked.key], item, found.source.language)
    wrong = [item for item in found.items if not item.findings and any(not each.right for each in item.taken)]
    if wrong:
        yield el("h2", _("Answers to the other questions") if doubtful else _("Answers"))
    for item in wrong:
        yield _block(numbers[item.asked.key], item, found.source.language)


def _block(place: int, item: Item, tongue: str) -> Element:
    parts: list[Element] = [el("h3", f"{place}. ", foreign(_title(item), tongue))]
    parts += [
        el("p", sentences.finding(each, item), class_="finding firm" if each.firm else "finding")
        for each in item.findings
    ]
    if item.asked.right:
        parts.append(el("p", *_around(_("right: {answer}"), foreign(item.asked.right, tongue)), class_="quiet"))
    if item.taken:
        parts += [el("figure", charts.answers(place, item.taken)), _answers(place, item, tongue)]
    return el("section", *parts, class_="question", id=f"q{place}")


def _around(sentence: str, inner: Element) -> tuple[Content, ...]:
    """Put an element where a sentence has its only placeholder."""
    before, _brace, rest = sentence.partition("{")
    return before, inner, rest.partition("}")[2]


def _answers(place: int, item: Item, tongue: str) -> Element:
    told = item.taken
    columns: list[tuple[str, list[Content]]] = [
        (_("answer"), [foreign(each.text, tongue) for each in told]),
        (_("key"), [_("right") if each.right else "" for each in told]),
        (_("persons"), [str(each.count) for each in told]),
    ]
    if any(each.share.lo is not None for each in told):
        columns.append((_("share"), [sentences.interval(each.share) for each in told]))
    columns.append((_("r with the rest"), _intervals([each.r for each in told])))
    if any(each.sure for each in told):
        columns.append((_("sure of it"), [str(each.sure) for each in told]))
    there = [(name, cells) for name, cells in columns if cells]
    rows = [(str(at + 1), *(cells[at] for _name, cells in there)) for at in range(len(told))]
    caption = _("Answers to question {number}").format(number=place)
    return table(caption, [_("number"), *(name for name, _cells in there)], rows)


def _judged(found: Report) -> Iterator[Element]:
    if found.judged:
        yield el("h2", _("Judged by themselves, and in no total"))
        rows = [
            (
                foreign(each.asked.text or each.asked.key, found.source.language),
                str(each.n),
                sentences.of(each.knew, each.judged),
            )
            for each in found.judged
        ]
        yield table(_("Own judgements"), (_("question"), _("shown"), _("knew it")), rows)


def _again(found: Report, numbers: Mapping[str, int]) -> Iterator[Element]:
    rows = [
        (str(numbers[item.asked.key]), str(each.number), str(each.facility.n), sentences.interval(each.facility))
        for item in found.items
        for each in item.rounds
    ]
    if rows:
        yield el("h2", _("Asked again after talking"))
        yield table(_("Share right by round"), (_("question"), _("round"), _("asked"), _("right")), rows)


def _sureness(found: Report, numbers: Mapping[str, int]) -> Iterator[Element]:
    if not found.sureness:
        return
    yield el("h2", _("How sure"))
    rows = [(_(LEVEL_WORDS[each.level]), str(each.n), sentences.of(each.right, each.n)) for each in found.sureness]
    yield table(_("Right answers, by how sure they were"), (_("said"), _("answers"), _("right")), rows)
    if found.misbeliefs:
        wrong = [
            (str(numbers[each.question]), foreign(each.text, found.source.language), str(each.sure), str(each.count))
            for each in found.misbeliefs
        ]
        yield table(_("Wrong, and held as sure"), (_("question"), _("answer"), _("sure"), _("in all")), wrong)


def _regraded(found: Report, numbers: Mapping[str, int]) -> Iterator[Element]:
    rows = [
        (str(numbers[item.asked.key]), foreign(each.text), _("right") if each.right else _("wrong"), str(each.count))
        for item in found.items
        for each in item.taken
        if each.regraded
    ]
    if rows:
        yield el("h2", _("Judged otherwise by the host"))
        yield el("p", _("Consider them for accept or reject in the deck."))
        yield table(_("Changed verdicts"), (_("question"), _("answer"), _("now"), _("persons")), rows)


def _models(found: Report, numbers: Mapping[str, int]) -> Iterator[Element]:
    rasch, own = found.models.rasch, found.models.slopes
    if rasch.why in ("few", "draw"):
        return
    yield el("h2", _("Difficulty on one scale"))
    yield from (el("p", sentence) for sentence in sentences.models(found.models))
    if not rasch.curves:
        return
    slopes = own.curves or (None,) * len(found.items)
    rows: list[Sequence[Content]] = []
    for item, curve, free in zip(found.items, rasch.curves, slopes, strict=True):
        b = sentences.signed(curve.difficulty) if curve else _("all right, all wrong, or partly right")
        mine = (sentences.signed(free.difficulty), sentences.signed(free.slope)) if free else ()
        rows.append((str(numbers[item.asked.key]), foreign(_title(item), found.source.language), b, *mine))
    more = (_("b, own slope"), _("own slope")) if own.curves else ()
    yield table(_("Rasch difficulties"), (_("number"), _("question"), "b", *more), rows)


def _people(found: Report, numbers: Mapping[str, int]) -> Iterator[Element]:
    if not found.people:
        return
    yield el("h2", _("Persons"))
    room = sentences.has_room_points(found)
    head = (_("name"), _("score"), *((_("points in the lesson"),) if room else ()), _("answered"), _("missed"))
    caption = _("Persons by points in the lesson") if room else _("Persons by score")
    yield table(caption, head, [_person(each, numbers, room=room) for each in found.people])


def _person(each: Person, numbers: Mapping[str, int], *, room: bool) -> tuple[Content, ...]:
    beside = ", ".join(filter(None, (each.team, sentences.standing(each.standing))))
    name = el("span", foreign(each.name), *((f" ({beside})",) if beside else ()))
    missed = ", ".join(str(numbers[key]) for key in each.missed)
    points = (sentences.amount(each.points),) if room else ()
    return name, sentences.score(each), *points, sentences.of(each.answered, each.met), missed


def _notes(found: Report) -> Iterator[Element]:
    yield el("h2", _("Notes"))
    told = list(sentences.notes(found))
    if found.voided:
        told.append(
            _("Counted for nothing: {questions}").format(questions="; ".join(each.text for each in found.voided))
        )
    if found.unmet:
        told.append(_("Not asked: {questions}").format(questions="; ".join(each.text for each in found.unmet)))
    yield el("ul", *(el("li", each) for each in told))
