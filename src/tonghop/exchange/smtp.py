"""One conversation with the mail server, step by step, so that it is always known whether a message was handed over."""

import smtplib
import ssl
from dataclasses import dataclass
from email.header import Header
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import formataddr, formatdate, parseaddr
from types import TracebackType
from typing import Self

from tonghop.chasing.actions.outbox import Claimed
from tonghop.exchange.rules import Answer, Fate, fate_of

GOES_AHEAD = 354
ENDED = (b"\r\n", b".\r\n")


class ServerDown(Exception):  # noqa: N818 - a state, not a mistake
    """The mail server cannot be reached, or does not let us in."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed over and in whose name."""

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = ""
    tls: bool = False
    ssl: bool = False
    timeout: float = 30


class Conversation:
    """An open connection; `hand_over` may be called until an answer says that the line is dead."""

    def __init__(self, server: MailServer) -> None:
        """Connect and sign in; raises ServerDown."""
        self._server = server
        try:
            self._smtp = _connected(server)
        except (OSError, smtplib.SMTPException) as error:
            raise ServerDown(_said(error)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Say good-bye if anybody still listens."""
        try:
            self._smtp.quit()
        except (OSError, smtplib.SMTPException):
            self._smtp.close()

    def hand_over(self, message: Claimed) -> Answer:
        """Offer one message; the answer says what became of it.

        Until the last dot is sent the server may not deliver anything, so whatever fails before is for the time
        being. From there to the reply nobody knows (RFC 5321, 4.1.1.4 and 6.1).
        """
        try:
            refused = self._announce(message)
        except (OSError, smtplib.SMTPException) as error:
            return Answer(Fate.PUT_OFF, _said(error), line_is_dead=True)
        if refused is not None:
            return refused
        try:
            self._smtp.send(_on_the_wire(written(message, self._server.sender)))
            code, said = self._smtp.getreply()
        except (OSError, smtplib.SMTPException) as error:
            return Answer(Fate.UNKNOWN, _said(error), line_is_dead=True)
        if code == 250:  # noqa: PLR2004 - RFC 5321: the message is taken
            return Answer(Fate.TAKEN)
        return Answer(fate_of(code, permanent=Fate.REFUSED), _reply(code, said))

    def _announce(self, message: Claimed) -> Answer | None:
        """Go as far as "354 go ahead"; return the refusal where the server says no on the way."""
        steps = (
            ("MAIL", f"FROM:<{parseaddr(self._server.sender)[1]}>", Fate.REFUSED),
            ("RCPT", f"TO:<{message.address}>", Fate.BAD_ADDRESS),
            ("DATA", "", Fate.REFUSED),
        )
        for word, rest, permanent in steps:
            code, said = self._smtp.docmd(word, rest)
            if code != GOES_AHEAD and not 200 <= code < 300:  # noqa: PLR2004 - RFC 5321: 2xx is yes
                if word != "MAIL":
                    self._smtp.rset()
                dead = code == 421  # noqa: PLR2004 - RFC 5321: the server closes the connection
                return Answer(fate_of(code, permanent=permanent), _reply(code, said), line_is_dead=dead)
        return None


def written(message: Claimed, sender: str) -> bytes:
    """Return the message as it goes out: one plain text part, its Message-ID the same at every attempt.

    Headers are encoded by the older of Python's two ways: the newer one loses spaces between encoded words.
    """
    mail = MIMEText(message.body, "plain", "utf-8")
    mail["From"] = formataddr(parseaddr(sender))
    mail["To"] = formataddr((message.name, message.address))
    mail["Subject"] = Header(message.subject, "utf-8", header_name="Subject").encode()
    mail["Message-ID"] = message.message_id
    mail["Date"] = formatdate(localtime=True)
    mail["Auto-Submitted"] = "auto-generated"
    return mail.as_bytes(policy=compat32.clone(linesep="\r\n"))


def _connected(server: MailServer) -> smtplib.SMTP:
    context = ssl.create_default_context()
    smtp: smtplib.SMTP
    if server.ssl:
        smtp = smtplib.SMTP_SSL(server.host, server.port, timeout=server.timeout, context=context)
    else:
        smtp = smtplib.SMTP(server.host, server.port, timeout=server.timeout)
    try:
        if server.tls:
            smtp.starttls(context=context)
        if server.user:
            smtp.login(server.user, server.password)
        smtp.ehlo_or_helo_if_needed()
    except BaseException:
        smtp.close()
        raise
    return smtp


def _on_the_wire(data: bytes) -> bytes:
    """Return the data with lines that begin with a dot marked, closed by the last dot (RFC 5321, 4.5.2)."""
    stuffed = b"\r\n".join(b"." + line if line.startswith(b".") else line for line in data.split(b"\r\n"))
    return stuffed + (b"" if stuffed.endswith(ENDED[0]) else ENDED[0]) + ENDED[1]


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:500]


def _reply(code: int, said: bytes) -> str:
    return f"{code} {said.decode('utf-8', 'replace')}"[:500]
