"""Which finding is the same finding: an identity that outlives another run of the checks and the next version."""

import re
from collections.abc import Sequence
from hashlib import sha256
from typing import Protocol

from tonghop.kernel.text import squeeze, standard_spelling
from tonghop.quality.rules.similar import PeerSection

_LENGTH = 32  # hexadecimal digits: 128 bits
_PART = "\x1f"
_HEX = re.compile(f"[0-9a-f]{{{_LENGTH}}}")


class Found(Protocol):
    """What a check found, as far as it tells one finding from another."""

    @property
    def check(self) -> str: ...

    @property
    def section(self) -> str: ...

    @property
    def place(self) -> str: ...

    @property
    def evidence(self) -> str: ...

    @property
    def rests_on(self) -> Sequence[str]: ...

    @property
    def peer(self) -> PeerSection | None: ...


def fingerprint_of(found: Found) -> str:
    """Return the finding's fingerprint: check, section, cell or kind of place, the words themselves, what they rest on.

    Offsets and the number of the paragraph do not count, nor do the message's words: text that moves, and a message
    that is worded better, leave it the same finding. The same words found twice in a section are one.
    """
    kind = found.place.partition(":")[0]
    place = found.place if kind == "cell" else kind
    peer = (found.peer.unit, found.peer.section_key) if found.peer else ()
    told = (found.check, found.section, place, _plain(found.evidence), *map(_plain, found.rests_on), *peer)
    return sha256(_PART.join(told).encode()).hexdigest()[:_LENGTH]


def is_fingerprint(key: str) -> bool:
    """Tell a finding's fingerprint from the id of a rule between figures: both are keys of explanations."""
    return _HEX.fullmatch(key) is not None


def _plain(words: str) -> str:
    return standard_spelling(squeeze(words)).casefold()
