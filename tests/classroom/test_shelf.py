"""Sessions on the shelf: private folders, questions chosen once, found by name and code, removed and forgotten."""

import stat
from pathlib import Path
from typing import Any

import pytest

from quizgeo.classroom import Room, RoomSettings, Stamped, deck_files, shelf
from quizgeo.classroom.choosing import choose, unfit
from quizgeo.classroom.events import Answered, Event, Finished, Joined, Opened, Regraded, Renamed, Revealed
from quizgeo.classroom.events import Closed as ClosedEvent
from quizgeo.classroom.logs import LogError, LogTrouble
from quizgeo.classroom.logs.sqlite import SqliteLog
from quizgeo.classroom.rewriting import forget, salvage
from quizgeo.classroom.scoring import board
from quizgeo.classroom.shelf import Live, Session, Shelf, ShelfError, lesson_of, look, purge
from quizgeo.clock import DAY_MS, Instant
from quizgeo.decks import DeckError

AT = Instant(1_772_000_000_000)
DECK = """\
quizgeo: 1
deck: rivers
title: Rivers
language: en
questions:
  - {id: sea, question: Which sea?, answer: Caspian Sea, wrong: [Black Sea, Aral Sea], tags: [south]}
  - {id: name, question: Which river?, answer: Kura, tags: [south]}
  - {id: mouth, question: Where to?, answer: Baku, wrong: [Sochi, Minsk], tags: [north]}
"""
OVERLAY = """\
quizgeo: 1
translates: rivers
language: id
title: Sungai
questions:
  sea: {question: Laut mana?, answer: Laut Kaspia, wrong: [Laut Hitam, Laut Aral]}
"""


@pytest.fixture
def home(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "sessions")


def made(home: Shelf, text: str = DECK, at: Instant = AT, **more: Any) -> Session:
    return home.create({deck_files.MAIN: text.encode()}, RoomSettings(), at, **more)


def room_of(session: Session) -> Room:
    log = SqliteLog.open(session.log)
    try:
        return lesson_of(log).room
    finally:
        log.close()


