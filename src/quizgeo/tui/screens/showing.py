"""How the study screen shows a session: the same widgets for every question, and nothing moved at the reveal."""

from typing import assert_never

from msgspec.structs import replace

from quizgeo.answers import Given
from quizgeo.memory import Rating
from quizgeo.study import Asked, Asking, Refusal, Revealed, Scope, Session, Summary, Turned, View, start
from quizgeo.tui.action import Action, Where
from quizgeo.tui.actions import BY_ID
from quizgeo.tui.content import CLOSE, QUIET, WRONG
from quizgeo.tui.lines.chrome import header, progress
from quizgeo.tui.lines.ratings import claims, rating_row, said_buttons
from quizgeo.tui.lines.reveal import message, reveal
from quizgeo.tui.lines.study import clock_words, counts_words, left_words, note_words, side_rows
from quizgeo.tui.screens.answering import Answering
from quizgeo.tui.screens.calls import HOLD, LONG_HOLD, Caller
from quizgeo.tui.widgets.buttons import ButtonRow

SAYING = {"study.say_right": "right", "study.say_wrong": "wrong", "study.say_guessed": "guessed"}
"""Actions that say something of an answer, and the word that the view must offer for it."""
GOES_ON = frozenset(BY_ID["study.accept"].keys)
"""Keys that accept a rating; while a question waits they turn its card, give it up, or answer with what is marked."""
HARMLESS = frozenset({"scroll_up", "scroll_down", "page_up", "page_down"})
"""What may be done while the session is called."""


