"""Who may bring in and read plans: questions over a frozen Viewer and the owner's id."""

from tonghop.kernel.errors import NotAllowed
from tonghop.organisations.permissions import Role, Viewer

READERS = tuple(role for role in Role if role != Role.ADMINISTRATOR)


def may_store_plan(viewer: Viewer, *, owner_id: int) -> bool:
    """Tell whether the viewer may bring in plans of that owner: an organiser within its tree."""
    return owner_id in viewer.owners(Role.ORGANISER)


def check_may_store_plan(viewer: Viewer, *, owner_id: int) -> None:
    """Raise NotAllowed unless the viewer may bring in plans of that owner."""
    if not may_store_plan(viewer, owner_id=owner_id):
        raise NotAllowed(
            "Chỉ chuyên viên cơ quan thường trực được đưa kế hoạch vào hệ thống.",
            advice="Hãy gửi tệp cho chuyên viên cơ quan thường trực của tỉnh.",
        )


def may_correct_plan(viewer: Viewer, *, owner_id: int) -> bool:
    """Tell whether the viewer may confirm, correct and strike what was read from plans of that owner."""
    return may_store_plan(viewer, owner_id=owner_id)


def check_may_correct_plan(viewer: Viewer, *, owner_id: int) -> None:
    """Raise NotAllowed unless the viewer may decide about what was read from plans of that owner."""
    if not may_correct_plan(viewer, owner_id=owner_id):
        raise NotAllowed(
            "Chỉ chuyên viên cơ quan thường trực được xác nhận, sửa hoặc gạch bỏ nội dung đọc từ kế hoạch."
        )
