"""Keys by their names: what a person reads for them, their twins on a Cyrillic keyboard, and bindings of a screen."""

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from quizgeo.tui.action import FIELDS, Action, Where
from quizgeo.tui.actions import ACTIONS

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "фисвуапршолдьтщзйкыегмцчня"
_SIGNS = {
    "question_mark": "?", "at": "@", "exclamation_mark": "!", "minus": "-", "plus": "+", "equals_sign": "=",
    "comma": ",", "slash": "/", "escape": "esc", "up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "pgup",
    "pagedown": "pgdn", "f1": "F1", "f2": "F2", "f3": "F3", "f4": "F4", "f5": "F5", "f6": "F6", "f7": "F7", "f8": "F8",
    "ctrl+up": "ctrl+↑", "ctrl+down": "ctrl+↓",
}  # fmt: skip
_SHIFT = "shift+"
_ARROWS = {"up", "down", "left", "right"}
_URGENT = frozenset({"ctrl+q", "ctrl+c", "f1"})
"""Keys that work over a focused field too."""


def twin(key: str) -> str | None:
    """Give the letter that stands on the same key of a Russian keyboard; None for other keys."""
    place = _LATIN.find(key) if len(key) == 1 else -1
    return _CYRILLIC[place] if place >= 0 else None


def with_twin(key: str) -> tuple[str, ...]:
    """Give a key and its twin."""
    other = twin(key)
    return (key,) if other is None else (key, other)


def shown(key: str) -> str:
    """Give what a person reads for a key."""
    return _SIGNS.get(key, key)


def shown_keys(action: Action, where: Where) -> str:
    """Give the keys of an action for the key bar: the first that works there, or the range of those that each count."""
    if action.each:
        return all_keys(action)
    if where in FIELDS:
        return shown(next(iter(_beside_text(action)), action.keys[0]))
    return shown(action.keys[0])


def keys_at(action: Action, where: Where) -> str:
    """Give the keys of an action that work at a place: in a field, none that it takes as text."""
    return " ".join(map(shown, _beside_text(action))) if where in FIELDS else all_keys(action)


def all_keys(action: Action) -> str:
    """Give all keys of an action, wherever they work."""
    if action.each and _runs(action.keys):
        return f"{shown(action.keys[0])}-{shown(action.keys[-1])}"
    if action.each and set(action.keys) == _ARROWS:
        return "".join(map(shown, action.keys))
    if action.each and all(key.startswith(_SHIFT) for key in action.keys):
        return _SHIFT + "".join(shown(key.removeprefix(_SHIFT)) for key in action.keys)
    return " ".join(map(shown, action.keys))


def _runs(keys: tuple[str, ...]) -> bool:
    codes = [ord(key) for key in keys if len(key) == 1]
    return bool(codes) and codes == list(range(codes[0], codes[0] + len(keys)))


def _beside_text(action: Action) -> list[str]:
    return [key for key in action.keys if not _printable(key)]


def _printable(key: str) -> bool:
    return len(key) == 1 or key in ("question_mark", "at", "exclamation_mark", "minus", "equals_sign")


def bindings(places: Iterable[Where]) -> list[BindingType]:
    """Give the bindings of a screen that can be at these places; which of them hold is asked at each key press."""
    wanted = set(places)
    return [binding for action in ACTIONS if wanted & action.where and not action.of_app for binding in _bound(action)]


def app_bindings() -> list[BindingType]:
    """Give the bindings that hold on every screen."""
    return [binding for action in ACTIONS if action.of_app for binding in _bound(action)]


def _bound(action: Action) -> list[Binding]:
    found: list[Binding] = []
    for key in action.keys:
        call = f"{action.method}('{key}')" if action.each else action.method
        found += [Binding(each, call, show=False, priority=key in _URGENT) for each in with_twin(key)]
    return found
