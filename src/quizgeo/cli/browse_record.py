"""Cards that were found, for programs."""

from collections.abc import Sequence

from quizgeo.cli.browse_lines import question_of
from quizgeo.cli.output import JSON
from quizgeo.clock import day_date
from quizgeo.study import Finder, Found
from quizgeo.study.search import Candidate
from quizgeo.study.search_cards import Facts, state_of


def record(query: str, found: Found, cards: Sequence[Candidate], finder: Finder) -> JSON:
    """Give a search and the cards, whose decks were read, that are listed of those it found."""
    facts = finder.facts()
    return {
        "query": query,
        "total": found.total,
        "found": len(found.cards),
        "cards": [_card(each, finder, facts) for each in cards],
    }


def _card(each: Candidate, finder: Finder, facts: Facts) -> JSON:
    item, seen, day = each.item, each.item.seen, facts.day
    recall = facts.recall_today(each)
    return {
        "card": each.card.key,
        "deck": each.deck.id,
        "kind": each.card.kind,
        "tags": list(each.card.tags),
        "question": question_of(each, finder) or None,
        "state": state_of(item, day),
        "suspended": item.suspended,
        "buried_until": day_date(item.buried_until).isoformat() if item.buried_until > day else None,
        "due": day_date(seen.due_day).isoformat() if seen else None,
        "interval": seen.interval if seen else None,
        "stability": round(seen.memory.stability, 3) if seen else None,
        "difficulty": round(seen.memory.difficulty, 3) if seen else None,
        "recall": None if recall is None else round(recall, 4),
        "reviews": seen.nth if seen else 0,
        "lapses": seen.lapses if seen else 0,
    }
