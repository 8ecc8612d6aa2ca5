"""How files are built: every gate finds a small bad example and leaves a good one alone."""

from textwrap import dedent, indent

import pytest

from tools.house import Finding, example
from tools.house.shape import (
    branched_functions,
    branches,
    catch_alls,
    function_lines,
    long_files,
    long_functions,
    short_functions_are_the_rule,
    unannotated,
    undocumented,
    waived_without_reason,
)
from tools.house.source import Function, Module, functions


def module(text: str, path: str = "src/quizgeo/example.py") -> Module:
    return example(dedent(text), path)


def function(text: str) -> Function:
    return next(functions(module(text)))[0]


def of_lines(count: int, name: str = "f") -> str:
    return f"def {name}() -> None:\n" + indent("pass\n" * (count - 1), "    ")


def messages(findings: list[Finding]) -> str:
    return "\n".join(map(str, findings))


def test_a_file_of_400_lines_is_let_in_and_one_of_401_is_not() -> None:
    assert not list(long_files([example("x = 1\n" * 400)]))
    assert "401 lines" in messages(list(long_files([example("x = 1\n" * 401)])))


def test_a_function_of_40_lines_is_let_in_and_one_of_41_is_not() -> None:
    assert not list(long_functions([example(of_lines(40))]))
    assert "f has 41 lines" in messages(list(long_functions([example(of_lines(41))])))


def test_a_docstring_does_not_count_as_lines_of_a_function() -> None:
    told = 'def f() -> int:\n    """Give one.\n\n    Always.\n    """\n    return 1\n'
    assert function_lines(function(told)) == 2


def test_methods_and_inner_functions_are_measured_too() -> None:
    inner = f"class A:\n{indent(of_lines(41, 'method'), '    ')}"
    assert "method has 41 lines" in messages(list(long_functions([example(inner)])))


def test_two_long_functions_in_ten_are_found() -> None:
    short = [of_lines(5, f"short{number}") for number in range(8)]
    long = [of_lines(30, f"long{number}") for number in range(2)]
    assert not list(short_functions_are_the_rule([example("\n".join(short))]))
    assert "at most 25" in messages(list(short_functions_are_the_rule([example("\n".join([*short, *long]))])))


def test_branches_are_counted_where_ways_part() -> None:
    text = """
    def f(x: int) -> int:
        if x:
            pass
        elif x > 1:
            pass
        for _ in range(x):
            while x:
                break
        try:
            pass
        except ValueError:
            pass
        match x:
            case 1:
                pass
            case 2:
                pass
            case _:
                pass
        def inner() -> int:
            if x:
                return 1
            return 2
        return inner()
    """
    assert branches(function(text)) == 7


def test_a_function_with_nine_branches_is_found() -> None:
    eight = "def f(x: int) -> None:\n" + "    if x:\n        pass\n" * 8
    assert not list(branched_functions([example(eight)]))
    assert "f has 9 branches" in messages(list(branched_functions([example(eight + "    if x:\n        pass\n")])))


@pytest.mark.parametrize(
    ("signature", "missing"),
    [
        ("def f(a) -> None", "a"),
        ("def f(a: int)", "the result"),
        ("def f(*a: int, b) -> None", "b"),
        ("def f(*a) -> None", "a"),
        ("def f(**a) -> None", "a"),
        ("async def f(a, /) -> None", "a"),
    ],
)
def test_an_argument_or_result_without_a_type_is_found(signature: str, missing: str) -> None:
    (found,) = unannotated([module(f"{signature}: ...")])
    assert found.message == f"f gives no type for {missing}"


def test_self_needs_no_type() -> None:
    assert not list(unannotated([module("class A:\n    def f(self, a: int) -> None: ...")]))


def test_what_is_public_and_unexplained_is_found() -> None:
    text = """
    class Shown:
        def method(self) -> None: ...
        def _hidden(self) -> None: ...
    class _Hidden:
        def method(self) -> None: ...
    def shown() -> None:
        def inner() -> None: ...
    """
    found = {finding.message.split()[0] for finding in undocumented([module(text)])}
    assert found == {"the", "Shown", "method", "shown"}


def test_a_docstring_that_says_nothing_is_found() -> None:
    assert list(undocumented([module('"""."""')]))
    assert not list(undocumented([module('"""What a deck is."""')]))


def test_overrides_are_explained_where_they_come_from() -> None:
    text = '"""What is here."""\nclass A:\n    """One of them."""\n    @override\n    def f(self) -> None: ...\n'
    assert not list(undocumented([module(text)]))


@pytest.mark.parametrize(
    "comment",
    ["# noqa", "# noqa: E501", "#noqa:E501,D100", "# type: ignore", "# type: ignore[arg-type]", "# pragma: no cover",
     "# noqa - because it is so", "# noqa: E501 -", "# type: ignore  # it is so"],
)  # fmt: skip
def test_a_waiver_without_rule_or_reason_is_found(comment: str) -> None:
    assert list(waived_without_reason([example(f"x = 1  {comment}\n")]))


@pytest.mark.parametrize(
    "comment",
    ["# noqa: E501 - an address", "# noqa: E501, D100 (generated)", "# type: ignore[arg-type]  # the stubs lack it",
     "# pragma: no cover - only on Windows", "# a comment", "# fmt: skip"],
)  # fmt: skip
def test_a_waiver_with_rule_and_reason_is_let_in(comment: str) -> None:
    assert not list(waived_without_reason([example(f"x = 1  {comment}\n")]))


def test_a_waiver_inside_a_text_is_no_waiver() -> None:
    assert not list(waived_without_reason([example('x = "# noqa"\n')]))


@pytest.mark.parametrize("caught", ["Exception", "(ValueError, Exception)", "BaseException", ""])
def test_a_handler_that_swallows_everything_is_found(caught: str) -> None:
    assert list(catch_alls([module(f"try:\n    pass\nexcept {caught}:\n    pass\n")]))


@pytest.mark.parametrize("handler", ["except ValueError:\n    pass", "except BaseException:\n    undo()\n    raise"])
def test_a_handler_that_names_or_passes_on_is_let_in(handler: str) -> None:
    assert not list(catch_alls([module(f"try:\n    pass\n{handler}\n")]))


def test_a_boundary_may_catch_everything_once() -> None:
    handler = "try:\n    pass\nexcept Exception:\n    pass\n"
    assert not list(catch_alls([module(handler, "src/quizgeo/cli/main.py")]))
    assert len(list(catch_alls([module(handler * 2, "src/quizgeo/cli/main.py")]))) == 1
