"""What a fit of FSRS came to, in words, for every front end."""

from collections.abc import Iterator

from quizgeo.language import _, ngettext, number
from quizgeo.memory import Health, Losses, extra_installed, too_few_sentence
from quizgeo.memory.optimise import TARGETS_FOR_HEALTH, TRAINED
from quizgeo.study.moving import Moved
from quizgeo.study.optimising import Proposal

Row = tuple[str, ...]
"""Cells of a table, the first a label."""


def counted(proposal: Proposal) -> str:
    """Say how many answers were learnt from."""
    answers = ngettext("{count} next-day answer", "{count} next-day answers", proposal.fit.targets)
    cards = ngettext("{answers} to {count} card", "{answers} to {count} cards", proposal.cards)
    return cards.format(answers=answers.format(count=_whole(proposal.fit.targets)), count=_whole(proposal.cards))


def decided(proposal: Proposal, *, tried: bool = False) -> str:
    """Say what became of the parameters. tried: whether nothing is changed whatever comes of it."""
    match proposal.fit.decision:
        case "too-few":
            return too_few_sentence(proposal.fit.targets)
        case "kept":
            return _("Kept: the fitted parameters foretell your answers no better than those in use or the defaults.")
        case "replaced" if tried:
            return _(
                "The fitted parameters foretell your answers better; without --preview they would hold from now on."
            )
        case _:
            return _("Replaced: the fitted parameters foretell your answers better, and hold from now on.")


def offer() -> str:
    """Say that a fit is worth it now; `due_for_fit` tells whether to say so."""
    return _("There are enough new answers to fit the schedule to you: quizgeo optimise, or settings, FSRS parameters.")


def loss_rows(proposal: Proposal) -> Iterator[Row]:
    """Give the log losses as rows of a table, its head first; nothing where nothing was fitted."""
    fit = proposal.fit
    if fit.held_out is None or fit.overall is None:
        return
    both = (fit.held_out, fit.overall)
    last = fit.targets - int(fit.targets * TRAINED)
    held_out = _("last {count}, held out").format(count=_whole(last))
    yield _("Log loss (smaller is better)"), held_out, _("all {count}").format(count=_whole(fit.targets))
    yield _("in use"), *(_loss(each.current) for each in both)
    yield _("defaults"), *(_loss(each.defaults) for each in both)
    yield _("fitted"), *(_loss(each.fitted) for each in both)
    yield _("fitted less in use"), *(_signed(each.difference) for each in both)
    yield _("95 % interval of that"), *map(_interval, both)


def _interval(found: Losses) -> str:
    return _("{low} to {high}").format(low=_signed(found.low), high=_signed(found.high))


def health_lines(health: Health) -> Iterator[str]:
    """Say whether FSRS describes these answers at all, and by which figures."""
    if health.good:
        yield _("FSRS describes these answers well.")
    else:
        yield _("FSRS describes these answers poorly: guessing, or somebody else's answers?")
    figures = _("Log loss {loss} (well: up to {most}) · calibration error {error} % (well: up to {largest} %)")
    yield figures.format(
        loss=_loss(health.log_loss),
        most=_loss(health.log_loss_up_to),
        error=_percent(health.rmse_bins),
        largest=_percent(health.rmse_bins_up_to),
    )


def unknown_health(targets: int) -> str:
    """Say why it is not known whether FSRS describes these answers."""
    if targets >= TARGETS_FOR_HEALTH and not extra_installed():
        return _("Fitting needs one more package: pip install 'quizgeo[optimise]'")
    sentence = _(
        "Whether FSRS describes these answers can be told from {needed} next-day answers on, you have {count}."
    )
    return sentence.format(needed=TARGETS_FOR_HEALTH, count=_whole(targets))


def due_rows(due: Moved) -> Iterator[Row]:
    """Give as rows of a table, its head first, how many cards are due by when, before and after their due days move."""
    yield _("Cards due"), _("before"), _("after moving")
    yield _("today"), *map(_whole, due.today)
    yield _("within 7 days"), *map(_whole, due.week)
    yield _("within 30 days"), *map(_whole, due.month)


def _whole(count: int) -> str:
    return number(f"{count:,}")


def _loss(value: float) -> str:
    return number(f"{value:.4f}")


def _signed(value: float) -> str:
    return number(f"{value:+.4f}")


def _percent(share: float) -> str:
    return number(f"{share * 100:.1f}")
