"""What a plan leaves open and an operator must confirm: each doubt asks, says why it matters, and proposes."""

from collections.abc import Iterable, Iterator
from datetime import date

from tonghop.campaigns.rules.dues import BeforePolicy, due_moment
from tonghop.campaigns.rules.facts import Body, CampaignSection, Doubt, OwnerTree, ProposedForm
from tonghop.campaigns.rules.period import Period
from tonghop.kernel.moments import due_text, short_date

FORM_NAMES = {"commune": "cấp xã", "department": "sở, ban, ngành"}
_KEYS = {"commune": "cap-xa", "department": "so-ban-nganh"}


def doubt_of_before(days: Iterable[date], policy: BeforePolicy) -> Iterator[Doubt]:
    """Ask what "trước ngày X" means, for the days that the plan names so."""
    for day in sorted(set(days))[:1]:
        named, short = short_date(day), short_date(day).rsplit("/", 1)[0]
        yield Doubt(
            "truoc-ngay",
            f"Kế hoạch ghi “trước ngày {named}”. Hạn cuối là lúc nào?",
            f"Nghĩa này quyết định đơn vị nào bị tính là nộp muộn; báo cáo nộp trong ngày {short} được ghi riêng.",
            f"Hết ngày liền trước: {due_text(due_moment(day, policy))}.",
            serious=True,
        )


def doubts_of_forms(forms: tuple[ProposedForm, ...], tree: OwnerTree) -> Iterator[Doubt]:
    """Ask for the day where none is named, and for the list of bodies of each form."""
    bodies = tree.by_id()
    undated = [FORM_NAMES[form.form] for form in forms if form.named_day is None]
    if undated or not forms:
        yield Doubt(
            "han-nop",
            f"Kế hoạch không nêu ngày nộp báo cáo của {', '.join(undated) or 'đơn vị nào'}. Hạn nộp là ngày nào?",
            "Không có hạn nộp thì không đôn đốc được và không biết đơn vị nào chậm.",
            "",
            serious=True,
        )
    for form in forms:
        if form.named_day is not None and form.other_days:
            yield _doubt_of_other_days(form, form.named_day)
        asked = [bodies[i] for i in form.organisation_ids]
        if not form.said:
            yield _doubt_of_unsaid(form, asked)
            continue
        yield _doubt_of_departments(form, asked) if form.form == "department" else _doubt_of_communes(form, asked)


def _doubt_of_other_days(form: ProposedForm, day: date) -> Doubt:
    name = FORM_NAMES[form.form]
    others = "; ".join(f"{sender}: {short_date(other)}" for sender, other in form.other_days)
    return Doubt(
        f"nhieu-han-{_KEYS[form.form]}",
        f"Kế hoạch nêu nhiều ngày nộp cho {name}. Lấy ngày nào?",
        "Một đợt lấy một ngày nộp cho mỗi loại đơn vị; đơn vị có ngày khác mà không sửa thì bị nhắc sai ngày.",
        f"{short_date(day)} cho mọi đơn vị {name}. Ngày khác trong kế hoạch: {others}; ngày muộn hơn thì sau khi mở "
        "đợt gia hạn cho các đơn vị đó ở Đôn đốc, Thời hạn; báo cáo riêng thì mở đợt riêng.",
        serious=True,
    )


def _doubt_of_unsaid(form: ProposedForm, asked: list[Body]) -> Doubt:
    name = FORM_NAMES[form.form]
    return Doubt(
        _KEYS[form.form],
        f"Kế hoạch không nêu {name} phải báo cáo. Các đơn vị này có báo cáo trong đợt không, gồm những đơn vị nào?",
        "Mỗi đơn vị trong danh sách có một nghĩa vụ báo cáo, một hạn nộp và bị đôn đốc khi chậm.",
        f"{len(asked)} đơn vị {name} đều báo cáo, hạn nộp ghi ở dưới; không báo cáo thì bỏ đánh dấu." if asked else "",
        serious=True,
    )


def _doubt_of_departments(form: ProposedForm, asked: list[Body]) -> Doubt:
    unconfirmed = sum(not body.confirmed for body in asked)
    note = f" ({unconfirmed} tên chưa được xác nhận)" if unconfirmed else ""
    return Doubt(
        _KEYS["department"],
        f"“{form.sender}” gồm những cơ quan nào?",
        "Mỗi cơ quan trong danh sách có một nghĩa vụ báo cáo; thiếu thì không được nhắc, thừa thì bị coi là chậm nộp.",
        f"{len(asked)} cơ quan{note}: {'; '.join(body.short_name for body in asked)}." if asked else "",
        serious=True,
    )


