"""The public face: what simulates, plans and fits is loaded when it is first asked for, and all of it can be had."""

import subprocess
import sys

import pytest

import quizgeo.memory

LATE = ("fsrs", "fsrs_rs_python", "multiprocessing", "random", "quizgeo.memory.simulate", "quizgeo.memory.optimise")


def test_the_face_is_light() -> None:
    code = f"import sys, quizgeo.memory; print([name for name in {LATE} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_name_can_be_had_and_is_listed() -> None:
    for name in quizgeo.memory.__all__:
        assert getattr(quizgeo.memory, name) is not None
    assert set(quizgeo.memory.__all__) <= set(dir(quizgeo.memory))


def test_another_name_cannot() -> None:
    with pytest.raises(AttributeError, match="no attribute 'forget'"):
        _ = quizgeo.memory.forget
