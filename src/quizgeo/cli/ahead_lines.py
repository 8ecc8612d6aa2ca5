"""What is ahead without an exam, in words: the year at several goals, and a break with what waits after it."""

from collections.abc import Iterator

from quizgeo.cli.plan_lines import minutes
from quizgeo.insight.tables import laid_out, percent
from quizgeo.language import _, ngettext, number
from quizgeo.memory import Absence
from quizgeo.study import YearAhead, day_in_words
from quizgeo.study.break_plan import BreakPlan


def year_lines(ahead: YearAhead) -> Iterator[str]:
    """Tell what each goal would cost in a year."""
    if not ahead.curve:
        yield _("There is no card to look ahead for.")
        return
    sentence = _("What each goal would cost in a year, with {new} new and up to {due} due cards a day")
    yield sentence.format(new=ahead.new_per_day, due=ahead.due_per_day)
    rows: list[tuple[str, ...]] = [(_("goal"), _("answers a day"), _("minutes a day"), _("known after it"), "")]
    nearest = ahead.nearest(ahead.goal)
    goal = _("your goal") if ahead.tells(ahead.goal) else _("nearest to your goal")
    for each in ahead.curve:
        known = _("{known} of {n}").format(known=f"{each.known:.0f}", n=ahead.cards)
        answers = number(f"{ahead.answers_a_day(each):.1f}")
        now = goal if each is nearest else ""
        rows.append((percent(each.retention), answers, minutes(ahead.minutes_a_day(each)), known, now))
    yield from laid_out(rows, left=(4,))


def break_lines(plan: BreakPlan) -> Iterator[str]:
    """Tell what a break comes to."""
    away = plan.away
    sentence = ngettext("Away on {first}", "Away from {first} to {last}, {count} days", plan.length)
    yield sentence.format(first=day_in_words(away.first), last=day_in_words(away.last), count=plan.length)
    due = ngettext("{count} card falls due in it.", "{count} cards fall due in it.", plan.idle.due)
    yield due.format(count=number(f"{plan.idle.due:,}"))
    rows: list[tuple[str, ...]] = [("", _("asked ahead"), _("waiting after it"), _("minutes a day"), _("done"))]
    rows += [_row(_("As it comes"), plan.idle), _row(_("Asked ahead"), plan.ready)]
    yield from laid_out(rows, left=(0, 4))
    yield _("No new cards come in it and in the 3 days before; no due day is moved.")


def _row(name: str, found: Absence) -> tuple[str, ...]:
    done = _("on the first day")
    if found.days > 1:
        done = ngettext("in {count} day", "in {count} days", found.days).format(count=found.days)
    return name, str(found.ahead), str(found.waiting), minutes(found.minutes), done