def test_a_session_is_its_owners_alone(home: Shelf) -> None:
    session = made(home)
    assert stat.S_IMODE(session.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(home.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(each.stat().st_mode) for each in session.folder.iterdir()} == {0o600}
    assert len(session.host_token) == 64
    assert len(session.screen_token) == 32


def test_tokens_stand_in_no_file_but_their_own(home: Shelf) -> None:
    session = made(home)
    others = [each for each in session.folder.iterdir() if each.suffix != ".token"]
    whole = b"".join(each.read_bytes() for each in others)
    assert session.host_token.encode() not in whole
    assert session.screen_token.encode() not in whole


def test_a_session_plays_the_deck_as_it_stood_with_its_parts_and_its_translation(home: Shelf, tmp_path: Path) -> None:
    path, part, overlay = tmp_path / "rivers.yaml", tmp_path / "more" / "part.yaml", tmp_path / "rivers.id.yaml"
    part.parent.mkdir()
    path.write_text(DECK.replace("language: en\n", "language: en\ninclude: [more/part.yaml]\n"), encoding="utf-8")
    part.write_text("part_of: rivers\nquestions:\n  - {id: extra, question: More?, answer: Yes}\n", encoding="utf-8")
    overlay.write_text(OVERLAY, encoding="utf-8")
    session = home.create(deck_files.gather(path, overlay), RoomSettings(), AT)
    for file in (path, part, overlay):
        file.write_text("gone", encoding="utf-8")
    log = SqliteLog.open(session.log)
    lesson = lesson_of(log)
    log.close()
    assert [each.key for each in lesson.questions] == ["rivers/sea", "rivers/name", "rivers/mouth", "rivers/extra"]
    assert lesson.questions[0].prompt == "Laut mana?"
    assert (session.title, session.language) == ("Sungai", "id")


def test_a_translation_with_errors_is_named_by_its_own_file(tmp_path: Path) -> None:
    path, overlay = tmp_path / "rivers.yaml", tmp_path / "rivers.id.yaml"
    path.write_text(DECK, encoding="utf-8")
    overlay.write_text(OVERLAY.replace("question:", "qeustion:"), encoding="utf-8")
    with pytest.raises(DeckError, match=r"rivers\.id\.yaml:6"):
        deck_files.gather(path, overlay)


def test_a_deck_with_errors_makes_no_session(home: Shelf, tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(DECK.replace("answer: Kura", "anwser: Kura"), encoding="utf-8")
    with pytest.raises(DeckError):
        deck_files.gather(path)
    with pytest.raises(DeckError):
        made(home, "quizgeo: 1\n")
    assert home.sessions() == ()


def test_questions_are_chosen_by_tag_by_number_and_by_the_decks_own_draw() -> None:
    deck = deck_files.read({deck_files.MAIN: DECK.encode()})
    assert [each.id for each in choose(deck)] == ["sea", "name", "mouth"]
    assert [each.id for each in choose(deck, tags=["SOUTH"])] == ["sea", "name"]
    for seed in range(20):
        assert len(choose(deck, count=2, seed=seed)) == 2
        tags = sorted(each.tags[0] for each in choose(deck, count=2, seed=seed))
        assert tags in (["north", "south"], ["south", "south"])
    drawing = DECK.replace("language: en\n", "language: en\ndraw: {south: 1, '*': 1}\n")
    wished = deck_files.read({deck_files.MAIN: drawing.encode()})
    found = {tuple(each.id for each in choose(wished, seed=seed)) for seed in range(30)}
    assert found == {("sea", "mouth"), ("name", "mouth")}


def test_what_a_phone_cannot_answer_is_named(home: Shelf) -> None:
    gaps = " and ".join(f"((word{number}))" for number in range(21))
    text = f"{DECK}  - {{id: gaps, cloze: '{gaps}'}}\n  - {{id: fine, front: a, back: b}}\n"
    found = unfit(deck_files.read({deck_files.MAIN: text.encode()}).questions)
    assert [(each.key, each.kind) for each in found] == [("rivers/gaps", "cloze")]
    with pytest.raises(ShelfError, match=r"gaps cannot be played: it wants 21 answers"):
        made(home, text)
    wide = f"{DECK}  - {{id: wide, question: {'ა' * 7000}, answer: Kura}}\n"
    with pytest.raises(ShelfError, match="rivers/wide cannot be played: it is 21"):
        made(home, wide)


def test_a_choice_of_nothing_makes_no_session(home: Shelf) -> None:
    with pytest.raises(ShelfError, match="No question of Rivers"):
        made(home, tags=["nowhere"])


def test_sessions_are_found_by_name_part_and_code(home: Shelf) -> None:
    one, two = made(home), made(home, at=AT.later(days=1))
    assert home.sessions() == (two, one)
    assert home.find(one.room) == one
    assert home.find(f"{one.code[:3]} {one.code[3:]}".lower()) == one
    assert home.find(two.room[:10]) == two
    with pytest.raises(ShelfError, match="Several"):
        home.find("rivers")
    with pytest.raises(ShelfError, match="no session nothing"):
        home.find("nothing")


def test_how_a_session_stands_is_told_by_its_folder(home: Shelf) -> None:
    session = made(home)
    assert session.state == "new"
    shelf.put_live(session, Live(1, 8765, "127.0.0.1", ("192.0.2.1", "2001:db8::1")))
    assert look(session).state == "live"  # process 1 is always there
    assert look(session).urls == ("http://192.0.2.1:8765", "http://[2001:db8::1]:8765")
    shelf.put_live(session, Live(2**22 + 1, 8765, "127.0.0.1"))
    assert look(session).state == "interrupted"
    shelf.end(session, AT.ms)
    assert look(session).state == "finished"


def test_what_is_too_old_is_outdated_but_not_what_is_played(home: Shelf) -> None:
    old, live, new = made(home), made(home), made(home, at=AT.later(days=20))
    shelf.put_live(live, Live(1, 8765, "127.0.0.1"))
    now = AT.later(days=31).ms
    assert home.outdated(now, 30) == (look(old),)
    assert look(live) not in home.outdated(now + 100 * DAY_MS, 30)
    purge(old)
    assert {each.room for each in home.sessions()} == {live.room, new.room}


def test_a_damaged_file_of_the_shelf_is_named(home: Shelf) -> None:
    session = made(home)
    (session.folder / "about.json").write_text("{", encoding="utf-8")
    with pytest.raises(ShelfError, match=r"about\.json is damaged") as refused:
        home.sessions()
    assert refused.value.status == 3


EVENTS: list[Event] = [
    Joined("a", "Ann", "t1"),
    Joined("b", "Bo", "t2"),
    Joined("c", "Cy", "t3"),
    Renamed("c", "ann.", "player"),
    Opened(1, 1, None),
    Answered("a", 1, 1, "kurra of ann", "kurra of ann", "wrong", 0.0, "other"),
    Answered("b", 1, 1, "mtkvari", "mtkvari", "wrong", 0.0, "other"),
    ClosedEvent(1, 1),
    Revealed(1),
    Regraded(1, "kurra of ann", "exact", 1.0),
    Regraded(1, "mtkvari", "exact", 1.0),
    Finished(),
]


def played(home: Shelf) -> Session:
    session = made(home)
    log = SqliteLog.open(session.log)
    for event in EVENTS:
        log.append([event], AT.ms)
    log.close()
    shelf.end(session, AT.ms)
    return look(session)


def test_a_person_who_is_forgotten_leaves_no_name_and_no_typed_text_but_the_marks(home: Shelf) -> None:
    session = played(home)
    before = board(room_of(session))
    assert forget(session, "ANN") == 1
    after = board(room_of(session))
    assert {(row.p, row.points) for row in after} == {(row.p, row.points) for row in before}
    assert sorted(row.name for row in after) == ["Bo", "P01", "ann."]
    whole = b"".join(each.read_bytes() for each in session.folder.iterdir())
    assert b"Ann" not in whole
    assert b"kurra" not in whole
    assert b"mtkvari" in whole
    assert forget(session, "Nobody") == 0


def test_nobody_is_forgotten_while_the_session_is_played(home: Shelf) -> None:
    with pytest.raises(ShelfError, match="is not over"):
        forget(made(home), "Ann")


def test_the_sound_part_of_a_damaged_session_goes_on_in_a_new_one_with_its_code(home: Shelf) -> None:
    session = played(home)
    log = SqliteLog.open(session.log)
    log.close()
    new = salvage(home, session, 5)
    assert (new.code, new.host_token, new.screen_token) == (session.code, session.host_token, session.screen_token)
    assert new.room != session.room
    assert room_of(new).pos == 5
    assert set(room_of(new).players) == {"a", "b", "c"}


def test_a_log_without_its_beginning_is_damaged(home: Shelf, tmp_path: Path) -> None:
    log = SqliteLog.create(tmp_path / "x.db", {}, [Stamped(1, 0, Joined("a", "Ann", "t"))])
    with pytest.raises(LogError) as refused:
        lesson_of(log)
    assert refused.value.trouble is LogTrouble.DAMAGED
    log.close()
    assert home.sessions() == ()
