"""What holds for every test: English whatever the locale is, no asserted time, and a Ctrl-C that arrives."""

import signal
from collections.abc import Iterator

import pytest
from hypothesis import settings

from quizgeo import language

SPOKEN = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "QUIZGEO_LANG")

settings.register_profile("untimed", deadline=None)  # a machine may be busy, and coverage makes all slower
settings.load_profile("untimed")

# In a background job of a shell this signal is ignored, and the programs that tests start would ignore it too.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Begin in English, and leave no other language behind."""
    for name in SPOKEN:
        monkeypatch.delenv(name, raising=False)
    language.use("en")
    yield
    language.use("en")
