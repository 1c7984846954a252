"""The bounds of the intake: what is refused, and that nothing of it stays; a line played by hand, small bounds."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from tonghop.site import intake as module
from tonghop.site.intake import Intake

LENGTH = module.IN_MEMORY + 1  # goes into a file


class Line:
    """What granian hands over of one request: its body in pieces, and the answer that it was given."""

    def __init__(self, *pieces: bytes, goes_silent: bool = False) -> None:
        self.pieces, self.goes_silent = pieces, goes_silent
        self.status, self.words = 0, ""

    async def __call__(self) -> bytes:
        return b"".join([piece async for piece in self])

    async def __aiter__(self):
        for piece in self.pieces:
            yield piece
        if self.goes_silent:
            await asyncio.Event().wait()

    def response_str(self, status: int, headers: list[tuple[str, str]], words: str) -> None:
        assert ("connection", "close") in headers
        self.status, self.words = status, words


def post(length: int = LENGTH) -> SimpleNamespace:
    return SimpleNamespace(headers={"content-length": str(length)})


@pytest.fixture
def intake(monkeypatch):
    """An intake whose work nobody is to be asked for."""
    monkeypatch.setattr(module, "_answer", lambda *_: pytest.fail("a body that is not whole was handed on"))
    return Intake()


def refused(intake: Intake, *lines: Line, length: int = LENGTH) -> list[Line]:
    """Let these lines come in at once."""

    async def all_at_once() -> None:
        async with asyncio.timeout(30):
            await asyncio.gather(*(intake.__rsgi__(post(length), line) for line in lines))

    with ThreadPoolExecutor(1) as beside:  # a browser's loop may run in this thread
        beside.submit(lambda: asyncio.run(all_at_once())).result()
    assert not intake._spooled
    assert not intake._arriving
    return list(lines)


@pytest.mark.parametrize("length", [1_000, LENGTH])
def test_a_line_that_falls_silent_is_let_go(intake, monkeypatch, length):
    monkeypatch.setattr(module, "SILENCE", 0.05)
    monkeypatch.setattr(module, "SLOWEST", 1 << 30)
    (line,) = refused(intake, Line(b"a" * 500, goes_silent=True), length=length)
    assert (line.status, "quá chậm hoặc đã đứt" in line.words) == (408, True)


def test_a_line_that_comes_too_slowly_on_the_whole_is_let_go(intake, monkeypatch):
    class Drop(Line):
        async def __aiter__(self):
            while True:
                yield b"a"
                await asyncio.sleep(0.01)

    monkeypatch.setattr(module, "SILENCE", 0.1)
    monkeypatch.setattr(module, "SLOWEST", 1 << 30)
    (line,) = refused(intake, Drop())
    assert line.status == 408


def test_a_client_that_is_gone_before_the_end_is_not_handed_on(intake):
    (line,) = refused(intake, Line(b"a" * 500))
    assert (line.status, "đứt giữa chừng" in line.words) == (400, True)


def test_more_files_at_once_than_there_may_be_are_refused(intake, monkeypatch):
    monkeypatch.setattr(module, "FILES", 2)
    monkeypatch.setattr(module, "SILENCE", 0.2)
    monkeypatch.setattr(module, "SLOWEST", 1 << 30)
    lines = refused(intake, *(Line(b"a", goes_silent=True) for _ in range(3)))
    assert [line.status for line in lines] == [408, 408, 503]
    assert "quá nhiều tệp" in lines[2].words


def test_more_bytes_at_once_than_there_is_room_for_are_refused(intake, monkeypatch):
    monkeypatch.setattr(module, "ROOM", 1_500)
    monkeypatch.setattr(module, "SILENCE", 0.2)
    monkeypatch.setattr(module, "SLOWEST", 1 << 30)
    lines = refused(intake, *(Line(b"a" * 1_000, goes_silent=True) for _ in range(2)))
    assert [line.status for line in lines] == [408, 503]


def test_a_body_that_is_whole_is_handed_on_from_its_beginning(monkeypatch):
    read = []
    monkeypatch.setattr(module, "_answer", lambda _, __, body: read.append(body.read()))
    refused(Intake(), Line(b"a" * 1_000, b"b" * (LENGTH - 1_000)))
    refused(Intake(), Line(b"ab"), length=2)
    assert read == [b"a" * 1_000 + b"b" * (LENGTH - 1_000), b"ab"]


def test_where_the_client_is_and_how_it_came_are_told_the_application():
    scope = SimpleNamespace(
        server="127.0.0.1:8000", client="[::1]:50312", method="GET", path="/đợt/", query_string="a=b", scheme="http",
        http_version="1.1", headers={"x-forwarded-for": "203.0.113.7", "x_forwarded_for": "10.0.0.1", "content-type": "a/b"},
    )  # fmt: skip
    environ = module._environ(scope, None)
    assert (environ["REMOTE_ADDR"], environ["SERVER_NAME"], environ["SERVER_PORT"]) == ("::1", "127.0.0.1", "8000")
    assert environ["HTTP_X_FORWARDED_FOR"] == "203.0.113.7"
    assert environ["CONTENT_TYPE"] == "a/b"
    assert environ["PATH_INFO"].encode("latin-1").decode() == "/đợt/"
