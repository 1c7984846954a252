"""Asking a ClamAV daemon whether a file is infected: its INSTREAM protocol over a Unix or TCP socket."""

import socket
import struct
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

from tonghop.kernel.errors import NotPossible, Refused

CHUNK = 64 * 1024
LONGEST_REPLY = 4096
_LATER = "Tệp chưa được nhận. Hãy thử lại sau ít phút; nếu vẫn vậy, hãy báo người quản trị hệ thống."


class ScannerDown(NotPossible):
    """The scanner does not answer: nothing is taken in unscanned where a scanner is configured."""


@dataclass(frozen=True, slots=True)
class Clamd:
    """Where the daemon listens: "unix:/run/clamav/clamd.ctl" or "tcp:127.0.0.1:3310"."""

    address: str
    timeout: float = 30

    def __call__(self, data: bytes, name: str) -> None:
        """Raise Refused where the file is infected, ScannerDown where nobody can say."""
        try:
            with closing(self._connected()) as line:
                reply = _asked(line, data)
        except (OSError, ValueError) as error:
            raise ScannerDown(
                f"Chưa kiểm tra được vi-rút ở tệp “{name}”: bộ quét không trả lời.", advice=_LATER
            ) from error
        verdict = reply.partition(": ")[2]
        if verdict.endswith(" FOUND"):
            found = verdict.removesuffix(" FOUND")
            raise Refused(
                "infected",
                f"Tệp “{name}” có vi-rút ({found}) nên không được nhận.",
                advice="Hãy quét và làm sạch máy tính trước khi gửi lại.",
            )
        if verdict != "OK":
            raise ScannerDown(f"Chưa kiểm tra được vi-rút ở tệp “{name}”: bộ quét báo “{reply}”.", advice=_LATER)

    def _connected(self) -> socket.socket:
        way, _, rest = self.address.partition(":")
        if way == "unix":
            line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            line.settimeout(self.timeout)
            try:
                line.connect(rest)
            except OSError:
                line.close()
                raise
            return line
        host, _, port = rest.rpartition(":")
        return socket.create_connection((host, int(port)), timeout=self.timeout)


def _asked(line: socket.socket, data: bytes) -> str:
    """Send the file in pieces, each after its length, an empty one last; return the answer."""
    line.sendall(b"zINSTREAM\0")
    for start in range(0, len(data), CHUNK):
        piece = data[start : start + CHUNK]
        line.sendall(struct.pack("!L", len(piece)) + piece)
    line.sendall(struct.pack("!L", 0))
    reply = b""
    while not reply.endswith(b"\0") and len(reply) < LONGEST_REPLY:
        got = line.recv(LONGEST_REPLY)
        if not got:
            break
        reply += got
    return reply.rstrip(b"\0\n").decode(errors="replace")


def unscanned(data: bytes, name: str) -> None:
    """Say nothing: no scanner is configured, and the page says so."""


def scanner_at(address: str) -> Callable[[bytes, str], None]:
    """Return what asks the daemon at that address, or what lets everything through where none is configured."""
    return Clamd(address) if address else unscanned
