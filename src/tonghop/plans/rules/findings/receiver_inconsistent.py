"""The same senders told to report to receivers that are named in different ways."""

import re
from collections import defaultdict
from collections.abc import Iterator

from tonghop.kernel.text import fold
from tonghop.plans.rules.bodies import body_key, is_collective, split_bodies
from tonghop.plans.rules.duties import Mention
from tonghop.plans.rules.facts import Finding
from tonghop.plans.rules.study import Study


def check(study: Study) -> Iterator[Finding]:
    """Raise one warning for each group of senders, at the place that differs from the first one."""
    by_sender: dict[str, list[Mention]] = defaultdict(list)
    for mention in study.mentions:
        if mention.receiver is None:
            continue
        for sender in split_bodies(mention.sender):
            if is_collective(sender):
                by_sender[_family(sender)].append(mention)
    told: set[int] = set()
    for mentions in by_sender.values():
        ways = {_way(mention): mention for mention in reversed(mentions)}
        if len(ways) < 2:  # noqa: PLR2004 - one way is how it should be
            continue
        odd = next(m for m in mentions if _way(m) != _way(mentions[0]))
        if odd.source.start not in told:
            told.add(odd.source.start)
            yield _finding(odd, list(ways.values())[::-1])


def _family(sender: str) -> str:
    """Return one name for the usual ways to write the same group."""
    words = fold(sender)
    if re.search(r"\bxa\b|\bphuong\b|cap xa", words):
        return "xã, phường"
    return "sở, ngành" if re.search(r"\bso\b", words) else words


def _way(mention: Mention) -> tuple[str, str]:
    return body_key(mention.receiver or ""), body_key(mention.via or "")


def _finding(odd: Mention, ways: list[Mention]) -> Finding:
    names = [f"“{m.receiver}”" + (f" (qua {m.via})" if m.via else "") for m in ways]
    return Finding(
        "receiver-inconsistent",
        "warning",
        f"Nơi nhận báo cáo của {odd.sender} được ghi {len(names)} cách: {'; '.join(names)}. Đơn vị "
        f"không biết gửi về đâu, báo cáo dễ thất lạc."
        " Cần thống nhất một nơi nhận và một đầu mối.",
        odd.source,
    )