class Showing(Caller, Answering):
    """The session's view on the screen, and which keys hold for it."""

    def __init__(self, scope: Scope, session: Session | None = None) -> None:
        super().__init__()
        self.scope = scope
        self.session = session
        self.view: View | None = None
        self.telling = ""
        """What is to be said of the next view: what the call did that gives it."""
        self.told = ""
        """What is said of the present one."""
        self._titles: dict[str, str] = {}
        """Titles of decks, by identity, in the language of the session."""
        self._since = 0
        """When the question was shown, in milliseconds since 1970."""
        self._unread = False
        """Whether what is on the screen was not there before: another question, or the other side of a card."""

    def on_mount(self) -> None:
        """Begin the session, and let the clock tick."""
        self.set_interval(1.0, self.tick)
        self.call(self._begin)

    def _begin(self) -> View:
        if self.session is None:
            self.session = start(self.shell.learner, self.scope)
        return self.session.view

    # -- which keys hold -----------------------------------------------------------------------------------------

    @property
    def where(self) -> Where:
        """Give the place by what is on the screen and whether a field has the keys."""
        if isinstance(self.view, Revealed):
            return Where.REVEALED
        return Where.TURNED if isinstance(self.view, Turned) else self.asking

    @property
    def waits(self) -> bool:
        """Whether the question waits for its answer."""
        return isinstance(self.view, Asking)

    @property
    def face(self) -> Turned | None:
        """The card that lies face up."""
        return self.view if isinstance(self.view, Turned) else None

    def allows(self, action: Action) -> bool:
        """Leave out what the view does not offer."""
        if action.id == "study.words":
            return self.has_map(self.asked)
        match self.view:
            case Revealed(question=question) as view:
                if action.id in SAYING:
                    return SAYING[action.id] in claims(view)
                return action.id != "study.source" or question.source is not None
            case Turned(rubric=rubric, question=question):
                return {"study.source": question.source is not None, "study.tick": bool(rubric)}.get(action.id, True)
            case Asking(asked=asked):
                return action.id != "study.write" or asked.kind == "open"
            case _:
                return not action.id.startswith("study.")

    def shows(self, action: Action) -> bool:
        """Leave out a single rating, hints where there are none, and giving up where a space is typed as one."""
        match self.view, action.id:
            case Revealed(offers=offers), "study.rate" if len(offers) == 1:
                return False
            case Asking(asked=asked, hints=hints), "study.hint" if len(hints) >= asked.hints:
                return False
            case Asking(), "study.give_up" if self.where is Where.TYPING and self.stage.field.value:
                return False
            case _:
                return self.allows(action)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let no key reach the session while it is called, nor the key that was just used."""
        return bool(super().check_action(action, parameters)) and (self.armed or action in HARMLESS)

    @property
    def hold(self) -> float:
        """Keep what goes on from one question from giving the next one up, or rating a card that was just turned."""
        return LONG_HOLD if self._unread and self._held in GOES_ON else HOLD

    def on_input_changed(self) -> None:
        """Let every key mean something once an answer is being typed: its question was read."""
        super().on_input_changed()
        if self.waits and self.stage.field.value:
            self.let_go()

    # -- showing -------------------------------------------------------------------------------------------------

    def take(self, result: View | Refusal) -> None:
        """Show what the session gave: the next view, or why something cannot be."""
        if isinstance(result, Refusal):
            self.telling = ""
            self.note(result.message, CLOSE)
            return
        before, self.view = self.view, result
        self.told, self.telling = self.telling, ""
        if isinstance(result, Summary):
            self.shell.open_summary(self.running)
            return
        self._unread = result.asked is not self.asked or (isinstance(result, Turned) and isinstance(before, Asking))
        if result.asked is not self.asked:
            self.begin(result.asked)
            self._since = self.shell.learner.now().ms
            self.call_after_refresh(self.beside, self.prepare)
        if self.fresh:
            self.load()
        self._show(result)

    def prepare(self) -> None:
        """Have ready what the answer needs, and what the next question does; off the screen's thread."""
        self.running.prepare()
        following = self.running.following()
        if following is not None and not self.gone:
            self.draw_ahead(following)

    @property
    def running(self) -> Session:
        """The session, once it has begun."""
        assert self.session is not None
        return self.session

    def draw(self) -> None:
        """Show everything anew, at the present size."""
        self.stage.fit_to(self.sheet, wide=self.wide)
        if self.form is not None and self.view is not None and not isinstance(self.view, Summary):
            self.load()
            self._show(self.view)

    def _show(self, view: Asking | Turned | Revealed) -> None:
        whole = ""
        match view:
            case Asking():
                self.show_asking()
            case Turned():
                self.show_turned(view)
                self.query_one("#ratings", ButtonRow).show(rating_row(view.offers, view.suggested, self.sheet))
            case Revealed():
                whole = self._show_revealed(view)
            case _:
                assert_never(view)
        told = () if isinstance(view, Asking) else self.map_told(view.asked, view.question, _given(view))
        rows = side_rows(view, self.stage.side_sheet, ruled=not self.stage.wide, whole=whole, told=told)
        self.stage.show_side(rows, end=isinstance(view, Asking))
        self.pane("progress").show([progress(view.counts.done, view.counts.left, self.sheet)])
        self.show_head()
        self.show_note()
        self.show_keys()

    def _show_revealed(self, view: Revealed) -> str:
        """Show a verdict; give the right answer where it is too long for its rows."""
        assert self.form is not None
        self.set_focus(None)
        self.letters = 0
        sheet = self.stage.drawing
        shown = reveal(view, self.form, sheet)
        self.stage.show_reveal(message(view, sheet), shown)
        self.show_map_after(view.asked, view.question, view.given)
        last = self.running.last
        days = last.outcomes[Rating.GOOD].interval if last is not None and Rating.GOOD in last.outcomes else None
        more = said_buttons(view, days)
        self.query_one("#ratings", ButtonRow).show(rating_row(view.offers, view.rating, self.sheet, more))
        return shown.whole

    def show_head(self) -> None:
        """Show the deck, what is left of it, and the time."""
        view, now = self.view, self.shell.learner.now().ms
        if view is None or isinstance(view, Summary) or self.session is None or self.gone:
            return
        clock = clock_words(max(0, now - self.session.began) // 1000) if self.shell.kept.clock == "shown" else ""
        if isinstance(view, Asking) and view.asked.seconds:
            clock = left_words(view.asked.seconds - (now - self._since) // 1000)
        right = f"{counts_words(view.counts, self.sheet)}   {clock}".rstrip()
        self.pane("header").show([header(self._title(view.asked), right, self.sheet)])

    def show_note(self) -> None:
        """Say what stands in the way of saving, else what was just done, else what the next key does."""
        session, view = self.running, self.view
        banner = session.saved.message if session.saved is not None else ""
        if banner:
            self.note(banner, WRONG)
        elif view is not None:
            self.note(session.notice or self.told or note_words(view, self.sheet), QUIET)

    def tick(self) -> None:
        """Show the time; when a question's time is up, so is the question."""
        view = self.view
        self.show_head()
        if isinstance(view, Asking) and view.asked.seconds and not view.asked.self_graded:
            gone = self.shell.learner.now().ms - self._since
            if gone >= view.asked.seconds * 1000:
                self.call(lambda: self.running.give_up(out_of_time=True))

    def _title(self, asked: Asked) -> str:
        deck = asked.card.partition("/")[0]
        if deck not in self._titles:
            found = tuple(entry for entry in self.scope.decks if entry.id == deck)
            self._titles[deck] = replace(self.scope, decks=found or self.scope.decks).title(self.shell.learner)
        return self._titles[deck]


def _given(view: Turned | Revealed) -> Given | None:
    """Give what was answered; nothing is given to a card that is turned over."""
    return view.given if isinstance(view, Revealed) else None
