"""The shapes of what people fill in about chasing: letter, contact, extension of a group, outage, ladder, day."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.http import QueryDict

from tonghop.chasing.rules.contacts import WAYS, Spoken
from tonghop.chasing.rules.ladder import Ladder, Rung, Whom
from tonghop.chasing.rules.letter import Wish
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import VIETNAM, end_of, local

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
_MOMENT_FORMATS = ["%Y-%m-%dT%H:%M", "%d/%m/%Y %H:%M"]
_DAYS_TAKEN = ["%Y-%m-%d", "%d/%m/%Y"]
MOST_RUNGS = 6


class LetterForm(forms.Form):
    """What the officer decides about the chasing letter."""

    until = forms.DateField(label="Yêu cầu nộp chậm nhất hết ngày", widget=_DAY, input_formats=_DAYS_TAKEN)
    drafting_unit = forms.CharField(
        label="Đơn vị soạn thảo", max_length=12, initial="VP", help_text="Chữ viết tắt, đứng sau gạch nối của ký hiệu."
    )
    position = forms.CharField(
        label="Chức vụ người ký",
        max_length=120,
        initial="GIÁM ĐỐC",
        help_text="Ký thay thì ghi cả hai: KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC.",
    )
    signer = forms.CharField(label="Họ tên người ký", max_length=120, required=False)

    def wish(self) -> Wish:
        """Return what was filled in; only after `is_valid`."""
        return Wish(**self.cleaned_data)


class LetterSentForm(forms.Form):
    """When a letter went out, under which number."""

    number = forms.CharField(label="Số, ký hiệu", max_length=60)
    sent_at = forms.DateTimeField(label="Gửi lúc", widget=_MOMENT, input_formats=_MOMENT_FORMATS)


class ContactForm(forms.Form):
    """What was said to a unit by telephone or in person."""

    obligation = forms.TypedChoiceField(label="Đơn vị", coerce=int)
    way = forms.ChoiceField(label="Cách đôn đốc", choices=WAYS)
    to = forms.CharField(label="Trao đổi với", max_length=200, help_text="Họ tên, chức vụ.")
    at = forms.DateTimeField(label="Lúc", widget=_MOMENT, input_formats=_MOMENT_FORMATS)
    note = forms.CharField(label="Kết quả", widget=forms.Textarea(attrs={"rows": 2}), required=False)

    def __init__(self, *args: Any, units: list[tuple[int, str]], **kwargs: Any) -> None:
        """Offer the campaign's units."""
        super().__init__(*args, **kwargs)
        self.fields["obligation"].choices = units  # type: ignore[attr-defined]  # a choice field has choices

    def spoken(self) -> Spoken:
        """Return what was filled in; only after `is_valid`."""
        given = self.cleaned_data
        return Spoken(given["way"], given["to"], given["note"], given["at"])


class GroupExtensionForm(forms.Form):
    """A later due moment for the units that are ticked: the end of a day, or an hour of it."""

    until = forms.DateField(label="Gia hạn đến hết ngày", widget=_DAY, input_formats=_DAYS_TAKEN)
    hour = forms.TimeField(
        label="Hoặc đến giờ",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}),
        help_text="Giờ Việt Nam; để trống là hết ngày.",
    )
    reason = forms.CharField(label="Lý do gia hạn", widget=forms.Textarea(attrs={"rows": 2}))

    def moment(self) -> datetime:
        """Return the exclusive end; only after `is_valid`."""
        day, hour = self.cleaned_data["until"], self.cleaned_data["hour"]
        return end_of(day) if hour in {None, time()} else datetime.combine(day, hour, tzinfo=VIETNAM)


class OutageForm(forms.Form):
    """From when to when nobody could submit, and why."""

    begins = forms.DateTimeField(label="Gián đoạn từ", widget=_MOMENT, input_formats=_MOMENT_FORMATS)
    ends = forms.DateTimeField(label="Đến", widget=_MOMENT, input_formats=_MOMENT_FORMATS)
    reason = forms.CharField(label="Lý do", max_length=300)


class EditedDayForm(forms.Form):
    """A day on which offices work, or do not, against the national calendar."""

    day = forms.DateField(label="Ngày", widget=_DAY, input_formats=_DAYS_TAKEN)
    works = forms.TypedChoiceField(
        label="Là", choices=[("0", "ngày nghỉ"), ("1", "ngày làm việc")], coerce=lambda word: word == "1"
    )
    note = forms.CharField(label="Căn cứ", max_length=200, help_text="Văn bản hoặc lý do hoán đổi.")


class AddressForm(forms.Form):
    """The own e-mail address."""

    email = forms.CharField(label="Địa chỉ thư điện tử", max_length=254, required=False)


def ladder_in(posted: QueryDict) -> dict[str, Any]:
    """Return {rungs, hour, running} of the ladder's form; a row without a number is no rung."""
    rungs = [_rung(posted, number) for number in range(MOST_RUNGS) if posted.get(f"days-{number}", "").strip()]
    hour = posted.get("hour", "")
    if not hour.isdecimal():
        raise NotPossible("Giờ nhắc phải là một số từ 0 đến 23.", advice="Hãy sửa giờ nhắc.")
    return {"rungs": rungs, "hour": int(hour[:3]), "running": "running" in posted}


def ladder_rows(ladder: Ladder) -> list[dict[str, Any]]:
    """Return the rows of the ladder's form, some of them empty."""
    rows: list[dict[str, Any]] = [
        {"number": n, "days": abs(rung.days), "after": rung.days > 0, "whom": {str(w) for w in rung.whom}}
        for n, rung in enumerate(ladder.rungs)
    ]
    empty = range(len(rows), max(MOST_RUNGS, len(rows)))
    return rows + [{"number": n, "days": "", "after": False, "whom": set()} for n in empty]


def _rung(posted: QueryDict, number: int) -> Rung:
    text = posted.get(f"days-{number}", "").strip()
    if not text.isdecimal() or len(text) > 3:  # noqa: PLR2004 - no ladder reaches a thousand days
        raise NotPossible(f"“{text[:20]}” không phải số ngày.", advice="Hãy ghi 0, 1, 2, ...")
    whom = tuple(who for who in Whom if who in posted.getlist(f"whom-{number}"))
    return Rung(int(text) if posted.get(f"side-{number}") == "after" else -int(text), whom)


def now_for_form(at: datetime) -> str:
    """Return a moment as a datetime-local field takes it."""
    return f"{local(at):%Y-%m-%dT%H:%M}"
