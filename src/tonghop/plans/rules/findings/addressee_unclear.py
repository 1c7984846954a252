"""A body with a task that the list of recipients leaves out."""

import re
from collections.abc import Iterator

from tonghop.plans.rules.bodies import body_key
from tonghop.plans.rules.facts import Finding, Source
from tonghop.plans.rules.study import Study

# Bodies that "các sở, ban, ngành" does not cover; departments and communes are covered by their groups.
_ALONE = re.compile(
    r"^(?:trung tam|bao|dai|vien|truong|lien hiep|lien minh|hiep hoi|hoi(?! dong)|quy|ngan hang|kho bac|thue"
    r"|buu dien)\b"
)
_EVERYONE = re.compile(r"^(?:nhu |muc |cac (?:co quan|don vi)|cac doan the)|cac to chuc chinh tri")
_SHARE = 0.6


def check(study: Study) -> Iterator[Finding]:
    """Raise a warning for each leading body that must act and is sent nothing."""
    recipients = [body_key(name) for name in study.reading.recipients]
    if not recipients or any(_EVERYONE.search(name) for name in recipients):
        return
    told: set[str] = set()
    for task in study.reading.tasks:
        for lead in task.leads:
            name = body_key(lead)
            if _ALONE.match(name) and name not in told and not any(_names(name, one) for one in recipients):
                told.add(name)
                yield Finding(
                    "addressee-unclear",
                    "warning",
                    (
                        f"{lead} được giao việc nhưng không có trong Nơi nhận, nên có thể không nhận được "
                        f"kế hoạch. Cần bổ sung vào Nơi nhận."
                    ),
                    Source(task.source.start, task.source.end, task.source.quote),
                )


def _names(name: str, recipient: str) -> bool:
    words, given = name.split(), set(recipient.split())
    return sum(word in given for word in words) >= _SHARE * len(words) or words[0] == recipient
