"""What the gate of sentences finds in small files, good and bad, and what it reads out of them for the catalogues."""

import pytest

from tools.house import example
from tools.house.messages import Message, fields, messages, untranslatable

GOOD = [
    'def f(name): return _("There is no {name}.").format(name=name)',
    'def f(): return _("A long sentence "\n "on two lines.")',
    'TABLE = (N_("one"), N_("two"))\ndef f(place): return _(TABLE[place])',
    "def f(action): return _(action.label)",
    "def f(text): return _(text)",
    "def f(text, other, place): return _(text if place else other[place])",
    'def f(): return _(" · {time} an answer")',
    'def f(n): return ngettext("{count} card", "{count} cards", n).format(count=n)',
    'def f(): return "  " + _("Nothing waits.")',
    'def f(): return f"{_("One.")} {_("Two.")}"'.replace('"One."', "'One.'").replace('"Two."', "'Two.'"),
    "def f(): return f\"{_('{n} left').format(n=1)}  ·  x\"",
    '@click.option("--json", help=_("As JSON."))\ndef f(): pass',
    'JSON = click.option("--json", help=_("As JSON."))',
    'def f(): return _("a comma in {{ }} begins an entry")',
    'def f(): return _("{days:.1f} days, {who!r}")',
]
BAD = {
    'def f(name): return _(f"There is no {name}.")': "filled afterwards",
    'def f(name): return _("There is no {name}.".format(name=name))': "filled afterwards",
    'def f(name): return _("There is no " + name)': "filled afterwards",
    'def f(yes): return _("yes" if yes else "no")': "filled afterwards",
    "TABLE = (N_(name),)": "filled afterwards",
    "def f(one, n): return ngettext(one, one, n)": "filled afterwards",
    'def f(): return _("There is no {}.")': "name the place {}",
    'def f(n): return ngettext("{0} card", "{0} cards", n)': "name the place {0}",
    'def f(): return _("There is no {name.")': "braces",
    'def f(): return _("There is no } here.")': "braces",
    'def f(): return _(" and more")': "a piece of a sentence",
    'def f(): return _("so much, ")': "a piece of a sentence",
    'def f(): return _(" {count} more")': "a piece of a sentence",
    'def f(): return _("There is") + " more"': "a sentence in pieces",
    'def f(n): return "so: " + _("{n} left").format(n=n)': "a sentence in pieces",
    'def f(): return _("There is") + _("more")': "a sentence in pieces",
    'WORDS = {1: _("Again")}': "at import",
    'class A:\n    label = _("Again")': "at import",
    'def f(label=_("Again")): pass': "at import",
    'f = lambda label=ngettext("one", "many", 1): label': "at import",
}


@pytest.mark.parametrize("text", GOOD)
def test_whole_sentences_pass(text: str) -> None:
    assert list(untranslatable([example(text)])) == []


@pytest.mark.parametrize(("text", "fault"), BAD.items())
def test_what_cannot_be_translated_is_found(text: str, fault: str) -> None:
    assert any(fault in finding.message for finding in untranslatable([example(text)]))


def test_sentences_are_read_wherever_they_stand() -> None:
    text = """
A = N_("in a table")
def f(n):
    return f"{_('in an f-string')} {ngettext('one', 'many', n)} {_(A)} {other('not ours')}"
@group.command()
def g():
    \"\"\"What a command does.

    And how.
    \"\"\"
@property
def h():
    \"\"\"Not for people.\"\"\"
"""
    found = [(message.text, message.many) for message in messages(example(text))]
    assert sorted(found) == [
        ("What a command does.\n\nAnd how.", ""),
        ("in a table", ""),
        ("in an f-string", ""),
        ("one", "many"),
    ]


def test_a_sentence_knows_its_file() -> None:
    assert list(messages(example('_("x")', "src/quizgeo/a.py"))) == [Message("src/quizgeo/a.py", "x")]


def test_places_to_fill_are_told_with_their_form() -> None:
    assert fields("{a} {b!r} {c:.1f} {a} {{d}}") == {("a", "", ""), ("b", "r", ""), ("c", "", ".1f")}
