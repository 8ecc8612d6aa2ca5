"""What a participant reads and types: messages cleaned, questions as study asks them, how a room is named, tokens."""

import os
import stat
from pathlib import Path

import pytest
from msgspec import json
from msgspec.structs import replace

from quizgeo import parse_deck
from quizgeo.answers import Given
from quizgeo.classroom.client import pauses
from quizgeo.classroom.faces import Shown, Thing, face
from quizgeo.classroom.forms import asked_of, given_of, sent_of
from quizgeo.classroom.heard import UnheardError, hear
from quizgeo.classroom.invitation import Invitation, InvitationError, read_invitation, read_place
from quizgeo.classroom.kept_answers import all_answers, lesson_of, shown_answer
from quizgeo.classroom.seat import Seat
from quizgeo.classroom.tickets import Ticket
from quizgeo.classroom.wire import Answer, Asking, Finished, Own, Reveal, Row, State, Welcome, You, write
from quizgeo.classroom.words import given_words, refusal_words
from quizgeo.study import Blank, ask
from tests.classroom.test_views import DECK

HOSTILE = "\x1b[31mZQ9\x07 [/b]\u202e\n[@click=app.quit]x"


@pytest.mark.parametrize("frame", [b"", b"[]",
                                   b"{", b'{"v":2,"t":"done","n":1}', b'{"v":1,"n":1}', b'{"v":1,"t":"ack","n":1}',
                                   b'{"v":1,"t":"done","n":"x"}', b"\xff", b"[" * 5000])  # fmt: skip
def test_what_is_no_message_is_refused(frame: bytes) -> None:
    with pytest.raises(UnheardError):
        hear(frame)


def test_a_message_comes_as_it_was_written_and_unknown_ones_are_passed_over() -> None:
    welcome = Welcome("p", "Ann", "", "secret")
    assert (hear(write(welcome, 3)).n, hear(write(welcome, 3)).message) == (3, welcome)
    assert hear(b'{"v":1,"n":4,"t":"news","more":[1]}').message is None
    assert hear(b'{"v":1,"n":4,"t":"done","re":2,"more":[1]}').message is not None


def test_nothing_that_acts_on_a_terminal_comes_through() -> None:
    board = State("board", "live", False, HOSTILE, "en", False, 0, 1, 1, you=You(HOSTILE))
    asking = Asking(0, 1, 1, Shown("cloze", HOSTILE, parts=("The ", None, " flows, ", None)))
    for message in (board, asking, Reveal(0, "k", HOSTILE, you=Own(HOSTILE, "wrong", 0, 0, HOSTILE, True, "e"))):
        text = json.encode(hear(write(message, 1)).message).decode()
        assert "ZQ9" in text or "flows" in text
        assert not {"\\u001b", "\\u0007", "\u202e"} & {*text.split("ZQ9"), *text}
        assert "\\u001b" not in text
    state = hear(write(board, 1)).message
    assert isinstance(state, State)
    assert "\n" not in state.title
    shown = hear(write(asking, 1)).message
    assert isinstance(shown, Asking)
    assert shown.shown.parts == ("The ", None, " flows, ", None)


def test_a_question_of_a_room_is_asked_as_study_asks_it() -> None:
    deck = parse_deck(DECK.replace("id: SECRET-", "id: secret-").replace("[SECRET-tag]", "[secret-tag]"))
    for question in deck:
        shown, asked = face(question, "seed", "p", 0).shown, ask(question, question.key, (0,))
        mine = asked_of(shown)
        assert (mine.kind, mine.prompt, mine.statement, mine.need, mine.unit, mine.precision, mine.self_graded) == (
            asked.kind, asked.prompt, asked.statement, asked.need, asked.unit, asked.precision, asked.self_graded,
        )  # fmt: skip
        assert sorted(mine.options) == sorted(asked.options)
        assert sorted(mine.targets) == sorted(asked.targets)
        assert [isinstance(part, Blank) for part in mine.parts] == [isinstance(part, Blank) for part in asked.parts]


THREE = (Thing("i1", "alpha"), Thing("i2", "beta"), Thing("i3", "gamma"))
ANSWERS: list[tuple[Shown, Given | None, object]] = [
    (Shown("choice", "?", options=THREE), "beta", "i2"),
    (Shown("true_false", "?", options=THREE[:2]), True, "i1"),
    (Shown("true_false", "?", options=THREE[:2]), False, "i2"),
    (Shown("multiple", "?", options=THREE), ("alpha", "gamma"), ["i1", "i3"]),
    (Shown("order", "?", options=THREE), ("gamma", "alpha", "beta"), ["i3", "i1", "i2"]),
    (Shown("match", "?", options=THREE[:1], targets=THREE[1:]), {"alpha": "gamma"}, {"i1": "i3"}),
    (Shown("text", "?"), "Kura", "Kura"),
    (Shown("cloze", "?", parts=(None, " and ", None)), ("a", "b"), ["a", "b"]),
    (Shown("place", "?"), (40.5, 49.25), [40.5, 49.25]),
    (Shown("flashcard", "?", self_graded=True), None, None),
]


