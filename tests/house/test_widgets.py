"""No string into a widget: what is not content by construction is found before it is shown."""

from textwrap import dedent

import pytest

from tools.house import example
from tools.house.widgets import markup_risks

IMPORTS = "from textual.widgets import Button, Label, Static\nfrom textual.widgets.option_list import Option"


def risks(text: str, path: str = "src/quizgeo/tui/screens/study.py") -> list[str]:
    return [finding.message for finding in markup_risks([example(dedent(text), path)])]


@pytest.mark.parametrize(
    "line",
    [
        "Static(question.text)",
        "Static(f'[b]{question.text}[/b]')",
        "Static('Due today')",
        "Static(content=question.text)",
        "Label(str(count))",
        "Button(label=name)",
        "Option(' '.join(words))",
        "self.update(text)",
        "prompt.update(text.upper())",
        "self.notify('saved ' + name)",
        "options.add_option(deck.title)",
        "self.border_title = deck.title",
        "self.tooltip = f'{deck.title}'",
        "Static(plain(a) if a else b)",
        "Static(unknown(a))",
    ],
)
def test_a_string_on_its_way_into_a_widget_is_found(line: str) -> None:
    assert len(risks(f"{IMPORTS}\ndef compose(self, text: str) -> None:\n    {line}\n")) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Static(plain(question.text))",
        "Static()",
        "Static('')",
        "Static(id='prompt')",
        "Static(Content.assemble(a, b))",
        "Label(_('Due today'))",
        "self.update(ngettext('{n} card', '{n} cards', n))",
        "self.update(row)",
        "self.update(rows[0])",
        "self.notify(plain(a) + plain(b))",
        "self.border_title = plain(deck.title)",
        "Static(plain(a) if a else plain(b))",
        "Static(heading(a))",
        "Static(self.made)",
        "self.update(Content(' ').join(rows))",
        "self.update(row.truncate(3))",
        "app.notify(text, markup=False)",
        "made = plain(a)\n    Static(made)",
        "for line in lines(a):\n        Static(line)",
        "store.append(question.text)",
    ],
)
def test_content_is_let_in(line: str) -> None:
    text = f"""\
{IMPORTS}
class Screen:
    made: Content

def heading(a: str) -> Content: ...
def lines(a: str) -> tuple[Content, ...]: ...

def compose(self, row: Content, rows: tuple[Content, ...]) -> None:
    {line}
"""
    assert risks(text) == []


def test_a_name_that_was_once_given_a_string_is_found() -> None:
    assert risks(f"{IMPORTS}\ndef f(self, a: str) -> None:\n    shown = plain(a)\n    shown = a\n    Static(shown)\n")


def test_our_own_widget_is_watched_like_the_one_it_is_made_of() -> None:
    own = f"{IMPORTS}\nclass Row(Static):\n    pass\nclass Deep(Row):\n    pass\n"
    assert len(risks(f"{own}\nRow(text)\nDeep(text)\n")) == 2
    assert risks(f"{own}\nRow(plain(text))\n") == []


def test_a_class_that_only_shares_a_name_is_no_widget() -> None:
    assert risks("class Button:\n    pass\nButton(action)\n") == []


@pytest.mark.parametrize(
    "line",
    [
        "from textual.widgets import DataTable",
        "from textual.widgets import Footer, Static",
        "from rich.markup import escape",
        "from rich import print",
        "from rich import print_json",
        "Content.from_markup(text)",
    ],
)
def test_what_reads_markup_is_found(line: str) -> None:
    assert len(risks(line)) == 1


def test_other_packages_show_nothing() -> None:
    assert risks("table.update(rows)\nlabel = Label(text)", "src/quizgeo/cli/output.py") == []
