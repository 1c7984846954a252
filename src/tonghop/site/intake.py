"""The door of `tonghop serve`: a request is taken in whole before it takes one of the few threads that work.

A thread that works holds a connection to the database; a slow line holds a place in the event loop and, where it sends
a file, room on the disk, both bounded. The answer is handed over whole too, so that nobody who reads it slowly holds a
thread. docs/adr/0016 tells why.
"""

import asyncio
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any

from tonghop.site.wsgi import application

if TYPE_CHECKING:
    from granian._granian import RSGIHTTPProtocol as HTTPProtocol
    from granian.rsgi import Scope

THREADS = 4  # with a connection to the database each
IN_MEMORY = 128 << 10  # bytes of a body that needs no file: every form but those with files
LARGEST = 256 << 20  # bytes of one body: the files of a whole province at once, without a script that sends them singly
FILES, ROOM = 256, 1 << 30  # so many bodies in files at once, and so many bytes of them, in one process
SILENCE = 60  # seconds in which something must come
SLOWEST = 2 << 10  # bytes a second, on the whole; a telephone at the edge of its network does more


class RefusedError(Exception):
    """A body that is not taken in: the status and what the person at the screen reads."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


class Intake:
    """An application for granian's own interface, RSGI, before Django's for WSGI."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="work")
        self._arriving: set[asyncio.Timeout] = set()
        self._spooled: dict[IO[bytes], int] = {}
        self._stopping = False

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Let go of half-sent bodies when told to stop; the server, told by the loop, waits for what is under way."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(self._stop))

    async def __rsgi__(self, scope: "Scope", proto: "HTTPProtocol") -> None:
        """Take the body in, then answer in a thread that works."""
        length = int(scope.headers.get("content-length", 0))  # the server refuses what is no number
        body: IO[bytes] | None = None
        try:
            _check_announced(scope, length)
            body = BytesIO() if length <= IN_MEMORY else self._file()
            if length:
                await self._fill(body, proto, length)
            await asyncio.get_running_loop().run_in_executor(self._threads, _answer, scope, proto, body)
        except RefusedError as refused:
            headers = [("content-type", "text/plain; charset=utf-8"), ("connection", "close")]
            proto.response_str(refused.status, headers, str(refused))
        finally:
            if body is not None:
                self._spooled.pop(body, None)
                body.close()

    def _stop(self) -> None:
        self._stopping = True
        for limit in self._arriving:
            if not limit.expired():
                limit.reschedule(0)

    def _file(self) -> IO[bytes]:
        if len(self._spooled) >= FILES:
            raise _no_room()
        body: IO[bytes] = TemporaryFile()  # noqa: SIM115 - closed by who asks
        self._spooled[body] = 0
        return body

    async def _fill(self, body: IO[bytes], proto: "HTTPProtocol", length: int) -> None:
        """Write the whole body; raise RefusedError where it stops coming, comes too slowly, or there is no room."""
        clock = asyncio.get_running_loop().time
        last = clock() + SILENCE + length / SLOWEST
        limit = asyncio.timeout_at(last)
        self._arriving.add(limit)
        try:
            async with limit:
                if length <= IN_MEMORY:
                    body.write(await proto())  # one turn of the loop, where pieces take one each
                else:
                    async for piece in proto:
                        self._write(body, piece)
                        limit.reschedule(min(clock() + SILENCE, last))
        except TimeoutError:
            raise RefusedError(408, "Đường truyền quá chậm hoặc đã đứt; chưa nhận được đủ. Hãy gửi lại.") from None
        finally:
            self._arriving.discard(limit)
        if body.tell() != length:  # the client is gone; the server ends its pieces without a word
            raise RefusedError(400, "Đường truyền đứt giữa chừng; chưa nhận được đủ. Hãy gửi lại.")
        body.seek(0)

    def _write(self, body: IO[bytes], piece: bytes) -> None:
        if self._stopping:
            raise RefusedError(503, "Máy chủ đang dừng; chưa nhận được đủ. Hãy gửi lại sau ít phút.")
        if sum(self._spooled.values()) + len(piece) > ROOM:
            raise _no_room()
        self._spooled[body] += body.write(piece)


def _check_announced(scope: "Scope", length: int) -> None:
    if "transfer-encoding" in scope.headers:  # no browser sends forms so, and its end cannot be told from a cut line
        raise RefusedError(411, "Yêu cầu không cho biết độ dài (Content-Length), không nhận.")
    if length > LARGEST:
        raise RefusedError(413, f"Một lần gửi không được quá {LARGEST >> 20} MB. Hãy chia ra nhiều lần gửi.")


def _no_room() -> RefusedError:
    return RefusedError(503, "Đang có quá nhiều tệp được gửi lên cùng lúc. Hãy gửi lại sau ít phút.")


def _answer(scope: "Scope", proto: "HTTPProtocol", body: IO[bytes]) -> None:
    status, headers = 500, list[tuple[str, str]]()

    def start_response(line: str, given: list[tuple[str, str]], _: Any = None, /) -> Any:
        nonlocal status, headers
        status, headers = int(line[:3]), given

    response: Any = application(_environ(scope, body), start_response)
    try:
        proto.response_bytes(status, headers, b"".join(response))
    finally:
        response.close()


def _environ(scope: "Scope", body: IO[bytes]) -> dict[str, Any]:
    """Return what PEP 3333 asks for; addresses are written "host:port"."""
    server, _, port = scope.server.rpartition(":")
    environ = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": scope.path.encode().decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": server,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in scope.headers.items():
        if "_" in name:  # it would pass for the header that a proxy sets, written with a hyphen
            continue
        key = name.upper().replace("-", "_")
        key = key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"
        environ[key] = f"{environ[key]},{value}" if key in environ else value
    return environ


intake = Intake()
