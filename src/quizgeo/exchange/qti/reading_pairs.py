"""Foreign interactions in which one arranges: order, pairs, groups, pairs among equals."""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from quizgeo.decks import Groups, Match, Order
from quizgeo.decks.scalars import MisreadError
from quizgeo.exchange.qti.interactions import GROUPS, PAIRS
from quizgeo.exchange.qti.notes import Notes
from quizgeo.exchange.qti.reading_responses import Key
from quizgeo.language import _

_LEAST = 2
_SETS = 2


def order(interaction: Element, key: Key, notes: Notes) -> Order:
    """Read what is put in order. Raises MisreadError where the order is not told."""
    texts = _texts(interaction.findall("simpleChoice"), notes)
    right = key.right(key.response(interaction))
    items = [texts[name] for name in dict.fromkeys(right) if texts.get(name)]
    if len(items) < _LEAST or len({item.casefold() for item in items}) < len(items):
        raise MisreadError(_("it does not tell an order"), "")
    if len(items) < len(texts):
        notes.lose("order", "changed", _("what has no place in the order is left out"))
    return Order(tuple(items))


def matched(interaction: Element, key: Key, notes: Notes) -> Match | Groups:
    """Read what goes to what, as groups where that is what it is. Raises MisreadError where it is not told."""
    sets = interaction.findall("simpleMatchSet")
    if len(sets) != _SETS:
        raise MisreadError(_("it does not have two sides"), "")
    lefts, rights = (_texts(each.findall("simpleAssociableChoice"), notes) for each in sets)
    pairs = _pairs(key.right(key.response(interaction)), lefts, rights)
    if len({left for left, _right in pairs}) < len(pairs):  # one left goes to several: perhaps the sides are exchanged
        lefts, rights = rights, lefts
        pairs = [(left, right) for right, left in pairs]
    pairs = _once(pairs, notes)
    if len(pairs) < len(set(filter(None, lefts.values()))):
        notes.lose("match", "changed", _("what belongs to nothing is left out"))
    used = {right for _left, right in pairs}
    extra = [right for right in dict.fromkeys(filter(None, rights.values())) if right not in used]
    if _are_groups(interaction, pairs, rights, extra):
        return _grouped(pairs, rights)
    return Match(tuple(pairs), tuple(extra))


def associate(interaction: Element, key: Key, notes: Notes) -> Match:
    """Read pairs among equals; what is in no pair stands on the right. Raises MisreadError where none is told."""
    texts = _texts(interaction.findall("simpleAssociableChoice"), notes)
    pairs = _once(_pairs(key.right(key.response(interaction)), texts, texts), notes)
    used = {text for pair in pairs for text in pair}
    return Match(tuple(pairs), tuple(text for text in dict.fromkeys(texts.values()) if text and text not in used))


def _texts(elements: Sequence[Element], notes: Notes) -> Mapping[str, str]:
    """Give what stands there, by its name."""
    return {element.get("identifier", "").strip(): notes.line(element) for element in elements}


def _pairs(values: Sequence[str], lefts: Mapping[str, str], rights: Mapping[str, str]) -> list[tuple[str, str]]:
    """Read pairs, written either way round."""
    pairs = []
    for value in values:
        names = value.split()
        if len(names) != _SETS:
            continue
        one, other = names if names[0] in lefts and names[1] in rights else names[::-1]
        if lefts.get(one) and rights.get(other):
            pairs.append((lefts[one], rights[other]))
    return list(dict.fromkeys(pairs))


def _once(pairs: Sequence[tuple[str, str]], notes: Notes) -> list[tuple[str, str]]:
    """Keep one pair of each left side. Raises MisreadError where not two are left."""
    kept: dict[str, tuple[str, str]] = {}
    for left, right in pairs:
        kept.setdefault(left.casefold(), (left, right))
    if len(kept) < len(pairs):
        notes.lose("match", "changed", _("a left side that stands there twice is left out"))
    if len(kept) < _LEAST:
        raise MisreadError(_("it does not tell two pairs"), "")
    return list(kept.values())


def _are_groups(
    interaction: Element, pairs: Sequence[tuple[str, str]], rights: Mapping[str, str], extra: Sequence[str]
) -> bool:
    """Tell whether what goes to what is sorted into groups: fewer of them than items, and none left empty."""
    classes = interaction.get("class", "").split()
    if GROUPS in classes or PAIRS in classes:
        return GROUPS in classes and not extra
    return not extra and _LEAST <= len(set(rights.values())) < len(pairs)


def _grouped(pairs: Sequence[tuple[str, str]], rights: Mapping[str, str]) -> Groups:
    groups: dict[str, list[str]] = {group: [] for group in rights.values() if group}
    for left, right in pairs:
        groups[right].append(left)
    return Groups(tuple((group, tuple(items)) for group, items in groups.items()))
