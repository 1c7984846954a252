"""Real SMTP servers on this machine: one that can be told how to answer, one that hangs up in mid-sentence."""

import socket
import threading
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller

HOST = "127.0.0.1"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


@dataclass
class Inbox:
    """What arrived; `answers` maps an address to the reply that RCPT gets, `after_data` is the reply to the whole."""

    mails: list = field(default_factory=list)
    answers: dict = field(default_factory=dict)
    after_data: str = "250 OK"

    def ids(self) -> Counter:
        return Counter(mail["Message-ID"] for mail in self.mails)

    async def handle_RCPT(self, *given):  # noqa: N802 - the library's name
        _, _, envelope, address, _ = given
        reply = self.answers.get(address, "250 OK")
        if reply.startswith("250"):
            envelope.rcpt_tos.append(address)
        return reply

    async def handle_DATA(self, *given):  # noqa: N802 - likewise
        envelope = given[2]
        if self.after_data.startswith("250"):
            self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return self.after_data


@contextmanager
def mail_server(settings, inbox: Inbox):
    """Run the server and point the settings at it."""
    port = free_port()
    controller = Controller(inbox, hostname=HOST, port=port)
    controller.start()
    point_at(settings, port)
    try:
        yield inbox
    finally:
        controller.stop()


def point_at(settings, port: int) -> None:
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = HOST, port, 5


@contextmanager
def hangs_up_before_answering(settings):
    """A server that takes a whole message and closes the line instead of saying what became of it."""
    port = free_port()
    server = socket.create_server((HOST, port))
    point_at(settings, port)
    heard = []

    def serve():
        line, _ = server.accept()
        with line, line.makefile("rb") as said:
            line.sendall(b"220 here\r\n")
            for words in iter(said.readline, b""):
                heard.append(words)
                if words.upper().startswith(b"DATA"):
                    line.sendall(b"354 go ahead\r\n")
                    heard.extend(iter(said.readline, b".\r\n"))
                    return
                line.sendall(b"250 yes\r\n")

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield heard
    finally:
        thread.join(5)
        server.close()
