"""What is mutated, and which tests have to notice."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Package:
    """A part of the product that mutants are planted in."""

    name: str
    files: str
    """Which files, as a pattern from the root of the checkout."""
    tests: tuple[str, ...]
    """The tests that have to notice: its own, not those of floors above it."""
    left_out: tuple[str, ...] = ()
    """Tests that mean nothing where functions are wrapped: they count calls, plant faults or start a process."""


COUNTED = "tests/test_text.py::TestClean::test_work_grows_with_the_length_alone"
PLANTED = "tests/progress/test_replicas.py::test_a_planted_fault_is_found"
IMPORTED = "tests/memory/test_fsrs6.py::TestPackage::test_fsrs_is_imported_with_the_first_answer"
APART = "tests/memory/test_apart.py"

PACKAGES = (
    Package("text", "src/quizgeo/text.py", ("tests/test_text.py",), (COUNTED,)),
    Package("memory", "src/quizgeo/memory/*", ("tests/memory",), (IMPORTED, APART)),
    Package("progress", "src/quizgeo/progress/*", ("tests/progress",), (PLANTED,)),
    Package("answers", "src/quizgeo/answers/*", ("tests/answers",)),
    Package("decks", "src/quizgeo/decks/*", ("tests/decks",)),
)
