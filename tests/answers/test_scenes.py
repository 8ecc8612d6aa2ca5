"""The map of a question: before the answer it gives nothing away, after it what was right and picked is shown."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgeo import maps
from quizgeo.answers import Given, MapScene, as_typed, map_scene, map_scene_after
from quizgeo.decks import CardKey, MapView, Question, parse_deck
from quizgeo.decks.kinds import Find
from quizgeo.maps import MapError, Spot, shipped

HEAD = "quizgeo: 1\ndeck: d\ntitle: D\nlanguage: en\nquestions:\n- "
CODES = tuple(maps.countries())


def asked(question: str) -> Question:
    """Read a question, its id left out."""
    return parse_deck(f"{HEAD}{{id: q, {question}}}\n")["q"]


def shown(question: str, language: str = "") -> MapScene:
    scene = map_scene(asked(question), language)
    assert scene is not None
    return scene


def after(question: str, given: Given | None, language: str = "") -> MapScene:
    scene = map_scene_after(asked(question), given, language)
    assert scene is not None
    return scene


def drawn(scene: MapScene) -> str:
    """Draw a scene as text, as a front end without colours does."""
    picture = maps.draw(
        maps.region(scene.region), 80, 22, mark=scene.marks, labels=scene.labels, spots=scene.spots, mono=True
    )
    return picture.text()


FIND = "question: Where is Azerbaijan?, find: AZ, map: {region: south-caucasus}"
PLACE = "question: Put the cursor on Yerevan., place: '40.18, 44.51', within: 30 km, map: {region: south-caucasus}"
WHICH = "question: Which country is marked?"
IDENTIFY = f"{WHICH}, answer: Azerbaijan, wrong: [Georgia, Armenia], map: {{region: south-caucasus, show: AZE}}"


def test_a_question_without_a_map_has_no_scene() -> None:
    question = asked("question: Who?, answer: Anna")
    assert map_scene(question) is map_scene_after(question, "Anna") is None


class TestRegion:
    @pytest.mark.parametrize(
        ("question", "region"),
        [
            (FIND, "south-caucasus"),
            ("question: Where?, find: AZ", "south-caucasus"),
            ("question: Where?, find: AZ, map: {region: asia}", "south-caucasus"),
            ("question: Where?, find: AZ, map: {region: africa}", "south-caucasus"),
            ("question: Where?, find: AZ, map: {region: [43, 38, 51, 42]}", "43, 38, 51, 42"),
            ("question: Where?, find: Atlantis, map: {region: africa}", "africa"),
            ("question: Where?, find: Atlantis", "world"),
            (PLACE, "south-caucasus"),
            ("question: Where?, place: '40.18, 44.51', within: 30 km", "south-caucasus"),
            ("question: Where?, place: '40.18, 44.51', within: 30 km, map: {region: africa}", "south-caucasus"),
            ("question: Where?, place: '0, 0', within: 30 km, map: {region: world}", "world"),
            (IDENTIFY, "south-caucasus"),
            (f"{WHICH}, answer: x, map: {{show: [KE, TZ]}}", "africa"),
            (f"{WHICH}, answer: x, map: {{show: [KE, BR]}}", "world"),
            (f"{WHICH}, answer: x, map: {{show: [VA, PW]}}", "world"),
            (f"{WHICH}, answer: x, map: {{region: europe, show: [KE, TZ]}}", "africa"),
            (f"{WHICH}, answer: x, map: {{region: europe}}", "europe"),
            (f"{WHICH}, answer: x, map: {{show: Atlantis}}", "world"),
        ],
    )
    def test_is_the_one_asked_for_if_it_shows_what_is_asked(self, question: str, region: str) -> None:
        assert shown(question).region == region
        assert after(question, None).region == region

    @given(st.sampled_from(CODES), st.sampled_from(["", "world", "europe", "nowhere"]))
    def test_always_shows_what_is_looked_for(self, code: str, region: str) -> None:
        scene = map_scene(Question(CardKey("d/q"), "q", Find(code), "Where?", map=MapView(region)))
        assert scene is not None
        assert code in maps.ranking(maps.region(scene.region))


class TestFind:
    def test_no_country_is_written_before_the_answer(self) -> None:
        scene = shown(FIND)
        assert (scene.task, scene.marks, scene.spots) == ("find", {}, ())
        text = drawn(scene)
        assert "Caspian Sea" in text
        assert not any(country.name["en"] in text for country in maps.countries().values())

    @pytest.mark.parametrize("region", [name for name in maps.regions() if name != "world"])
    def test_what_is_drawn_does_not_depend_on_what_is_asked(self, region: str) -> None:
        targets = [code for code, cells in maps.regions()[region].cells.items() if cells > 1]
        scenes = {repr(shown(f"question: Where?, find: {code}, map: {{region: {region}}}")) for code in targets}
        assert len(scenes) == 1

    def test_the_countries_of_two_cells_may_be_hit_by_chance(self) -> None:
        assert shown(FIND).options == 7
        cells = maps.regions()["europe"].cells.values()
        assert shown("question: Where?, find: VA, map: {region: europe}").options == sum(each >= 2 for each in cells)

    def test_in_a_box_they_are_counted_by_drawing(self) -> None:
        assert shown("question: Where?, find: AM, map: {region: [43, 38, 51, 42]}").options == 6

    def test_that_the_question_names_the_country_is_told(self) -> None:
        assert shown(FIND).told
        assert shown("question: Find Turkey., find: TR").told
        assert not shown("question: Which country has Baku as its capital?, find: AZ").told

    def test_other_countries_may_be_marked_but_not_the_right_one(self) -> None:
        scene = shown("question: What is south of it?, find: AZ, map: {region: south-caucasus, show: [RU, AZ]}")
        assert scene.marks == {"RUS": "mark"}

    @pytest.mark.parametrize(
        ("given", "marks"),
        [
            ("GE", {"GEO": "wrong", "AZE": "right"}),
            ("Georgia", {"GEO": "wrong", "AZE": "right"}),
            ((42.0, 43.5), {"GEO": "wrong", "AZE": "right"}),
            ("42.0, 43.5", {"GEO": "wrong", "AZE": "right"}),
            ("AZE", {"AZE": "right"}),
            ((40.4, 49.0), {"AZE": "right"}),
            ((42.5, 50.5), {"AZE": "right"}),
            ("who knows", {"AZE": "right"}),
            (None, {"AZE": "right"}),
        ],
    )
    def test_after_it_right_and_wrong_are_marked(self, given: Given | None, marks: dict[str, str]) -> None:
        assert after(FIND, given).marks == marks

    def test_after_it_everything_is_written(self) -> None:
        text = drawn(after(FIND, "GE"))
        assert "✔ Azerbaijan" in text
        assert "✘ Georgia" in text
        assert "Iran" in text

    def test_names_are_in_the_language_asked_for(self) -> None:
        assert shown(FIND, "id").labels.language == "id"
        assert "Laut Kaspia" in drawn(shown(FIND, "id"))
        assert "Turki" in drawn(after(FIND, "GE", "id"))

    def test_a_target_that_is_no_country_is_marked_nowhere(self) -> None:
        assert after("question: Where?, find: Atlantis", "AZ").marks == {"AZE": "wrong"}
        assert after("question: Where?, find: Atlantis", (40.4, 49.0)).marks == {"AZE": "wrong"}


class TestPlace:
    def test_no_country_is_written_before_the_answer(self) -> None:
        scene = shown(PLACE)
        assert (scene.task, scene.marks, scene.spots, scene.options) == ("place", {}, (), 0)
        assert "Georgia" not in drawn(scene)

    @pytest.mark.parametrize(
        ("given", "spots"),
        [
            ((40.0, 46.0), (Spot(40.0, 46.0, "wrong"), Spot(40.18, 44.51, "right"))),
            ("40, 46", (Spot(40.0, 46.0, "wrong"), Spot(40.18, 44.51, "right"))),
            ((40.2, 44.6), (Spot(40.2, 44.6, "mark"), Spot(40.18, 44.51, "right"))),
            ("who knows", (Spot(40.18, 44.51, "right"),)),
            (None, (Spot(40.18, 44.51, "right"),)),
        ],
    )
    def test_after_it_both_points_are_shown(self, given: Given | None, spots: tuple[Spot, ...]) -> None:
        scene = after(PLACE, given)
        assert scene.spots == spots
        assert "Georgia" in drawn(scene)

    def test_what_is_marked_stays_so(self) -> None:
        question = f"{PLACE[:-1]}, show: AM}}"
        assert shown(question).marks == after(question, None).marks == {"ARM": "mark"}


class TestLook:
    def test_what_is_asked_stands_as_a_question_mark_and_options_are_not_written(self) -> None:
        scene = shown(IDENTIFY)
        assert (scene.task, scene.marks, scene.options) == ("look", {"AZE": "mark"}, 0)
        text = drawn(scene)
        assert "?" in text
        assert "Iran" in text
        assert not any(name in text for name in ("Azerbaijan", "Georgia", "Armenia", "AZE", "GEO", "ARM"))

    def test_several_are_numbered(self) -> None:
        question = (
            "question: Which are they?, match: {'1': Georgia, '2': Armenia}, "
            "map: {region: south-caucasus, show: [GE, AM]}"
        )
        assert shown(question).labels.instead == (("GEO", "1"), ("ARM", "2"))

    def test_what_the_question_names_is_written(self) -> None:
        scene = shown(f"question: What is the capital of Azerbaijan?, answer: Baku, {IDENTIFY.partition('], ')[2]}")
        assert scene.labels.instead == ()
        assert "Azerbaijan" in drawn(scene)

    @pytest.mark.parametrize(
        "question",
        [
            "question: Name two neighbours of Azerbaijan., list: [Georgia, Armenia, Iran], need: 2",
            "question: Who lies north-west of Azerbaijan?, answer: Georgia",
            "cloze: Azerbaijan borders ((Georgia)).",
            "front: Neighbour of Azerbaijan, back: Georgia",
        ],
    )
    def test_nothing_is_written_where_another_country_is_to_be_said(self, question: str) -> None:
        text = drawn(shown(f"{question}, map: {{region: south-caucasus, show: AZ}}"))
        assert "Azerbaijan" in text
        assert not any(name in text for name in ("Georgia", "Armenia", "Iran", "Russia", "Türkiye"))

    @pytest.mark.parametrize(
        "question",
        [
            "question: Sort them., groups: {CSTO: [Armenia, Russia], NATO: [Georgia]}",
            "question: From west to east?, order: [Georgia, Armenia, Iran]",
            "question: Which are they?, answers: [Georgia, Armenia], wrong: [Iran]",
        ],
    )
    def test_what_is_offered_is_not_written(self, question: str) -> None:
        text = drawn(shown(f"{question}, map: {{region: south-caucasus}}"))
        assert "Georgia" not in text
        assert "Armenia" not in text

    @pytest.mark.parametrize(
        ("question", "given", "marks"),
        [
            (IDENTIFY, "Georgia", {"AZE": "right", "GEO": "wrong"}),
            (IDENTIFY, "Azerbaijan", {"AZE": "right"}),
            (IDENTIFY, None, {"AZE": "right"}),
            (
                "question: Name two., list: [Georgia, Armenia], need: 1, map: {region: south-caucasus, show: AZ}",
                ("Georgia", "Turkey"),
                {"AZE": "mark", "GEO": "right", "ARM": "right", "TUR": "wrong"},
            ),
            (
                "question: Which?, match: {'1': Georgia, '2': Armenia}, map: {region: south-caucasus, show: [GE, AM]}",
                {"1": "Armenia", "2": "Iran"},
                {"GEO": "right", "ARM": "right", "IRN": "wrong"},
            ),
            (
                "question: Which?, answers: [Georgia, Armenia], wrong: [Iran], map: {region: south-caucasus}",
                ("Georgia", "Iran"),
                {"GEO": "right", "ARM": "right", "IRN": "wrong"},
            ),
            ("question: Who?, answer: Anna, map: {region: south-caucasus, show: AZ}", "Berta", {"AZE": "mark"}),
            ("statement: It is Iran., answer: false, map: {region: south-caucasus, show: AZ}", True, {"AZE": "mark"}),
        ],
    )
    def test_after_it_right_and_wrong_are_marked(self, question: str, given: Given, marks: dict[str, str]) -> None:
        assert after(question, given).marks == marks

    def test_a_choice_that_is_typed_keeps_its_secret(self) -> None:
        scene = map_scene(as_typed(asked(IDENTIFY)))
        assert scene is not None
        assert scene.labels.instead == (("AZE", "?"),)
        assert "Azerbaijan" not in drawn(scene)


def test_data_that_cannot_be_read_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "index.json").write_bytes((Path(shipped.__file__).with_name("data") / "index.json").read_bytes())
    monkeypatch.setattr(shipped, "_ATLAS", maps.Atlas(tmp_path))
    with pytest.raises(MapError, match="map data 'south-caucasus' cannot be read"):
        shown(FIND)


def test_the_same_question_gives_an_equal_scene() -> None:
    assert shown(FIND) == shown(FIND)
    assert after(PLACE, (40.0, 46.0)) == after(PLACE, (40.0, 46.0))


class TestSeas:
    GEORGIA = "map: {region: south-caucasus, show: GE}"

    @pytest.mark.parametrize("language", ["", "id"])
    def test_seas_that_are_offered_are_not_written(self, language: str) -> None:
        question = f"question: On which sea?, answer: Black Sea, wrong: [Red Sea, Lake Van], {self.GEORGIA}"
        scene = shown(question, language)
        assert scene.labels.unnamed_seas == {"Black Sea"}
        assert "Hitam" not in drawn(scene)
        assert "Black" not in drawn(scene)
        assert "Black Sea" in drawn(after(question, "Black Sea"))

    @pytest.mark.parametrize("answer", ["Black Sea", "the Black Sea", "Laut Hitam", "Black", "Black Sea and others"])
    def test_no_sea_is_written_where_one_is_typed(self, answer: str) -> None:
        scene = shown(f"question: On which sea?, answer: {answer}, {self.GEORGIA}")
        assert scene.labels.unnamed_seas == {"Black Sea", "Caspian Sea"}

    def test_other_questions_have_their_seas(self) -> None:
        scene = shown(f"question: Which is it?, answer: Georgia, wrong: [Sea, Iran], {self.GEORGIA}")
        assert scene.labels.unnamed_seas == frozenset()
        assert "Black Sea" in drawn(scene)

    def test_a_sea_that_a_point_is_asked_of_is_not_written(self) -> None:
        place = "place: '42.6, 39', within: 60 km, map: {region: south-caucasus}"
        assert shown(f"question: Where is the Black Sea?, {place}").labels.unnamed_seas == {"Black Sea"}
        assert shown(f"question: Where is it?, {place}").labels.unnamed_seas == frozenset()

    def test_a_picture_in_a_file_names_them_as_little(self) -> None:
        question = f"question: On which sea?, answer: Black Sea, wrong: [Red Sea, Lake Van], {self.GEORGIA}"
        scene = shown(question)
        picture = maps.svg(maps.region(scene.region), mark=scene.marks, labels=scene.labels)
        assert "Black Sea" not in picture
        assert "another sea" in picture
