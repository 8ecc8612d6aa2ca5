"""Files as Moodle writes them, put together question by question, and what is read of them."""

from quizgeo.decks import Kind, Question
from quizgeo.exchange import ReadIn, ReadOptions
from quizgeo.exchange.moodle import read

READING = ReadOptions("bank.xml", language="id")


def read_of(*questions: str, options: ReadOptions = READING) -> ReadIn:
    """Read a file of some questions."""
    return read(f"<quiz>{''.join(questions)}</quiz>".encode(), options)


def of_type(kind: str, inside: str, text: str = "Q?", name: str = "N") -> str:
    """Write a question of a type, its text HTML."""
    stem = f'<questiontext format="html"><text><![CDATA[{text}]]></text></questiontext>'
    return f'<question type="{kind}"><name><text>{name}</text></name>{stem}{inside}</question>'


def answers(*given: tuple[float | str, str] | tuple[float | str, str, str]) -> str:
    """Write answers: what each is worth, what it says, and what is said to it."""
    return "".join(
        f'<answer fraction="{answer[0]}"><text><![CDATA[{answer[1]}]]></text>'
        f"<feedback><text>{''.join(answer[2:])}</text></feedback></answer>"
        for answer in given
    )


def one_of(kind: str, inside: str, text: str = "Q?") -> Question:
    """Give the question that is read of one."""
    (foreign,) = read_of(of_type(kind, inside, text)).questions
    return foreign.question


def body_of(kind: str, inside: str, text: str = "Q?") -> Kind:
    """Give what it asks."""
    return one_of(kind, inside, text).body


def losses_of(kind: str, inside: str, text: str = "Q?") -> list[tuple[str, str, str]]:
    """Give what it loses."""
    read_in = read_of(of_type(kind, inside, text))
    return [(loss.field, loss.what, loss.how) for loss in read_in.losses]


def reason_of(kind: str, inside: str, text: str = "Q?") -> str:
    """Give why a question is skipped that stands beside a good one."""
    read_in = read_of(of_type("essay", "<graderinfo><text>m</text></graderinfo>"), of_type(kind, inside, text))
    assert len(read_in.questions) == 1
    (told,) = read_in.problems
    assert told.code == "EX005"
    assert told.message.startswith('Moodle: question 2 "N": ')
    return told.message.removeprefix('Moodle: question 2 "N": ').removesuffix("; skipped")
