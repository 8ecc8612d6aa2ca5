"""`check --explain`: what a code means, what is wrong, decks with and without it, and how a rule is silenced."""

from collections.abc import Iterator
from textwrap import indent, wrap

from quizgeo import language
from quizgeo.cli import output
from quizgeo.cli.code_pages import CodePage, code_pages
from quizgeo.cli.output import JSON
from quizgeo.cli.problem_lines import SEVERITIES, painted
from quizgeo.cli.refusal import DONE, MISUSED, RefusalError, shown
from quizgeo.language import _
from quizgeo.patterns import regex

WIDTH = 80
"""Terminal cells of a line of prose."""
_SHORT = regex(r"([A-Z]{2})0*(\d{1,3})")
"""A code without its leading noughts, or with too many."""
_NEAR = 3
"""Codes that are suggested."""
_ALIKE = 0.5
"""How much alike two codes must be for one to be suggested for the other, 0..1."""


def explain(code: str, *, as_json: bool) -> int:
    """Tell what is known of a code. Raises RefusalError with those that are spelt like it when there is none."""
    if as_json:
        language.use("en")
    pages = code_pages()
    page = pages.get(code.strip().upper())
    if page is None:
        raise RefusalError(_unknown(code, list(pages)), MISUSED)
    if as_json:
        output.document(_record(page))
    else:
        output.facts(list(page_lines(page, colours=output.colours())))
    return DONE


def _unknown(code: str, known: list[str]) -> str:
    from difflib import get_close_matches

    wanted = code.strip().upper()
    short = _SHORT.fullmatch(wanted)
    padded = f"{short[1]}{int(short[2]):03}" if short else wanted
    near = list(dict.fromkeys([*({padded} & {*known}), *get_close_matches(wanted, known, _NEAR, _ALIKE)]))[:_NEAR]
    if near:
        return _("There is no code {code}; did you mean {near}?").format(code=shown(code), near=", ".join(near))
    return _("There is no code {code}. A code is written as in MC005.").format(code=shown(code))


def page_lines(page: CodePage, *, colours: bool) -> Iterator[str]:
    """Give a page as text."""
    words = [SEVERITIES[severity] for severity in page.severities]
    head = f"{'/'.join(words)} {page.code}:"
    yield f"{painted(head, words[0], colours)} {_(page.meaning)}"
    if page.why:
        yield ""
        yield from wrap(page.why, WIDTH, break_long_words=False, break_on_hyphens=False)
    for title, examples in ((_("Found in:"), page.bad), (_("Not in:"), page.good)):
        for number, example in enumerate(examples):
            yield from ("",) if number else ("", title, "")
            yield from indent(example.text, "    ").splitlines()
    if page.silence:
        yield ""
        yield _("This comment silences it: {comment}").format(comment=page.silence)
        yield _("It stands at the end of a line, before a question, or above questions: for the whole deck.")


def _record(page: CodePage) -> dict[str, JSON]:
    return {
        "format": 1,
        "code": page.code,
        "severity": SEVERITIES[page.severity],
        "severities": [SEVERITIES[severity] for severity in page.severities],
        "meaning": page.meaning,
        "why": page.why,
        "bad": [example.text for example in page.bad],
        "good": [example.text for example in page.good],
        "silence": page.silence,
    }
