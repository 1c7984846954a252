"""A reporting plan that does not say by which way reports are sent (Nghị định 09/2019/NĐ-CP, Điều 10)."""

import re
from collections.abc import Iterator

from tonghop.plans.rules.facts import Finding
from tonghop.plans.rules.reporting import asks_for_reports, first_duty
from tonghop.plans.rules.study import Study

_WAY = re.compile(
    r"trục liên thông|văn bản điện tử|bản điện tử|bản giấy|thư điện tử|e-?mail"
    r"|hệ thống (?:quản lý văn bản|thông tin báo cáo)|phần mềm quản lý văn bản"
    r"|qua đường (?:bưu|công văn)|dịch vụ bưu chính|file mềm|bản mềm|iOffice|gửi qua (?:hệ thống"
    r"|phần mềm|hộp thư)",
    re.IGNORECASE,
)


def check(study: Study) -> Iterator[Finding]:
    """Raise a hint where reports are asked for and no way of sending is named."""
    if asks_for_reports(study) and not _WAY.search(study.reading.text):
        yield Finding(
            "no-sending-way",
            "hint",
            "Kế hoạch không nói gửi báo cáo bằng cách nào (hệ thống quản lý văn bản, hệ thống báo cáo, "
            "bản giấy), nên đơn vị gửi mỗi nơi"
            " một cách và dễ thất lạc. Cần ghi rõ phương thức gửi, nhận.",
            first_duty(study),
        )
