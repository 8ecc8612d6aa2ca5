"""What holds for every test: English, whatever the developer's own locale is, and time is never asserted."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from quizgeo import language

SPOKEN = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "QUIZGEO_LANG")

settings.register_profile("untimed", deadline=None)  # a machine may be busy, and coverage makes all slower
settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Begin in English, and leave no other language behind."""
    for name in SPOKEN:
        monkeypatch.delenv(name, raising=False)
    language.use("en")
    yield
    language.use("en")
