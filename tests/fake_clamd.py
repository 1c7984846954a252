"""A small ClamAV daemon that speaks the real INSTREAM protocol, for the tests; it finds what the EICAR file holds."""

import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

INFECTED = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + b"STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
LIMIT = 30 * 1024 * 1024


class _Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        data = b""
        while size := struct.unpack("!L", self.rfile.read(4))[0]:
            data += self.rfile.read(size)
        self.server.seen.append(data)
        self.wfile.write(self.server.answer(data))


def _answer(data: bytes) -> bytes:
    if len(data) > LIMIT:
        return b"INSTREAM size limit exceeded. ERROR\0"
    return b"stream: Eicar-Signature FOUND\0" if INFECTED in data else b"stream: OK\0"


@contextmanager
def fake_clamd(path: Path | None = None, *, answer=_answer) -> Iterator[tuple[str, list[bytes]]]:
    """Run a daemon on a Unix socket at `path`, or on a free TCP port; give its address and what it was sent."""
    kind = socketserver.ThreadingUnixStreamServer if path else socketserver.ThreadingTCPServer
    with kind(str(path) if path else ("127.0.0.1", 0), _Talk) as server:
        server.daemon_threads = True
        server.answer, server.seen = answer, []
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"unix:{path}" if path else f"tcp:127.0.0.1:{server.server_address[1]}", server.seen
        server.shutdown()
        thread.join()
