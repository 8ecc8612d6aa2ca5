"""Questions that people judge as essays of GIFT."""

from collections.abc import Sequence

from quizgeo.decks import Flashcard, ListOf, Open
from quizgeo.exchange.gift.draft import Draft, Written
from quizgeo.exchange.gift.essays import essay_parts, essay_text
from quizgeo.language import _


def list_of(body: ListOf, draft: Draft) -> Written:
    """Write a list as an essay that shows its items."""
    draft.lose("list", "changed", _("becomes an essay that shows the items when all is done"))
    return _essay(draft.question.prompt, "\n".join(" / ".join(item) for item in body.items), (), draft)


def flashcard(body: Flashcard, draft: Draft) -> Written:
    """Write a card as an essay that shows its back."""
    draft.lose("back", "changed", _("becomes an essay that shows the back when all is done"))
    if body.both_ways:
        draft.lose("both_ways", "dropped", _("the way back is left out"))
    prompt = draft.question.prompt
    return _essay(f"{prompt}\n{body.front}" if prompt else body.front, body.back, (), draft)


def open_answer(body: Open, draft: Draft) -> Written:
    """Write an essay, whose model and rubric are shown when all is done."""
    parts = (body.model, body.rubric, draft.question.explain)
    if essay_parts(essay_text(*parts)) != parts:
        draft.lose("model", "changed", _("model, rubric and explanation become one text"))
    return _essay(draft.question.prompt, body.model, body.rubric, draft)


def _essay(asked: str, model: str, rubric: Sequence[str], draft: Draft) -> Written:
    draft.drop_feedback()
    return Written(asked, "", general=essay_text(model, rubric, draft.question.explain))
