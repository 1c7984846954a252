"""Why a report comes back: a reason for each section, in words the writer can act on."""

from collections.abc import Collection, Mapping

from tonghop.kernel.errors import NotPossible

WHOLE = ""  # the key under which a reason is about the whole report


def checked_reasons(reasons: Mapping[str, str], section_keys: Collection[str]) -> dict[str, str]:
    """Return the reasons that say something, trimmed; raise NotPossible for none at all, or an unknown section."""
    given = {key: text.strip() for key, text in reasons.items() if text.strip()}
    if not given:
        raise NotPossible("Chưa ghi lý do trả lại.", advice="Hãy ghi lý do ở ít nhất một mục, hoặc cho cả báo cáo.")
    strange = [key for key in given if key != WHOLE and key not in section_keys]
    if strange:
        raise NotPossible(
            f"Báo cáo này không có mục “{strange[0]}”.", advice="Hãy tải lại trang rà soát rồi ghi lại lý do."
        )
    return given
