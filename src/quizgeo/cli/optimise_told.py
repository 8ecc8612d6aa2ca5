"""What the command `optimise` tells, in lines and as a document."""

from collections.abc import Iterator

from msgspec import Struct

from quizgeo.cli.output import JSON
from quizgeo.insight.tables import in_width, laid_out
from quizgeo.language import _
from quizgeo.memory import DEFAULT_PARAMETERS, Health, Losses
from quizgeo.memory.optimise import TARGETS_NEEDED
from quizgeo.study.fit_words import counted, decided, due_rows, health_lines, loss_rows, unknown_health
from quizgeo.study.moving import Moved
from quizgeo.study.optimising import Proposal


class Told(Struct, frozen=True):
    """What came of a call."""

    proposal: Proposal | None
    """None: the parameters are those that all begin with."""
    due: Moved
    """What moving due days would do, or did."""
    previewed: bool = False
    """Whether nothing was to be changed."""
    rescheduled: bool = False
    """Whether due days were moved."""

    def lines(self, *, only_health: bool = False) -> Iterator[str]:
        """Tell it in words."""
        if only_health and self.proposal is not None:
            yield counted(self.proposal)
            yield from in_width(list(self._health()))
        else:
            yield from self._whole()

    def _whole(self) -> Iterator[str]:
        proposal = self.proposal
        if proposal is None:
            yield (
                _("The parameters that all begin with would hold.")
                if self.previewed
                else _("The parameters that all begin with hold again.")
            )
        else:
            yield counted(proposal)
            yield from laid_out(list(loss_rows(proposal)), {0})
            yield from in_width([decided(proposal, tried=self.previewed), *self._health()])
            if proposal.fit.decision == "too-few":
                return
        yield from self.moves()
        yield _("Due days were moved.") if self.rescheduled else _("No due day was moved; --reschedule moves them.")

    def moves(self) -> Iterator[str]:
        """Tell how many cards are due by when."""
        yield from laid_out(list(due_rows(self.due)), {0})

    def _health(self) -> Iterator[str]:
        assert self.proposal is not None
        health = self.proposal.fit.health
        yield from health_lines(health) if health else [unknown_health(self.proposal.fit.targets)]

    def record(self, *, only_health: bool = False) -> JSON:
        """Tell it as a document, in English words that never change."""
        proposal = self.proposal
        if proposal is None:
            return {"decision": "reset", "parameters": list(DEFAULT_PARAMETERS), **self._moves()}
        fit = proposal.fit
        counts: dict[str, JSON] = {"targets": fit.targets, "needed": TARGETS_NEEDED, "cards": proposal.cards}
        health = {"health": _health(fit.health)}
        if only_health:
            return {**counts, **health}
        return {
            "decision": fit.decision,
            **counts,
            "parameters": list(fit.parameters),
            "fitted": None if fit.fitted is None else list(fit.fitted),
            "held_out": _losses(fit.held_out),
            "overall": _losses(fit.overall),
            **health,
            **self._moves(),
        }

    def _moves(self) -> dict[str, JSON]:
        names = ("today", "within_7_days", "within_30_days")
        counts = zip(names, (self.due.today, self.due.week, self.due.month), strict=True)
        due: dict[str, JSON] = {name: {"now": now, "then": then} for name, (now, then) in counts}
        return {"previewed": self.previewed, "due": due, "rescheduled": self.rescheduled}


def _losses(found: Losses | None) -> JSON:
    if found is None:
        return None
    return {
        "current": found.current, "defaults": found.defaults, "fitted": found.fitted,
        "difference": found.difference, "low": found.low, "high": found.high,
    }  # fmt: skip


def _health(found: Health | None) -> JSON:
    if found is None:
        return None
    return {
        "good": found.good, "log_loss": found.log_loss, "log_loss_up_to": found.log_loss_up_to,
        "rmse_bins": found.rmse_bins, "rmse_bins_up_to": found.rmse_bins_up_to,
    }  # fmt: skip
