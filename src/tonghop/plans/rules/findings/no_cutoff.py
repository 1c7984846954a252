"""A reporting plan without a data cut-off date or reporting period (Nghị định 09/2019/NĐ-CP, Điều 12)."""

import re
from collections.abc import Iterator

from tonghop.plans.rules.facts import Finding
from tonghop.plans.rules.reporting import asks_for_reports, first_duty
from tonghop.plans.rules.study import Study

_CUTOFF = re.compile(
    r"(?:số liệu|thông tin)[^.;]{0,60}(?:tính đến|chốt|đến (?:hết )?ngày|từ ngày)"
    r"|tính đến (?:hết )?(?:ngày|tháng)|chốt số liệu|thời gian chốt|mốc số liệu"
    r"|kỳ báo cáo[^.;]{0,40}(?:từ|tính)|(?:báo cáo|sơ kết|tổng kết"
    r"|đánh giá)[^.;]{0,120}từ ngày[^.;]{0,30}đến (?:hết )?ngày \d",
    re.IGNORECASE,
)


def check(study: Study) -> Iterator[Finding]:
    """Raise a warning where reports are asked for and no words fix the period or the day of the figures."""
    if (
        not asks_for_reports(study)
        or _CUTOFF.search(study.reading.text)
        or any("ngày" in (o.period or "") for o in study.reading.outlines)
    ):
        return
    yield Finding(
        "no-cutoff",
        "warning",
        "Kế hoạch yêu cầu báo cáo nhưng không quy định kỳ báo cáo và ngày chốt số liệu (Nghị định "
        "09/2019/NĐ-CP), nên số liệu của các"
        " đơn vị sẽ lệch thời điểm, không cộng được với nhau. Cần ghi: số liệu tính từ ngày … đến hết "
        "ngày ….",
        first_duty(study),
    )
