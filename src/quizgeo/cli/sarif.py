"""Problems of decks as SARIF 2.1.0, which services for checking code read. Pure but for where it runs.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
"""

import os
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from urllib.parse import quote

from quizgeo import __version__
from quizgeo.cli.checkout import in_checkout, whole_path
from quizgeo.cli.code_pages import CodePage, code_pages, markdown
from quizgeo.cli.output import JSON
from quizgeo.decks.opening import STDIN
from quizgeo.decks.problems import Place, Problem, Severity
from quizgeo.text import clean

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT = "%SRCROOT%"
"""What relative addresses are relative to, by the name that readers agree on."""
_FINGERPRINT = "quizgeo/v1"
"""How fingerprints are made; a new way gets a new number."""
_BRACES = str.maketrans({"{": "{{", "}": "}}"})

Record = dict[str, JSON]


def sarif_log(problems: Sequence[Problem], silenced: Sequence[Problem] = ()) -> Record:
    """Give a log of one run. silenced: problems that a comment in the file asks to be silent about."""
    pages = code_pages()
    codes = sorted({problem.code for problem in (*problems, *silenced)})
    numbers = {code: number for number, code in enumerate(codes)}
    driver: Record = {"name": "quizgeo", "version": __version__, "rules": [_rule(pages[code]) for code in codes]}
    run: Record = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True}],
        "columnKind": "unicodeCodePoints",
        "results": [
            *(_result(problem, numbers) for problem in problems),
            *({**_result(problem, numbers), "suppressions": [{"kind": "inSource"}]} for problem in silenced),
        ],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(page: CodePage) -> Record:
    text = "\n\n".join(filter(None, (page.meaning, page.why)))
    return {
        "id": page.code,
        "shortDescription": {"text": page.meaning},
        "fullDescription": {"text": text},
        "help": {"text": text, "markdown": markdown(page)},
        "defaultConfiguration": {"level": _LEVELS[page.severity]},
    }


def _result(problem: Problem, numbers: Mapping[str, int]) -> Record:
    """Give one problem. numbers: the places of codes in the list of rules."""
    location: Record = {"physicalLocation": _physical(problem.place)}
    if problem.path:
        name = "/".join(filter(None, (problem.question, problem.path)))
        location["logicalLocations"] = [{"fullyQualifiedName": clean(name)}]
    result: Record = {
        "ruleId": problem.code,
        "ruleIndex": numbers[problem.code],
        "level": _LEVELS[problem.severity],
        "message": _message(f"{problem.message}; {problem.fix}" if problem.fix else problem.message),
        "locations": [location],
        "partialFingerprints": {_FINGERPRINT: fingerprint(problem)},
    }
    if problem.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _physical(each.place), "message": _message(each.message)}
            for number, each in enumerate(problem.related)
        ]
    return result


def fingerprint(problem: Problem) -> str:
    """Give 16 hex that stay when a problem moves within its file: of its code, its question, and the path in that."""
    inner = problem.path.partition(".")[2] if problem.question else problem.path
    content = f"{problem.code}\0{problem.question}\0{inner}"
    return blake2b(content.encode(), digest_size=8).hexdigest()


def _message(text: str) -> Record:
    """Give a message as plain text, in which neither a place to fill nor a link is written by whoever wrote the deck.

    Source: SARIF 2.1.0, 3.11.5 Messages with placeholders, 3.11.6 Messages with embedded links.
    """
    return {"text": text.translate(_BRACES).replace("](", "] (")}


def _physical(place: Place) -> Record:
    region: Record = {
        "startLine": place.line,
        "startColumn": place.col,
        "endLine": place.end_line,
        "endColumn": place.end_col,
    }
    return {"artifactLocation": _artifact(place.file), "region": region}


def _artifact(file: str) -> Record:
    """Give the address of a file: from the root of the repository, or of the whole computer where it is outside."""
    name = file if file == STDIN else in_checkout(file)
    if name is None:
        return {"uri": whole_path(file).as_uri()}
    return {"uri": quote(os.fsencode(name)), "uriBaseId": _ROOT}
