"""Problems of questions: each has its place, its cure, and the question it belongs to."""

from collections.abc import Callable

import pytest

from quizgeo.decks import CODES, Problem, Severity, check_text

Check = Callable[..., Problem]
Write = Callable[..., str]
Case = tuple[str, str, str, str, str]

HEAD = "sources: {article: {title: A}}\ndefaults: {source: article}\n"
DATE_FORMS = "write 2023, 2023-09 or 2023-09-19"
ADD_KEY = "add answer, number, date, list or another answer key"

CASES = [
    ("QN001", "«foo»", "a question must be a mapping, here is a text", "write id: and question: below a dash", "[0]"),
    ("QN001", "«[a]»", "a question must be a mapping, here is a list", "write id: and question: below a dash", "[0]"),
    ("QN002", "{«id»: a, question: Q?}", "nothing says what is right", ADD_KEY, "[0].id"),
    ("QN002", "{«id»: a, question: Q?, wrong: [b]}", "nothing says what is right", ADD_KEY, "[0].id"),
    ("QN003", "{id: a, question: Q?, number: 4, «wrong»: [b]}", '"number" and "wrong" do not go together', "remove one",
     "[0].wrong"),
    ("QN003", "{id: a, question: Q?, answer: x, source: {ref: article, «title»: T}}",
     '"ref" and "title" do not go together', "remove one", "[0].source.title"),
    ("QN004", "{id: a, question: Q?, «anser»: x}", 'unknown field "anser"', 'did you mean "answer"?', "[0].anser"),
    ("QN004", "{id: a, question: Q?, answer: x, «distractors»: [y]}", 'unknown field "distractors"',
     'did you mean "wrong"?',
     "[0].distractors"),
    ("QN004", "{id: a, question: Q?, answer: x, «type»: text}", 'unknown field "type"',
     "remove it, the answer key names the kind", "[0].type"),
    ("QN004", "{id: a, question: Q?, answer: x, «regex»: x+}", 'unknown field "regex"', "list the forms under accept",
     "[0].regex"),
    ("QN004", "{id: a, question: Q?, options: [{text: x, correct: yes}, {text: y, «corect»: no}]}",
     'unknown field "corect"', 'did you mean "correct"?', "[0].options[1].corect"),
    ("QN004", "{id: a, question: Q?, answer: x, «__class__»: y}", 'unknown field "__class__"',
     "remove it, or begin its name with x-", "[0].__class__"),
    ("QN005", "{id: a, question: Q?, answer: x, wrong: [y], «unit»: km}", '"unit" does not go with choice',
     "this kind has answer, wrong, show, ladder, accept, reject", "[0].unit"),
    ("QN005", "{id: a, question: Q?, answer: x, «ladder»: typed}", '"ladder" does not go with text',
     "this kind has answer, accept, reject, strict", "[0].ladder"),
    ("QN005", "{id: a, question: Q?, answer: x, wrong: [y], «accept»: [z]}",
     '"accept" does not go with a choice without ladder: typed', "remove it", "[0].accept"),
    ("QN005", "{id: a, question: Q?, options: [{text: x, correct: yes}, {text: y, correct: yes}, z], «accept»: [z]}",
     '"accept" does not go with several right options', "remove it", "[0].accept"),
    ("QN006", "{«id»: a, answer: x}", '"question" is missing', "add it", "[0].id"),
    ("QN006", "{«id»: a, front: x}", '"back" is missing', "add it", "[0].id"),
    ("QN006", "{«id»: a, question: Q?, statement: x}", '"answer" is missing', "add it", "[0].id"),
    ("QN006", "{«id»: a, question: Q?, answers: [x]}", '"wrong" is missing', "add it", "[0].id"),
    ("QN006", "{«id»: a, question: Q?, place: '1, 2'}", '"within" is missing', "add it", "[0].id"),
    ("QN006", "{id: a, question: Q?, options: [{«correct»: yes}, y]}", '"text" is missing', "add it",
     "[0].options[0].correct"),
    ("QN006", "{id: a, question: Q?, answer: x, source: «{at: 3}»}", 'a source needs "ref" or "title"',
     "add ref, the identity of a source", "[0].source"),
    ("QN007", "{id: a, question: Q?, answer: «[x]»}", '"answer" must be one line of text, here is a list',
     "write one line of text", "[0].answer"),
    ("QN007", "{id: a, question: «{x: y}», answer: x}", '"question" must be a text, here is a mapping', "write a text",
     "[0].question"),
    ("QN007", "{id: a, question: Q?, list: «{x: y}»}", '"list" must be a list, here is a mapping', "write a list",
     "[0].list"),
    ("QN007", "{id: a, question: Q?, match: [[x, y], «[z]»]}", '"match" holds pairs, and this is no pair: 1',
     "write two texts: [left, right]", "[0].match[1]"),
    ("QN007", "{id: a, question: Q?, groups: «[x]»}", '"groups" must be a mapping, here is a list', "write a mapping",
     "[0].groups"),
    ("QN007", "{id: a, question: Q?, options: [«[x]», {text: y, correct: yes}]}",
     '"options" must be a text or a mapping, here is a list', "write a text or a mapping", "[0].options[0]"),
    ("QN007", "{id: a, question: Q?, place: «[1, 2, 3]», within: 3 km}",
     '"place" must be latitude and longitude, here is a list',
     "write latitude and longitude", "[0].place"),
    ("QN007", "{id: a, question: Q?, find: AM, map: «AM»}",
     '"map" must be a mapping with region and show, here is a text',
     "write a mapping with region and show", "[0].map"),
    ("QN007", "{id: a, question: Q?, find: AM, map: {region: «[1, 2]»}}",
     '"region" must be a name, or west, south, east and north, here is a list',
     "write a name, or west, south, east and north", "[0].map.region"),
    ("QN007", "{id: a, question: Q?, answer: x, source: «[article]»}", '"source" must be a source, here is a list',
     "write a source", "[0].source"),
    ("QN008", "{id: a, question: Q?, answer: «~»}", '"answer" is empty: ~ stands for nothing',
     'write a value, or "~" with its quotes if the word is meant', "[0].answer"),
    ("QN008", "{id: a, question: Q?, answer: «null»}", '"answer" is empty: null stands for nothing',
     'write a value, or "null" with its quotes if the word is meant', "[0].answer"),
    ("QN008", "{id: a, question: Q?, answer: x, wrong: [b, «Null»]}", '"wrong" is empty: Null stands for nothing',
     'write a value, or "Null" with its quotes if the word is meant', "[0].wrong[1]"),
    ("QN008", "{id: «null», question: Q?, answer: x}", '"id" is empty: null stands for nothing',
     'write a value, or "null" with its quotes if the word is meant', "[0].id"),
    ("QN008", "{id: a, question: Q?, answer: «''»}", '"answer" is empty', "write a value, or delete the field",
     "[0].answer"),
    ("QN008", "{id: a, question: Q?, answer: «'  '»}", '"answer" is empty', "write a value, or delete the field",
     "[0].answer"),
    ("QN008", "{id: a, question: Q?, answer: x, wrong: [«'  '», y]}", '"wrong" is empty',
     "write a value, or delete the field",
     "[0].wrong[0]"),
    ("QN008", "{id: a, question: Q?, answer: x, wrong: «[]»}", '"wrong" is empty', "write a value, or delete the field",
     "[0].wrong"),
    ("QN008", "{id: a, question: Q?, match: «»}", '"match" is empty', "write a value, or delete the field",
     "[0].match"),
    ("QN009", "{«question»: Q?, answer: x}", "the question has no id",
     "add a short one that never changes, such as id: first-state", "[0].question"),
    ("QN010", "{id: «Foo Bar», question: Q?, answer: x}",
     '"Foo Bar" is not an identity of small letters, digits and single dashes',
     "write foo-bar", "[0].id"),
    ("QN010", "{id: «Ж», question: Q?, answer: x}", '"Ж" is not an identity of small letters, digits and single dashes',
     "write letters from a to z", "[0].id"),
    ("QN011", "{id: a, question: Q?, answer: x, was: [b, «C»]}", '"C" is not an id', "write c", "[0].was[1]"),
    ("QN011", "{id: a, question: Q?, answer: x, was: «a»}", '"a" is the present id', "delete it", "[0].was"),
    ("QN012", "{id: a, statement: S, answer: «maybe»}", '"maybe" is not yes or no', "write yes or no", "[0].answer"),
    ("QN012", "{id: a, question: Q?, number: «eleven»}", '"eleven" is no number', "write digits, such as 11 or 2.5",
     "[0].number"),
    ("QN012", "{id: a, question: Q?, number: «'11,000'»}", '"11,000" is no number', "write 11000 or 11", "[0].number"),
    ("QN012", "{id: a, question: Q?, answer: x, difficulty: «6»}", '"6" is not a whole number from 1 to 5',
     "write a number such as 1", "[0].difficulty"),
    ("QN012", "{id: a, question: Q?, answer: x, points: «-1»}", "-1 is below 0", "write 0 or more", "[0].points"),
    ("QN012", "{id: a, question: Q?, answer: x, time: «2s»}", '"2s" is no time from 5 seconds to an hour',
     "write 30, 90s, 2m or 1:30", "[0].time"),
    ("QN012", "{id: a, question: Q?, answer: x, tags: [«b c»]}",
     '"b c" is not a tag: no space or comma, at most 40 characters',
     "write b-c", "[0].tags[0]"),
    ("QN012", "{id: a, question: Q?, place: «here», within: 3 km}", '"here" is not a latitude and a longitude',
     "write degrees with a point, such as 40.18, 44.51", "[0].place"),
    ("QN012", "{id: a, question: Q?, place: «41°43′N 44°47′E», within: 3 km}",
     '"41°43′N 44°47′E" is not a latitude and a longitude', "write 41.7167, 44.7833", "[0].place"),
    ("QN004", "{id: a, question: Q?, answer: x, source: {title: A book, «page»: 5}}", 'unknown field "page"',
     'did you mean "at"?', "[0].source.page"),
    ("QN004", "{id: a, question: Q?, answer: x, source: {title: A book, «plase»: 5}}", 'unknown field "plase"',
     "remove it, or begin its name with x-", "[0].source.plase"),
    ("QN034", "{id: a, question: Q?, answer: «Yerevan / Erevan»}", '"Yerevan / Erevan" is one text, with all its signs',
     "write answer: Yerevan and accept: [Erevan]", "[0].answer"),
    ("QN034", "{id: a, question: Q?, answer: «Baku or Baki»}", '"Baku or Baki" is one text, with all its signs',
     "write answer: Baku and accept: [Baki]", "[0].answer"),
    ("QN034", "{id: a, question: Q?, answer: «Kyiv (Kiev)»}", '"Kyiv (Kiev)" is one text, with all its signs',
     "write answer: Kyiv and accept: [Kiev]", "[0].answer"),
    ("QN034", "id: a\n    question: Q?\n    answer: x\n    accept: «Tiflis, Tifliz»",
     '"Tiflis, Tifliz" is one text with commas',
     "write accept: [Tiflis, Tifliz], or put it in quotes", "[0].accept"),
    ("QN017", "{id: a, question: Baku is a capital., answer: «true»}", '"true" is taken for a word to type',
     'to ask whether it is true, name the field "statement" instead of "question"', "[0].answer"),
    ("QN008", "{id: a, question: Q?, answer: x, map: «{}»}", '"map" is empty', "write region or show", "[0].map"),
    ("QN004", "{id: a, question: Q?, answer: x, «page»: 5}", 'unknown field "page"',
     "remove it, or begin its name with x-", "[0].page"),
    ("QN013", "{id: a, question: Q?, date: «2023-13»}", "there is no month 13", DATE_FORMS, "[0].date"),
    ("QN013", "{id: a, question: Q?, date: «2023-02-29»}", "there is no day 29 in 2023-02", DATE_FORMS, "[0].date"),
    ("QN013", "{id: a, question: Q?, date: «May»}", '"May" is no date', DATE_FORMS, "[0].date"),
    ("QN014", "{id: a, question: Q?, number: «70..60»}", "70..60 runs backwards", "write 60..70", "[0].number"),
    ("QN015", "{id: a, question: Q?, number: 4, within: «much»}", '"much" is no tolerance',
     "write an amount such as 5, or a share such as 5%", "[0].within"),
    ("QN015", "{id: a, question: Q?, number: 4, within: «-4»}", '"-4" is no tolerance',
     "write an amount such as 5, or a share such as 5%", "[0].within"),
    ("QN015", "{id: a, question: Q?, number: 60..70, within: «5»}", '"within" does not go with a range', "remove it",
     "[0].within"),
    ("QN015", "{id: a, question: Q?, date: 2023, within: «2 months»}", '"within" is finer than the date 2023',
     "write years",
     "[0].within"),
    ("QN015", "{id: a, question: Q?, date: 2023-05, within: «2 days»}", '"within" is finer than the date 2023-05',
     "write months or years", "[0].within"),
    ("QN015", "{id: a, question: Q?, date: 2023, within: «long»}", '"long" is no length of time',
     "write 10 days, 2 weeks, 1 month or 3 years", "[0].within"),
    ("QN015", "{id: a, question: Q?, place: '1, 2', within: «3»}", '"3" is no distance', "write 30 km, 500 m or 20 mi",
     "[0].within"),
    ("QN016", "{id: a, question: Q?, answer: x, status: «facts»}",
     '"facts" is not one of fact, claim, contested, forecast, quote, analysis', 'did you mean "fact"?', "[0].status"),
    ("QN017", "{id: a, question: Q?, answer: «1991»}", '"1991" looks like a number or date', "write date: 1991",
     "[0].answer"),
    ("QN017", "{id: a, question: Q?, answer: «11000»}", '"11000" looks like a number or date', "write number: 11000",
     "[0].answer"),
    ("QN018", "{id: a, question: Q?, number: «11.000»}", '"11.000" is read with a decimal point, and may mean 11000',
     "write 11 or 11000", "[0].number"),
    ("QN018", "{id: a, question: Q?, number: «-1.250..-1.000»}",
     '"-1.250..-1.000" is read with a decimal point, and may mean -1250..-1000',
     "write -1.25..-1 or -1250..-1000", "[0].number"),
    ("QN018", "{id: a, question: Q?, number: 70000, within: «5.000»}",
     '"5.000" is read with a decimal point, and may mean 5000', "write 5 or 5000", "[0].within"),
    ("QN018", "{id: a, question: Q?, place: '1, 2', within: «1.500 km»}",
     '"1.500 km" is read with a decimal point, and may mean 1500 km', "write 1.5 km or 1500 km", "[0].within"),
    ("QN018", "{id: a, question: Q?, answer: x, points: «1.500»}",
     '"1.500" is read with a decimal point, and may mean 1500', "write 1.5 or 1500", "[0].points"),
    ("QN020", "{id: a, cloze: «no gap»}", "there is no gap", "write the answer as ((answer))", "[0].cloze"),
    ("QN020", "{id: a, cloze: «a ((b»}", "a gap is not closed", "write )) at its end", "[0].cloze"),
    ("QN020", "{id: a, cloze: «a (()) b»}", "a gap is empty", "write the answer as ((answer))", "[0].cloze"),
    ("QN020", "{id: a, cloze: «a ((b ((c)) ))»}", "a gap stands inside another", "write )) before the next ((",
     "[0].cloze"),
    ("QN021", "{id: a, question: Q?, options: [{text: x, credit: «2»}, {text: y, correct: yes}]}",
     "credit 2 is not from 0 to 1",
     "write 0.5 for half the points", "[0].options[0].credit"),
    ("QN021", "{id: a, question: Q?, options: [{text: x, pin: «top»}, {text: y, correct: yes}]}",
     'pin "top" is neither first nor last', "write first or last", "[0].options[0].pin"),
    ("QN021", "{id: a, question: Q?, answer: x, wrong: [y], show: «4»}", "show: 4, but wrong options: 1",
     "write 1 or less",
     "[0].show"),
    ("QN022", "{id: a, question: Q?, list: [x, y, z], need: «5»}", "need: 5 of 3", "write 3 or less", "[0].need"),
    ("QN023", "{id: a, question: Q?, list: «[x]»}", '"list" needs at least 2 items, here: 1', "add items", "[0].list"),
    ("QN023", "{id: a, question: Q?, order: «[x, y]»}", '"order" needs at least 3 items, here: 2', "add items",
     "[0].order"),
    ("QN023", "{id: a, question: Q?, match: «{x: y}»}", '"match" needs at least 2 items, here: 1', "add items",
     "[0].match"),
    ("QN023", "{id: a, question: Q?, groups: «{x: [y, z], w: [Y]}»}", '"Y" stands twice in "groups"', "delete one",
     "[0].groups"),
    ("QN023", "{id: a, question: Q?, match: «[[x, y], [x, z]]»}", '"x" stands twice in "match"', "delete one",
     "[0].match"),
    ("QN024", "{id: a, question: Q?, answer: x, wrong: [y], feedback: {right: r, «z»: s}}",
     'feedback for "z", which is no option',
     "write right, wrong, or the text of an option", "[0].feedback.z"),
    ("QN025", "{id: a, question: Q?, answer: x, source: «news»}", 'source "news" is not in sources',
     "add it to the sources of the deck", "[0].source"),
    ("QN025", "{id: a, question: Q?, answer: x, source: {ref: «artikle», at: 3}}", 'source "artikle" is not in sources',
     'did you mean "article"?', "[0].source.ref"),
    ("QN027", "{id: a, question: Q?, answer: x, after: [«zz»]}", 'after: no question "zz"',
     "write the id of a question",
     "[0].after[0]"),
    ("QN027", "{id: a, question: Q?, answer: x, after: «a»}", "after: the question itself", "delete it", "[0].after"),
    ("QN027", "{id: a, question: Q?, answer: x, after: «d/b»}", '"d/b" is not an id', "write b", "[0].after"),
    ("QN033", "{id: a, question: Q?, place: «'100, 40'», within: 3 km}",
     "latitude comes first and is at most 90, longitude at most 180", "write 40, 100", "[0].place"),
    ("MC001", "{id: a, question: Q?, «options»: [x, y]}", "no option is right", "write correct: true at the right one",
     "[0].options"),
    ("MC001", "{id: a, question: Q?, «options»: [{text: x, correct: yes}, {text: y, correct: yes}]}",
     "all options are right",
     "add a wrong one", "[0].options"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_each_problem_of_a_question_has_its_place_its_cure_and_its_path(
    checked: Check, questions: Write, case: Case
) -> None:
    code, body, message, fix, path = case
    problem = checked(questions(f"  - {body}\n", HEAD), code)
    assert (problem.message, problem.fix, problem.path) == (message, fix, f"questions{path}")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_a_problem_of_a_question_is_told_once(questions: Write, case: Case) -> None:
    code, body, *_rest = case
    _deck, problems = check_text(questions(f"  - {body}\n", HEAD).replace("«", "").replace("»", ""))
    assert [problem.code for problem in problems] == [code]


def test_only_errors_stand_in_the_way_of_a_deck(questions: Write) -> None:
    for code, body, *_rest in CASES:
        deck, problems = check_text(questions(f"  - {body}\n", HEAD).replace("«", "").replace("»", ""))
        assert (deck is None) is (CODES[code].severity is Severity.ERROR), problems


def test_a_problem_names_its_question_by_the_key(checked: Check, questions: Write) -> None:
    assert checked(questions("  - {question: Q?, answer: x, id: a, tags: [«b c»]}\n"), "QN012").question == "d/a"
    deck, problems = check_text(questions("  - {question: Q?, answer: x, wrong: [y], feedback: {z: s}}\n"))
    assert deck is not None
    assert {problem.code: problem.question for problem in problems} == dict.fromkeys(
        ("QN009", "QN024"), deck.questions[0].key
    )


def test_all_problems_of_a_question_come_in_one_run(questions: Write) -> None:
    body = "  - {id: A, question: [], answer: ~, tagz: x, time: 1s, date: 2023}\n"
    _deck, problems = check_text(questions(body))
    assert {problem.code for problem in problems} == {"QN010", "QN007", "QN004", "QN012", "QN003"}


def test_questions_that_wait_for_each_other_are_named(questions: Write) -> None:
    body = (
        "  - {id: a, question: Q?, answer: x, after: c}\n  - {id: b, question: R?, answer: x, after: a}\n"
        "  - {id: c, question: S?, answer: x, after: [b]}\n  - {id: e, question: T?, answer: x, after: a}\n"
    )
    _deck, problems = check_text(questions(body))
    assert [(each.code, each.place.line, each.message) for each in problems] == [
        ("QN027", 6, 'after: "c" waits for this question too'),
        ("QN027", 7, 'after: "a" waits for this question too'),
        ("QN027", 8, 'after: "b" waits for this question too'),
    ]
    assert {each.fix for each in problems} == {"delete one of the two"}


def test_a_long_chain_of_questions_is_no_circle(questions: Write) -> None:
    body = "  - {id: q0, question: Q?, answer: x}\n"
    body += "".join(f"  - {{id: q{n}, question: Q{n}?, answer: x, after: q{n - 1}}}\n" for n in range(1, 3000))
    deck, problems = check_text(questions(body))
    assert deck is not None
    assert problems == ()


@pytest.mark.parametrize(("field", "longest"), [("answer", 1_000), ("question", 8_000), ("wrong", 1_000)])
def test_texts_have_a_longest(questions: Write, field: str, longest: int) -> None:
    values = {"question": "Q?", "answer": "x", "wrong": "y"}
    for count, codes in ((longest, []), (longest + 1, ["YA007"])):
        filled = {**values, field: "x" * (count - 1) + "z"}
        body = "".join(f"    {name}: {text}\n" for name, text in filled.items())
        _deck, problems = check_text(questions(f"  - id: a\n{body}"))
        assert [problem.code for problem in problems] == codes
        assert all(problem.fix == "shorten it" for problem in problems)


def test_a_text_has_at_most_200_lines(questions: Write) -> None:
    for count, codes in ((200, []), (201, ["YA007"])):
        lines = "".join(f"      line {n}\n" for n in range(count))
        _deck, problems = check_text(questions(f"  - id: a\n    question: |\n{lines}    answer: x\n"))
        assert [problem.code for problem in problems] == codes
        assert all(problem.fix == "shorten it" for problem in problems)


def test_a_message_shows_foreign_text_cleaned_and_cut(questions: Write) -> None:
    body = f'  - {{id: a, question: Q?, number: "\\e[31m{"x" * 100}"}}\n'
    _deck, problems = check_text(questions(body))
    message = next(problem.message for problem in problems if problem.code == "QN012")
    assert "\x1b" not in message
    assert len(message) < 60


@pytest.mark.parametrize(("language", "codes"), [("en", []), ("zh-Hant", []), ("id", ["QN018"]), ("az", ["QN018"])])
def test_a_fraction_of_three_digits_is_doubted_where_a_point_groups_digits(language: str, codes: list[str]) -> None:
    text = (
        f"quizgeo: 1\ndeck: d\ntitle: T\nlanguage: {language}\n"
        "questions:\n  - {id: a, question: Q?, number: 3.142, points: 1.5}\n"
    )
    deck, problems = check_text(text)
    assert deck is not None
    assert [problem.code for problem in problems] == codes


@pytest.mark.parametrize("number", ["11000", "0.500", "1234.000", "11.0", "11.00", "11.0000", "3.1420", "2.5", "0.125"])
def test_a_number_that_is_written_as_no_other_is_in_no_doubt(number: str) -> None:
    text = f"quizgeo: 1\ndeck: d\ntitle: T\nlanguage: id\nquestions:\n  - {{id: a, question: Q?, number: {number}}}\n"
    assert check_text(text)[1] == ()


def test_the_way_in_which_others_write_a_choice_is_told_without_fields_that_are_not_there(questions: Write) -> None:
    _deck, problems = check_text(questions("  - {id: a, question: Q?, choices: [A, B], correct: 1}\n", HEAD))
    assert [(each.code, each.fix) for each in problems] == [
        ("QN004", "write answer: the right option, and wrong: a list of the others")
    ] * 2


def test_a_text_that_is_taken_for_an_anchor_is_told_once(questions: Write) -> None:
    _deck, problems = check_text(questions("  - {id: a, question: Q?, answer: &Xyz}\n", HEAD))
    assert [each.code for each in problems] == ["YA020"]


def test_commas_in_quotes_and_in_sentences_are_meant(questions: Write) -> None:
    body = (
        "  - id: a\n    question: Q?\n    answer: x\n    accept: 'Tiflis, Georgia'\n"
        "  - id: b\n    question: R?\n    answer: x\n    wrong: Because, as nobody could have foreseen, it rained\n"
        "  - id: c\n    question: S?\n    answer: true\n    strict: yes\n"
    )
    assert check_text(questions(body, HEAD))[1] == ()