@pytest.mark.parametrize(("shown", "given", "sent"), ANSWERS, ids=lambda each: getattr(each, "kind", ""))
def test_an_answer_goes_out_in_ids_and_comes_back_in_texts(shown: Shown, given: Given | None, sent: object) -> None:
    assert sent_of(shown, given) == sent
    assert given_of(shown, sent) == given


@pytest.mark.parametrize(
    ("line", "sent"), [("Iran, Georgia", ["Iran", "Georgia"]), ("a, b; c", ["a, b", "c"]), ("x", ["x"])]
)
def test_a_list_on_one_line_is_sent_in_parts(line: str, sent: list[str]) -> None:
    assert sent_of(Shown("list", "?", need=2), line) == sent


@pytest.mark.parametrize(
    ("text", "invitation"),
    [
        ("", Invitation()),
        ("k7q-f2m", Invitation("K7QF2M")),
        ("K7QF2M@", Invitation("K7QF2M")),
        ("K7Q F2M@192.0.2.10", Invitation("K7QF2M", "192.0.2.10")),
        ("K7QF2M@192.0.2.10:9000", Invitation("K7QF2M", "192.0.2.10", 9000)),
        ("k7qf2m@[2001:db8::1]:9000", Invitation("K7QF2M", "2001:db8::1", 9000)),
        ("k7qf2m@2001:db8::1", Invitation("K7QF2M", "2001:db8::1")),
        ("HTTP://192.0.2.10:8765/K7QF2M", Invitation("K7QF2M", "192.0.2.10", 8765)),
        ("https://class.example/k7qf2m", Invitation("K7QF2M", "class.example", 443, tls=True)),
        ("192.0.2.10:9000", Invitation("", "192.0.2.10", 9000)),
        ("class.example", Invitation("", "class.example")),
        ("[2001:db8::1]:9000", Invitation("", "2001:db8::1", 9000)),
        ("192.0.2.10:9000/k7qf2m", Invitation("K7QF2M", "192.0.2.10", 9000)),
        ("k7q f2m @ 192.0.2.10", Invitation("K7QF2M", "192.0.2.10")),
        ("http://class.example", Invitation("", "class.example", 80)),
        ("K7QF2M@a.local:1#sha256:" + "ab" * 32, Invitation("K7QF2M", "a.local", 1, tls=True, pin="ab" * 32)),
    ],
)  # fmt: skip
def test_a_room_is_named_in_any_of_its_forms(text: str, invitation: Invitation) -> None:
    assert read_invitation(text) == invitation


@pytest.mark.parametrize("text", ["AAAAAA", "oil 000", "AAA-AAA@192.0.2.1:8765"])
def test_what_looks_like_a_code_but_can_be_none_is_said(text: str) -> None:
    with pytest.raises(InvitationError, match="is no code: codes have six letters and digits, but no vowels"):
        read_invitation(text)


@pytest.mark.parametrize("text", ["OIL000", "K7QF2M@a b", "K7QF2M@host:0", "K7QF2M@host:99999", "ftp://a/K7QF2M",
                                  "http://a:x/K7QF2M", "http://a/nonsense", "x@192.0.2.1", "http://[::1"])  # fmt: skip
def test_what_names_no_room_is_refused_with_the_form(text: str) -> None:
    with pytest.raises(InvitationError, match=r"K7QF2M@192\.0\.2\.10:8765"):
        read_invitation(text)


def test_a_place_alone_is_read_too() -> None:
    assert read_place("192.0.2.10:9000") == ("192.0.2.10", 9000)
    assert read_place("http://192.0.2.10:9000") == ("192.0.2.10", 9000)
    assert (Invitation("K", "::1", 9).url, Invitation("K", "::1", 9).place) == ("http://[::1]:9", "[::1]:9")


def test_a_token_is_kept_for_its_owner_alone_until_it_is_dropped(tmp_path: Path) -> None:
    ticket = Ticket(tmp_path / "joined", "K7QF2M", "192.0.2.10:8765")
    assert ticket.read() == ""
    assert ticket.keep("secret")
    assert ticket.read() == "secret"
    if os.name == "posix":
        assert stat.S_IMODE(ticket.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(ticket.path.parent.stat().st_mode) == 0o700
    assert Ticket(tmp_path / "joined", "K7QF2M", "192.0.2.11:8765").read() == ""
    ticket.path.write_bytes(b"\xff" * 9)
    assert ticket.read() == ""
    ticket.drop()
    ticket.drop()
    assert ticket.read() == ""


def test_two_at_one_computer_have_a_token_each_and_who_gives_no_name_has_the_newest(tmp_path: Path) -> None:
    ann, bo, nobody = (Ticket(tmp_path, "K7QF2M", "192.0.2.10:8765", name) for name in ("Ann", "Bo", ""))
    ann.keep("of Ann")
    assert (ann.read(), bo.read(), nobody.read()) == ("of Ann", "", "of Ann")
    bo.keep("of Bo")
    assert (ann.read(), bo.read(), nobody.read()) == ("of Ann", "of Bo", "of Bo")
    assert Ticket(tmp_path, "K7QF2M", "192.0.2.10:8765", " ann").read() == "of Ann"
    ann.drop()
    assert (ann.read(), bo.read(), nobody.read()) == ("", "of Bo", "of Bo")
    bo.drop()
    assert (bo.read(), nobody.read()) == ("", "")


def test_a_token_that_cannot_be_kept_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "joined").write_text("a file")
    assert not Ticket(tmp_path / "joined", "K7QF2M", "a").keep("secret")


