"""What holds for every test: English, whatever the developer's own locale is."""

from collections.abc import Iterator

import pytest

from quizgeo import language

SPOKEN = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "QUIZGEO_LANG")


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Begin in English, and leave no other language behind."""
    for name in SPOKEN:
        monkeypatch.delenv(name, raising=False)
    language.use("en")
    yield
    language.use("en")
