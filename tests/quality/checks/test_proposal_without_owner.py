"""proposal-without-owner: what it raises, and what it leaves alone."""

import pytest

from quality.checks.report_samples import evidence, report, section
from tonghop.quality.checks.proposal_without_owner import proposal_without_owner


@pytest.mark.parametrize(
    ("blocks", "raised"),
    [
        (("- Đề nghị bố trí thêm kinh phí sửa chữa nhà làm việc.",), 1),
        (("- Đề nghị UBND tỉnh bố trí thêm kinh phí sửa chữa nhà làm việc.",), 0),
        (("- Đề nghị Bộ Nội vụ sớm hướng dẫn vị trí việc làm cấp xã.",), 0),
        (("- Đề nghị cấp có thẩm quyền sớm hướng dẫn vị trí việc làm.",), 1),
        (("Đối với Sở Tài chính:", "- Rút ngắn trình tự xử lý nhà đất dôi dư.", "- Tăng định mức chi."), 0),
        (("Kiến nghị:", "- Rút ngắn trình tự xử lý nhà đất dôi dư."), 1),
        (("Không có.",), 0),
        (("- Sớm ban hành bộ định mức mới.",), 1),
        (("- Đề nghị tinh gọn bộ máy thêm một bước, giao thêm người cho cấp xã.",), 1),
        (("- Đề nghị Bộ Nội vụ ban hành bộ định mức.", "UBND xã Bắc Hà trân trọng báo cáo./."), 0),
    ],
)
def test_proposals(blocks, raised):
    facts = report(section(*blocks, purpose="recommendations"))
    assert len(evidence(proposal_without_owner, facts)) == raised
