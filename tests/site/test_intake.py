"""The server itself stands slow lines: a body is taken in whole before it takes a thread; the real server, real lines."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPResponse
from pathlib import Path
from typing import NamedTuple

import pytest

HALF_SENT = 12  # thrice as many as there are threads
SIGN_IN = "/tai-khoan/login/"
PROXY = "X-Forwarded-Proto: https\r\n"
FIELDS = "Host: 127.0.0.1\r\nReferer: https://127.0.0.1/\r\nContent-Type: application/x-www-form-urlencoded\r\n"
ENOUGH = 60  # seconds for anything on a busy machine


@contextmanager
def serving(folder: Path):
    """`tonghop serve` as an operator starts it behind a proxy that ends TLS, over an empty SQLite of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    hidden = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "TONGHOP_NOW")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment.update(TONGHOP_DATA_DIR=str(folder), TONGHOP_HTTPS="true")
    command = [sys.executable, "-m", "tonghop", "serve", "--port", str(port)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        process.port = port
        try:
            until(lambda: listens(port) or process.poll() is not None)
            yield process
        finally:
            process.terminate()
            process.wait(timeout=ENOUGH)


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def until(so) -> None:
    """Ask again until it is so."""
    end = time.monotonic() + ENOUGH
    while not so():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.05)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("may-chu")


@pytest.fixture(scope="module")
def server(folder):
    with serving(folder) as process:
        yield process


@pytest.fixture
def line():
    """Open lines to a server, closed after the test."""
    lines = []

    def open_line(server) -> socket.socket:
        lines.append(socket.create_connection(("127.0.0.1", server.port), timeout=ENOUGH))
        return lines[-1]

    yield open_line
    for each in lines:
        each.close()


class Answer(NamedTuple):
    status: int
    text: str
    cookie: str


def ask(line: socket.socket, fields: str = "", *, method: str = "GET", proxy: str = PROXY, body: bytes = b"") -> None:
    """Send a request for the sign-in page, or the beginning of one."""
    line.sendall(f"{method} {SIGN_IN} HTTP/1.1\r\n{FIELDS}{proxy}{fields}\r\n".encode() + body)


def answer(line: socket.socket) -> Answer:
    """Read one answer from a line."""
    with HTTPResponse(line) as response:
        response.begin()
        cookie = response.headers.get("Set-Cookie", "").split(";")[0]
        return Answer(response.status, response.read().decode("utf-8"), cookie)


def page(line: socket.socket) -> Answer:
    """Open the sign-in page."""
    ask(line)
    opened = answer(line)
    assert opened.status == 200
    return opened


def files_without_a_name(server) -> int:
    """Count the temporary files that the server's processes hold."""
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
    held = [file for child in children for file in Path(f"/proc/{child}/fd").iterdir()]
    return sum("(deleted)" in str(file.readlink()) for file in held if file.is_symlink())


@pytest.mark.parametrize("size", [2_000, 3_000_000], ids=["in memory", "in a file"])
def test_the_sign_in_page_answers_while_bodies_are_half_sent_and_each_is_then_handled_in_full(server, line, size):
    opened = page(line(server))
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', opened.text)[1]
    # The last field is shown again by the page: so the body was read to its end.
    body = f"csrfmiddlewaretoken={token}&password=x&filler={'a' * size}&login=cuoi-cung".encode()
    half = len(body) // 2
    lines = [line(server) for _ in range(HALF_SENT)]
    for each in lines:
        fields = f"Cookie: {opened.cookie}\r\nContent-Length: {len(body)}\r\n"
        ask(each, fields, method="POST", body=body[:half])

    page(line(server))  # answered, while not one of the bodies is whole

    for each in lines[:4]:
        each.sendall(body[half:])
        shown = answer(each)
        assert (shown.status, 'value="cuoi-cung"' in shown.text) == (200, True)
        page(each)  # the line is kept for what comes next


def test_a_line_that_is_cut_leaves_no_file_behind(server, line):
    page(line(server))
    before = files_without_a_name(server)
    lines = [line(server) for _ in range(HALF_SENT)]
    for each in lines:
        ask(each, "Content-Length: 1000000\r\n", method="POST", body=b"a" * 500_000)
    until(lambda: files_without_a_name(server) == before + HALF_SENT)
    for each in lines:
        each.close()
    until(lambda: files_without_a_name(server) == before)


@pytest.mark.parametrize(
    ("fields", "status", "words"),
    [
        ("Content-Length: 268435457", 413, "không được quá 256 MB"),
        ("Transfer-Encoding: chunked", 411, "không cho biết độ dài"),
        ("Content-Length: 5x", 400, ""),
        ("Content-Length: -5", 400, ""),
        ("Content-Length: 5\r\nContent-Length: 6", 400, ""),
    ],
)
def test_a_body_without_an_honest_length_is_refused_before_it_is_read(server, line, fields, status, words):
    refused = line(server)
    ask(refused, f"{fields}\r\n", method="POST")
    got = answer(refused)
    assert (got.status, words in got.text) == (status, True)
    assert refused.recv(1) == b""  # and the line is closed


def test_a_body_that_waits_to_be_asked_for_is_asked_for(server, line):
    patient = line(server)
    ask(patient, "Expect: 100-continue\r\nContent-Length: 5\r\n", method="POST")
    assert patient.recv(25) == b"HTTP/1.1 100 Continue\r\n\r\n"
    patient.sendall(b"a=b&c")
    assert answer(patient).status == 403  # no token


def test_only_the_header_that_a_proxy_writes_says_that_the_line_was_safe(server, line):
    for header, status in ((PROXY, 200), (PROXY.replace("-", "_"), 301), ("", 301)):
        asking = line(server)
        ask(asking, proxy=header)
        assert answer(asking).status == status


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_server_stops_though_bodies_are_half_sent(folder, line, number):
    with serving(folder) as server:
        for length in (1_000, 1_000_000):
            ask(line(server), f"Content-Length: {length}\r\n", method="POST", body=b"a" * 500)
        page(line(server))
        server.send_signal(number)
        assert server.wait(timeout=ENOUGH / 2) == 0  # sooner than a silent line is let go
        assert "Đã dừng." in server.stdout.read()
