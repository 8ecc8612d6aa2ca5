"""What single systems are known to do to packages of QTI: told beside what was lost, where the site is named."""

from collections.abc import Iterator, Sequence

from quizgeo.exchange.qti.assessment import Entry
from quizgeo.exchange.qti.names import Version
from quizgeo.exchange.shape import Loss
from quizgeo.language import _

_TYPED = frozenset(("text", "number", "date", "cloze"))
_PAIRED = frozenset(("match", "groups"))


def gaps(entries: Sequence[Entry], site: str, version: Version) -> Iterator[Loss]:
    """Tell what a site will make of items; nothing for one that is not known."""
    match site:
        case "canvas":
            yield Loss("", "", "changed", _("Canvas drops a file it cannot read without a word: count what arrives"))
        case "blackboard":
            yield Loss("", "", "changed", _("Blackboard takes questions as a pool: import the package as one"))
            if version.name == "2.1":
                yield from _each(entries, _PAIRED, _("Blackboard Ultra skips pairs in QTI 2.1"))
        case "moodle":
            yield Loss("", "", "changed", _("Moodle reads QTI only with a plug-in: its own format is moodle"))
        case "schoology":
            yield from _each(entries, _TYPED, _("Schoology makes an essay of what is typed"))
        case _:
            return


def _each(entries: Sequence[Entry], kinds: frozenset[str], how: str) -> Iterator[Loss]:
    for entry in entries:
        if entry.question.kind in kinds:
            yield Loss(entry.question.key, "", "changed", how)