def _doubt_of_communes(form: ProposedForm, asked: list[Body]) -> Doubt:
    return Doubt(
        _KEYS["commune"],
        f"“{form.sender}” là toàn bộ {len(asked)} đơn vị cấp xã của tỉnh?",
        "Đơn vị được miễn hoặc đã báo cáo cách khác cần ghi rõ, để không bị đôn đốc nhầm.",
        f"Cả {len(asked)} xã, phường, đặc khu trong danh mục đều phải báo cáo." if asked else "",
        serious=not asked,
    )


def doubt_of_outline(sections: tuple[CampaignSection, ...], *, attached: int) -> Doubt:
    """Ask for the outline of each kind of unit; `attached` is how many came with the plan (the first is proposed)."""
    own = sum(not section.closing for section in sections)
    source = "theo đề cương kèm kế hoạch" if attached else "dựng từ phần nội dung của kế hoạch"
    source = f"theo đề cương đầu tiên trong {attached} đề cương kèm kế hoạch" if attached > 1 else source
    return Doubt(
        "de-cuong",
        "Cấp xã và sở, ban, ngành báo cáo theo những mục nào?",
        "Kế hoạch dẫn chiếu đề cương; mẫu báo cáo và việc tổng hợp của mọi đơn vị đi theo các mục này."
        if attached
        else "Đề cương không có trong tệp kế hoạch; mẫu báo cáo và việc tổng hợp của mọi đơn vị đi theo các mục này.",
        f"{len(sections)} mục {source}: cấp xã trả lời tất cả; sở, ban, ngành trả lời mục mình chủ trì "
        f"trong {own} mục nội dung và {len(sections) - own} mục chung.",
        serious=True,
    )


def doubts_of_leads(sections: tuple[CampaignSection, ...], shared: dict[str, tuple[str, ...]]) -> Iterator[Doubt]:
    """Ask who leads the sections that the plan gives to nobody (all but the closing ones), or to several.

    `shared` holds, by section key, the names of all who lead a part of it where they are more than one.
    """
    without = [s for s in sections if s.lead_id is None and not s.closing]
    if without:
        yield Doubt(
            "thieu-chu-tri",
            "Ai chủ trì " + "; ".join(f"mục {s.number} “{s.title}”" for s in without) + "?",
            "Không có cơ quan chủ trì thì phần này của các xã không ai tổng hợp, và không sở, ban, ngành nào báo cáo.",
            "Để trống: cơ quan thường trực tự tổng hợp.",
        )
    for section in sections:
        if names := shared.get(section.key):
            yield Doubt(
                f"nhieu-chu-tri-{section.key}",
                f"Mục {section.number} “{section.title}” có {len(names)} cơ quan chủ trì từng phần. Ai đầu mối?",
                "Một mục có một đầu mối tổng hợp; các cơ quan chủ trì từng phần cùng báo cáo mục đó.",
                f"{section.lead_name} đầu mối; cùng báo cáo: {', '.join(n for n in names if n != section.lead_name)}.",
            )


def doubt_of_period(period: Period) -> Iterator[Doubt]:
    """Ask for the reporting period unless the plan names both ends (Nghị định 09/2019/NĐ-CP asks for it)."""
    if period.written:
        return
    first = short_date(period.first) if period.first else "chưa rõ"
    last = short_date(period.last) if period.last else "chưa rõ"
    yield Doubt(
        "ky-so-lieu",
        "Số liệu tính từ ngày nào đến hết ngày nào?",
        "Không có ngày chốt thì số của các xã không cùng kỳ, cộng lại không có nghĩa (Nghị định 09/2019/NĐ-CP).",
        f"Từ ngày {first} đến hết ngày {last}.",
        serious=True,
    )


def doubt_of_figures(sections: tuple[CampaignSection, ...], indicators: int) -> Doubt:
    """Ask which figures are wanted: nothing is guessed from prose, sets of the catalogue are proposed."""
    with_set = [s.number for s in sections if s.indicator_set]
    return Doubt(
        "bieu-so-lieu",
        "Kế hoạch không kèm biểu số liệu. Dùng những bộ chỉ tiêu nào của danh mục?",
        "Số trong lời văn không cộng được; chỉ số liệu trong biểu mới được tổng hợp.",
        f"{indicators} chỉ tiêu, gắn với các mục {', '.join(with_set)}." if with_set else "Không dùng biểu số liệu.",
    )


def doubt_of_standing_body() -> Doubt:
    """Ask who runs the campaign where the plan names no desk."""
    return Doubt(
        "thuong-truc",
        "Cơ quan nào là thường trực: nhận, đôn đốc, rà soát và tổng hợp báo cáo?",
        "Chỉ chuyên viên của cơ quan này mở đợt, trả lại và chấp nhận báo cáo.",
        "",
        serious=True,
    )
