"""A learner's settings as a file: written with what each value means, read back whole or not at all.

What a file leaves out stays as it is. The file is YAML, read as decks are: every fault of it is named with its line.
"""

from collections.abc import Collection, Iterator, Sequence
from textwrap import wrap

from msgspec import Struct

from quizgeo.cli.refusal import PROBLEMS, RefusalError, unknown
from quizgeo.decks.events import read_tree
from quizgeo.decks.nodes import ListNode, MapNode, Marked, Node, Scalar, entries, is_empty
from quizgeo.decks.opening import decode, is_readable, read_bytes
from quizgeo.decks.problems import Severity, in_order
from quizgeo.decks.report import Report, here
from quizgeo.language import _, ngettext
from quizgeo.progress import Written
from quizgeo.study import SETTINGS, Learner, Setting, Settings
from quizgeo.study.setting import Value
from quizgeo.text import clean

OF_DECKS = "retention_of"
"""Key of the retention that decks have for themselves."""
_WIDTH = 100


class Wish(Struct, frozen=True):
    """A value that a file gives."""

    name: str
    value: Value | None
    """None: as if it had never been set."""
    deck: str = ""

    def changes(self, now: Settings) -> bool:
        """Tell whether it is another value than the present one."""
        return now.changed(self.name, self.value, self.deck) != now


# -- writing -----------------------------------------------------------------------------------------------------


def settings_lines(now: Settings) -> Iterator[str]:
    """Give settings as the lines of a file, each with what it means and which values it may have."""
    yield from _comment(_("Settings of quizgeo. This reads them back: quizgeo settings --from FILE"))
    yield from _comment(_("What is left out stays as it is; nothing behind a colon sets what holds unless set."))
    for row in SETTINGS.values():
        yield ""
        yield from _comment(" ".join(_(each) for each in (row.help, row.note) if each))
        yield from _comment(_bounds(row))
        yield f"{row.name}: {_written(row, now.of(row.name))}"
        if row.by_deck:
            yield from _decks(row, now)


def _decks(row: Setting, now: Settings) -> Iterator[str]:
    own = sorted(now.retention_of.items())
    yield ""
    yield from _comment(_("The same for single decks, by their identities."))
    yield f"{OF_DECKS}:" + ("" if own else " {}")
    yield from (f"  {deck}: {_written(row, value)}" for deck, value in own)


def _bounds(row: Setting) -> str:
    bounds = row.bounds_in_words()
    if isinstance(row.default, tuple):
        return bounds
    return _("{bounds}; unless set: {usual}").format(bounds=bounds, usual=row.in_words(row.default))


def _written(row: Setting, value: Value) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(str, value))}]"
    return row.in_words(value)


def _comment(words: str) -> Iterator[str]:
    yield from (f"# {line}" for line in wrap(words, _WIDTH - 2))


# -- reading -----------------------------------------------------------------------------------------------------


def read_settings(text: str, report: Report, decks: Collection[str]) -> tuple[Wish, ...]:
    """Give what a text wishes; what is wrong with it goes to the report. decks: the identities that there are."""
    said = (line.strip() for line in text.splitlines())
    if all(not line or line.startswith("#") for line in said) or not is_readable(text, report):
        return ()
    tree, _whole = read_tree(text, report)
    if report.errors or tree.root is None:
        return ()
    reading = _Reading(report, decks)
    reading.take(tree.root)
    return tuple(reading.wishes)


class _Reading:
    """One pass over the file."""

    def __init__(self, report: Report, decks: Collection[str]) -> None:
        self._report, self._decks = report, decks
        self.wishes: list[Wish] = []

    def take(self, root: Node) -> None:
        """Take the whole file."""
        if not isinstance(root, MapNode):
            self._fault(root, _("a file of settings has lines such as retention: 0.9"))
            return
        for name, (key, value) in entries(root).items():
            if name == OF_DECKS:
                self._of_decks(value)
            elif name in SETTINGS:
                self._one(SETTINGS[name], value)
            else:
                self._fault(key, unknown(_("There is no setting {word}."), name, [*SETTINGS, OF_DECKS]))

    def _of_decks(self, node: Node) -> None:
        if is_empty(node):
            return
        if not isinstance(node, MapNode):
            self._fault(node, _("{name} has a line for each deck, such as karabakh: 0.95").format(name=OF_DECKS))
            return
        for deck, (key, value) in entries(node).items():
            if deck in self._decks:
                self._one(SETTINGS["retention"], value, deck)
            else:
                self._fault(key, unknown(_("There is no deck {word}."), deck, list(self._decks)))

    def _one(self, row: Setting, node: Node, deck: str = "") -> None:
        if is_empty(node):
            self.wishes.append(Wish(row.name, None, deck))
            return
        words = _words(node)
        if words is None:
            told = _("{name} must be {bounds}, and here is {found}")
            self._fault(node, told.format(name=row.name, bounds=row.bounds_in_words(), found=here(node)))
            return
        try:
            self.wishes.append(Wish(row.name, row.read(words), deck))
        except ValueError as error:
            self._fault(node, str(error))

    def _fault(self, at: Marked, message: str) -> None:
        self._report.add("DK005", at, message)


def _words(node: Node) -> Sequence[str] | None:
    """Give the text of a node, or those of a list of texts; None where it is neither."""
    listed = node.items if isinstance(node, ListNode) else [node]
    texts = [each.value for each in listed if isinstance(each, Scalar)]
    return texts if len(texts) == len(listed) and texts else None


# -- the command -------------------------------------------------------------------------------------------------


def take_in(opened: Learner, file: str) -> tuple[Written, ...]:
    """Let hold what a file wishes, `-` for stdin; give what was written for each value that is another than before.

    Raises RefusalError with every fault, each with its line; then nothing was changed.
    """
    report = Report(clean(file))
    decks = {deck.id for deck in opened.library.entries if deck.id} | set(opened.settings.retention_of)
    data = read_bytes(file, report)
    text = None if data is None else decode(data, report)
    wishes = () if text is None else read_settings(text, report, decks)
    errors = [each for each in in_order(report.problems) if each.severity is Severity.ERROR]
    if errors:
        lines = [
            f"{each.place.file}:{each.place.line}:{each.place.col}: {_told(each.message, each.fix)}" for each in errors
        ]
        raise RefusalError("\n".join([*lines, _("Nothing was changed.")]), PROBLEMS)
    return tuple(_change(opened, wish) for wish in wishes if wish.changes(opened.settings))


def _told(message: str, fix: str) -> str:
    return f"{message}; {fix}" if fix else message


def _change(opened: Learner, wish: Wish) -> Written:
    return opened.change(wish.name, wish.value, wish.deck)


def counted(written: Sequence[Written]) -> str:
    """Say how many settings were changed."""
    if not written:
        return _("Everything is set so already.")
    sentence = ngettext("{count} setting was changed.", "{count} settings were changed.", len(written))
    return sentence.format(count=len(written))