def test_the_line_is_tried_again_with_jitter_and_never_slower_than_five_seconds() -> None:
    for draw in (lambda below: min(below, 0), lambda below: below - 1):
        waits = pauses(draw)
        found = [next(waits) for _try in range(12)]
        assert 0.05 <= found[0] <= 0.35
        assert found == sorted(found)
        assert found[2] == pytest.approx(found[0] * 4)
        assert 4 <= found[-1] <= 5


# -- what is kept ----------------------------------------------------------------------------------------------------

EID = "0f" * 16
SEAT = Seat(room=State("revealed", "live", False, "t", "en", False, 0, 2, 1, question=Asking(
    0, 2, 1, Shown("choice", "?", options=THREE)), reveal=Reveal(0, "d/q", "beta", you=Own(
        "i2", "exact", 1.0, 9, "", True, EID))))  # fmt: skip


def test_an_answer_is_kept_once_it_was_shown() -> None:
    answer = shown_answer(SEAT, "l")
    assert answer is not None
    assert (answer.id, answer.card, answer.given, answer.grade, answer.shown) == (
        bytes.fromhex(EID), "d/q", "beta", "exact", ("alpha", "beta", "gamma"),
    )  # fmt: skip
    assert answer.chance == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    "own", [None, Own("i2", "exact", 1.0, 9, "", False, EID), Own("i2", "exact", 1.0, 9, "", True, "../x")]
)
def test_silence_a_second_round_and_no_id_keep_nothing(own: Own | None) -> None:
    assert SEAT.room is not None
    assert SEAT.room.reveal is not None
    room = replace(SEAT.room, reveal=replace(SEAT.room.reveal, you=own))
    assert shown_answer(replace(SEAT, room=room), "l") is None
    assert shown_answer(Seat(), "l") is None


def test_a_card_that_learners_judge_is_kept_when_they_did() -> None:
    assert SEAT.room is not None
    assert SEAT.room.reveal is not None
    asking = Asking(0, 2, 1, Shown("flashcard", "?", self_graded=True))
    for knew, kept in ((None, False), (True, True), (False, True)):
        own = Own(None, "exact" if knew else "wrong", 1.0, 0, "", True, EID, knew)
        room = replace(SEAT.room, question=asking, reveal=replace(SEAT.room.reveal, you=own))
        assert (shown_answer(replace(SEAT, room=room), "l") is not None) is kept


def test_a_confidence_that_nobody_remembers_is_left_to_the_end() -> None:
    assert SEAT.room is not None
    assert SEAT.room.question is not None
    room = replace(SEAT.room, question=replace(SEAT.room.question, confidence=True))
    assert shown_answer(replace(SEAT, room=room), "l") is None


def test_the_end_tells_all_answers_as_they_count() -> None:
    rows = (
        Answer(0, "d/q", "?", "beta", "beta", "exact", EID, 5, 700, "choice", ("alpha", "beta"), "guess"),
        Answer(1, "d/m", "?", "x", {"a": "b", "c": "d"}, "wrong", "1f" * 16, 5, 700, "groups", ("a", "c")),
        Answer(2, "d/p", "?", "x", [40, 49.5], "close", "2f" * 16, 5, 700, "place"),
        Answer(3, "d/o", "?", "x", ["a", "b"], "close", "3f" * 16, 5, 700, "order", ("a", "b")),
        Answer(4, "d/x", "?", "x", "a", "close", "nonsense", 5, 700, "text"),
    )
    kept = all_answers(Finished(0, 4, "d", rows), "l")
    assert [each.card for each in kept] == ["d/q", "d/m", "d/p", "d/o"]
    assert (kept[0].confidence, kept[0].took, kept[0].chance) == ("guess", 700, 0.5)
    assert kept[1].chance == pytest.approx(1 / 4)
    assert (kept[2].given, kept[3].given) == ((40.0, 49.5), ("a", "b"))


def test_a_lesson_is_named_by_its_token_without_telling_it() -> None:
    assert lesson_of("secret") != lesson_of("secret2")
    assert "secret" not in lesson_of("secret")


def test_answers_and_refusals_have_words() -> None:
    assert [given_words(each) for each in ("a", ("a", "b"), {"a": "b"}, None, True)] == ["a", "a, b", "a: b", "", ""]
    assert refusal_words("name_taken", "Ann 2").endswith("Ann 2")
    assert "brand_new" in refusal_words("brand_new")
    assert Row("a", 1, 1, 1).rank == 1
