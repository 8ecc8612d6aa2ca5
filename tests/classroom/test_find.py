"""Finding a session on the network: answers are no longer than questions, tell no code, and are few."""

import asyncio
import socket
from contextlib import suppress

import pytest

from quizgeo.classroom.find import SIZE, Found, Offer, Responder, answer, find, group_socket, question, read_answer

NONCE = b"12345678"


@pytest.mark.parametrize("title", ["Rivers", "", "ა" * 500, "a\x1b[31m\nb", "🏔" * 70])
def test_an_answer_is_read_back_and_is_no_longer_than_the_question(title: str) -> None:
    said = answer(question(NONCE), Offer(8765, title, tls=True))
    assert said is not None
    assert len(said) <= len(question(NONCE)) == SIZE
    offer = read_answer(said, NONCE)
    assert offer is not None
    assert (offer.port, offer.tls) == (8765, True)
    assert "\x1b" not in offer.title
    assert "\n" not in offer.title


@pytest.mark.parametrize(
    "asked", [b"", b"quizgeo?1" + NONCE, question(NONCE)[:-1], question(NONCE) + b"x", b"\0" * SIZE]
)
def test_what_is_no_question_is_not_answered(asked: bytes) -> None:
    assert answer(asked, Offer(8765, "Rivers")) is None


@pytest.mark.parametrize(
    "said",
    [
        b"", b"quizgeo!1" + NONCE, b"quizgeo!1" + NONCE + b"{}", b"quizgeo!1" + NONCE + b'{"port":70000,"title":""}',
        b'quizgeo!1xxxxxxxx{"port":1,"title":""}', b"quizgeo!1" + NONCE + b'{"port":1,"title":"' + b"x" * 300 + b'"}',
    ],
)  # fmt: skip
def test_what_is_no_answer_to_us_is_passed_over(said: bytes) -> None:
    assert read_answer(said, NONCE) is None


def test_a_host_on_the_network_is_found_and_one_that_is_over_is_not() -> None:
    offers: list[Offer | None] = [Offer(8770, "Rivers"), None]

    async def scene(offer: Offer | None) -> tuple[Found, ...]:
        asked = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        asked.bind(("127.0.0.1", 0))
        asked.setblocking(False)
        port = asked.getsockname()[1]
        transport, _protocol = await asyncio.get_running_loop().create_datagram_endpoint(
            lambda: Responder(lambda: offer, lambda: 0), sock=asked
        )
        try:
            return await asyncio.to_thread(find, "127.0.0.1", port, tries=1, seconds=0.3)
        finally:
            transport.close()

    assert asyncio.run(scene(offers[0])) == (Found("127.0.0.1", 8770, "Rivers", tls=False),)
    assert asyncio.run(scene(offers[1])) == ()


class Sink(asyncio.DatagramTransport):
    """A transport that keeps what is sent."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[bytes] = []

    def sendto(self, data: object, addr: object = None) -> None:
        assert isinstance(data, bytes)
        assert addr == ("192.0.2.1", 9)
        self.sent.append(data)


def test_a_flood_of_questions_is_answered_ten_times_a_second() -> None:
    now, sink = [0], Sink()
    responder = Responder(lambda: Offer(8765, "Rivers"), lambda: now[0])
    responder.connection_made(sink)
    for _question in range(1000):
        responder.datagram_received(question(NONCE), ("192.0.2.1", 9))
    assert len(sink.sent) == 10
    now[0] = 1000
    for _question in range(1000):
        responder.datagram_received(question(NONCE), ("192.0.2.1", 9))
    assert len(sink.sent) == 20


def test_two_hosts_on_one_computer_hear_questions() -> None:
    with suppress(OSError):  # where there is no network there is nothing to hear
        one = group_socket(port=18765)
        group_socket(port=18765).close()
        one.close()
