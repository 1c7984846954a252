"""ODK Central as a contender of the deadline minute: the same 100 figures and ten texts as one XForm submission.

A server that somebody else runs, named by address and token (a session token of a project manager). A project and a
form are made in it for the measure and archived afterwards; each submission bears an instance id of its own.
"""

import json
import uuid
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPSConnection
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from minute_server import Answer

FORM = "phut-chot"
VERSION = "1"
ANSWERING = 30


class Central:
    """One ODK Central with a project and a form of our own in it."""

    def __init__(self, address: str, token: str, content: bytes) -> None:
        self.parts, self.token = urlsplit(address), token
        report = json.loads(content)
        texts = ["\n".join(block["text"] for block in section["blocks"]) for section in report["sections"]]
        self.fields = {f"t{n}": text for n, text in enumerate(texts, start=1)}
        self.fields |= {code.replace(".", "_"): str(value["value"]) for code, value in report["values"].items()}
        self.project = 0

    def prepare(self) -> None:
        """Make the project and publish the form."""
        self.project = int(self._json("POST", "/v1/projects", {"name": "Đo phút chót"})["id"])
        self._ask("POST", f"/v1/projects/{self.project}/forms?publish=true", self.form().encode(), "application/xml")

    def archive(self) -> None:
        """Put the project away."""
        self._json("PATCH", f"/v1/projects/{self.project}", {"archived": True})

    def form(self) -> str:
        """The XForm: one field for each figure and each text."""
        names = "".join(f"<{name}/>" for name in self.fields)
        binds = "".join(
            f'<bind nodeset="/data/{name}" type="{"string" if name.startswith("t") else "decimal"}"/>'
            for name in self.fields
        )
        inputs = "".join(f'<input ref="/data/{name}"><label>{name}</label></input>' for name in self.fields)
        return (
            '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">'
            f"<h:head><h:title>{FORM}</h:title><model><instance>"
            f'<data id="{FORM}" version="{VERSION}">{names}<meta><instanceID/></meta></data></instance>{binds}'
            '<bind nodeset="/data/meta/instanceID" type="string"/></model></h:head>'
            f"<h:body>{inputs}</h:body></h:html>"
        )

    def submission(self) -> bytes:
        """One report as a submission of the form."""
        values = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in self.fields.items())
        meta = f"<meta><instanceID>uuid:{uuid.uuid4()}</instanceID></meta>"
        return f'<data id="{FORM}" version="{VERSION}">{values}{meta}</data>'.encode()

    def send_all(self, bodies: Sequence[bytes], connections: int) -> list[Answer]:
        """POST every submission once over so many kept-alive connections."""
        answers = [Answer(0)] * len(bodies)
        path = f"/v1/projects/{self.project}/forms/{FORM}/submissions"

        def share(first: int) -> None:
            line = self._line()
            for place in range(first, len(bodies), connections):
                began = perf_counter()
                line.request("POST", path, bodies[place], self._headers("application/xml"))
                answer = line.getresponse()
                answer.read()
                answers[place] = Answer(answer.status, seconds=perf_counter() - began)
            line.close()

        with ThreadPoolExecutor(connections) as pool:
            list(pool.map(share, range(connections)))
        return answers

    def _json(self, method: str, path: str, given: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self._ask(method, path, json.dumps(given).encode(), "application/json"))
        return found

    def _ask(self, method: str, path: str, body: bytes, kind: str) -> bytes:
        line = self._line()
        line.request(method, path, body, self._headers(kind))
        answer = line.getresponse()
        data = answer.read()
        line.close()
        if answer.status != 200:  # noqa: PLR2004 - what Central answers when it has done so
            raise SystemExit(f"ODK Central answered {answer.status} to {method} {path}: {data[:200]!r}")
        return data

    def _line(self) -> HTTPConnection:
        kind = HTTPSConnection if self.parts.scheme == "https" else HTTPConnection
        return kind(self.parts.hostname or "", self.parts.port, timeout=ANSWERING)

    def _headers(self, kind: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}", "Content-Type": kind}
