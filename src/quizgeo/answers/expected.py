"""What counts as right for a typed answer, folded once: its forms, what is refused, and how they are looked up."""

from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from quizgeo.answers.marks import Signs, signs_of
from quizgeo.patterns import regex
from quizgeo.text import fold

PARTED_DIGITS = regex(r"\d \d")
"""Digits with a space between them, which must not be taken away."""


class Form(Struct, frozen=True):
    """One spelling of an answer and what it folds to."""

    text: str
    bare: str
    """Level 0."""
    same: str
    """Level 2, or level 0 where that leaves nothing, as of `=`."""
    folded: str
    """Level 4, or level 0 as above."""
    marks: Signs
    """The signs that folding drops."""

    @property
    def tokens(self) -> list[str]:
        """The words of the folded form."""
        return self.folded.split()


class Expected(Struct, frozen=True):
    """What counts as right, what is refused, and the forms by which they are looked up."""

    forms: tuple[Form, ...]
    """The answer first, then what is accepted too."""
    strict: bool
    same: Mapping[str, Form]
    folded: Mapping[str, Form]
    joined: Mapping[str, Form]
    """By the folded form without its spaces, unless one of them parts two digits."""
    refused: frozenset[str]
    refused_folded: frozenset[str]
    refused_forms: tuple[tuple[str, str], ...]
    """What is refused, as written and folded, without what folds to an answer."""
    signs: frozenset[str]
    """Level 0 of the answers of which folding leaves nothing."""

    def alone(self, form: Form) -> "Expected":
        """Give what is expected with one of its forms alone; what is refused stays refused."""
        return replace(self, forms=(form,), same={form.same: form}, folded={form.folded: form}, joined={})

    @property
    def answer(self) -> str:
        """The answer to show when nothing nearer was meant."""
        return self.forms[0].text


@lru_cache(maxsize=1024)
def expect(
    answer: str,
    accept: tuple[str, ...] = (),
    reject: tuple[str, ...] = (),
    *,
    strict: bool = False,
    language: str = "en",
) -> Expected:
    """Fold what a deck calls right and wrong; kept, so that a question is folded once however often it is asked."""
    forms = tuple(_form(text, language) for text in (answer, *sorted(accept)))
    refused = tuple(_form(text, language) for text in reject)
    # the forms of a deck stand among those of its translation, with their English articles
    folded = {fold(form.folded, 4): form for form in reversed(forms)} | {form.folded: form for form in reversed(forms)}
    return Expected(
        forms=forms,
        strict=strict,
        same={form.same: form for form in reversed(forms)},
        folded=folded,
        joined={joined(form.folded): form for form in reversed(forms) if not PARTED_DIGITS.search(form.folded)},
        refused=frozenset(form.same for form in refused),
        refused_folded=frozenset(form.folded for form in refused) - folded.keys(),
        refused_forms=tuple((form.text, form.folded) for form in refused if form.folded not in folded),
        signs=frozenset(form.same for form in forms if not fold(form.text, 2)),
    )


def _form(text: str, language: str) -> Form:
    bare = fold(text, 0)
    return Form(text, bare, fold(bare, 2) or bare, fold(bare, 4, language) or bare, signs_of(text))


def joined(folded: str) -> str:
    """Give a folded text without its spaces."""
    return folded.replace(" ", "")
