"""`tonghop consolidate`: writes a campaign's consolidated report into a folder, or proves what lies there."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tonghop.cli.environment import bring_tables_up_to_date, set_up_django
from tonghop.kernel.errors import DomainError, NotPossible

if TYPE_CHECKING:
    from tonghop.campaigns.models import Campaign
    from tonghop.organisations.permissions import Viewer

MANIFEST = "manifest.json"


def consolidate(
    campaign: Annotated[str, typer.Option(help="Mã đợt báo cáo", show_default=False)],
    out: Annotated[Path, typer.Option(help="Thư mục của báo cáo", show_default=False)],
    anew: Annotated[bool, typer.Option("--anew", help="Tổng hợp lại các báo cáo đã chấp nhận đến lúc này.")] = False,  # noqa: FBT002 - a flag
    verify: Annotated[bool, typer.Option("--verify", help="Tính lại mọi con số, đếm lại mọi câu từ nguồn.")] = False,  # noqa: FBT002 - a flag
) -> None:
    """Ghi báo cáo tổng hợp (Word, PDF), số liệu (Excel) và danh mục nguồn vào thư mục; --verify kiểm lại."""
    set_up_django()
    bring_tables_up_to_date()
    try:
        found = _campaign(campaign)
        if anew or not (verify and (out / MANIFEST).exists()):
            _write(found, out, anew=anew)
        wrong = _verified(found, out) if verify else []
    except DomainError as refusal:
        print(refusal, file=sys.stderr)
        raise typer.Exit(1) from refusal
    for line in wrong:
        print(line)
    if verify:
        print(f"{len(wrong)} chỗ không khớp." if wrong else "Mọi con số, câu đếm, lời dẫn và tệp đều khớp với nguồn.")
    raise typer.Exit(bool(wrong))


def _campaign(key: str) -> "Campaign":
    from tonghop.campaigns.models import Campaign  # noqa: PLC0415 - needs the settings

    found = Campaign.objects.filter(key=key).first()
    if found is None:
        raise NotPossible(f"Không có đợt báo cáo mang mã “{key}”.", advice="Mã đợt nằm trong địa chỉ trang của đợt.")
    return found


def _write(campaign: "Campaign", out: Path, *, anew: bool) -> None:
    from tonghop.consolidation.actions import consolidate as consolidate_now  # noqa: PLC0415 - needs the settings
    from tonghop.consolidation.queries import changed_since  # noqa: PLC0415 - likewise
    from tonghop.documents.queries import frozen_files  # noqa: PLC0415 - likewise
    from tonghop.journal import clock  # noqa: PLC0415 - likewise

    newest = None if anew else campaign.snapshots.first()
    snapshot = newest or consolidate_now(campaign, by=_installation(campaign), at=clock.now())
    out.mkdir(parents=True, exist_ok=True)
    for name, data in frozen_files(snapshot).items():
        (out / name).write_bytes(data)
        print(f"Đã ghi {out / name}")
    if changed := changed_since(campaign, snapshot.content):
        said = f"Từ bản tổng hợp số {snapshot.number}, {len(changed)} đơn vị đã có thay đổi"
        print(f"{said}; thêm --anew để tổng hợp lại.")


def _installation(campaign: "Campaign") -> "Viewer":
    """Return the installation itself as one who organises: whoever sits at its command line."""
    from tonghop.organisations.permissions import Role, Seat, Viewer  # noqa: PLC0415 - starts quicker without

    seat = Seat(campaign.standing_body_id, campaign.owner_id, Role.ORGANISER, "dòng lệnh")
    return Viewer(0, "Hệ thống", (seat,))


def _verified(campaign: "Campaign", out: Path) -> list[str]:
    from tonghop.documents.queries import what_differs  # noqa: PLC0415 - needs the settings

    try:
        manifest = json.loads((out / MANIFEST).read_text("utf-8"))
        files = {name: path.read_bytes() for name in manifest["files"] if (path := out / name).exists()}
        return what_differs(campaign, manifest, files)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotPossible(
            f"{out / MANIFEST} không phải là danh mục nguồn của một báo cáo tổng hợp.",
            advice="Hãy lập lại báo cáo bằng lệnh này, không có --verify.",
        ) from error
