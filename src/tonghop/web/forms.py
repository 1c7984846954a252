"""The shapes of what people fill in; whether it is true and allowed is asked by the rooms."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.http import QueryDict

from tonghop.documents.signatures.keys import MAX_KEY_BYTES
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import end_of, local
from tonghop.reports.rules.document import SubmittedDocument, checked_number
from tonghop.web.drafts import Draft
from tonghop.web.received import ReceivedFileField

AUTHORITIES = [
    ("", "Người đứng đầu ký"),
    ("TM.", "TM."),
    ("KT.", "KT."),
    ("TM., KT.", "TM., KT."),
    ("TL.", "TL."),
    ("TUQ.", "TUQ."),
    ("Q.", "Q."),
]

MAX_MOMENT = 32_503_680_000  # seconds: the year 3000


def _number_as_in_the_register(number: str) -> None:
    """Say beside the field itself that a number is not one."""
    try:
        checked_number(number)
    except NotPossible as error:
        raise forms.ValidationError(str(error)) from error


class SubmissionForm(forms.Form):
    """The official document that carries the report, as the unit's clerk has it in the register."""

    number = forms.CharField(
        label="Số, ký hiệu",
        max_length=60,
        help_text="Như văn thư đã vào sổ, ví dụ 12/BC-UBND.",
        validators=[_number_as_in_the_register],
    )
    date = forms.DateField(
        label="Ngày ban hành",
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    signer = forms.CharField(label="Người ký", max_length=120)
    post = forms.CharField(label="Chức vụ người ký", max_length=120)
    authority = forms.ChoiceField(label="Thẩm quyền ký", choices=AUTHORITIES, required=False)
    behalf_reason = forms.CharField(
        label="Lý do nộp thay",
        required=False,
        max_length=1000,
        help_text="Vì sao đơn vị không tự nộp được; văn bản gốc của đơn vị phải có trong báo cáo hoặc ở thẻ Kèm theo.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @staticmethod
    def proposed(draft: Draft, at: datetime) -> dict[str, Any]:
        """Return what is likely: today, the head at the screen as signer, TM. for a committee."""
        committee = draft.obligation.organisation.is_local
        return {
            "date": local(at).date(),
            "signer": draft.head,
            "authority": "TM." if committee else "",
            "post": "Chủ tịch" if committee else "",
        }

    @classmethod
    def document_in(cls, posted: QueryDict) -> SubmittedDocument | None:
        """Return what was filled in, None where a field is wrong: the form over the same words then says which.

        By the form's own fields, as it would clean them itself (it has no `clean` of its own), but without its copy of
        each: in the minute in which everybody submits, those copies cost more than all that the fields check.
        """
        fields = cls.base_fields.items()
        try:
            said = {name: field.clean(field.widget.value_from_datadict(posted, {}, name)) for name, field in fields}
        except forms.ValidationError:
            return None
        return SubmittedDocument(**said)


class VerifyForm(forms.Form):
    """A receipt's number and a hash, as printed on it or reckoned from a file."""

    number = forms.CharField(label="Số giấy biên nhận", max_length=80)
    hash = forms.CharField(
        label="Mã băm (SHA-256) của nội dung, của tệp hoặc của bản PDF", min_length=64, max_length=64
    )


class SignForm(forms.Form):
    """A key file and its password, used once, kept nowhere and shown to nobody: not to a scanner either."""

    key_file = forms.FileField(label="Tệp khóa (.p12, .pfx)", widget=forms.FileInput(attrs={"accept": ".p12,.pfx"}))
    passphrase = forms.CharField(
        label="Mật khẩu của tệp khóa",
        required=False,
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )

    def key(self) -> dict[str, Any]:
        """Return what the action takes; only after `is_valid`. A file too large to be a key is not read."""
        file = self.cleaned_data["key_file"]
        return {"p12": file.read(MAX_KEY_BYTES + 1), "passphrase": self.cleaned_data["passphrase"]}


class SignedPaperForm(forms.Form):
    """The report's paper as a signing token gave it back."""

    pdf = ReceivedFileField(label="Báo cáo đã ký (.pdf)", widget=forms.FileInput(attrs={"accept": ".pdf"}))


class TokenSignatureForm(forms.Form):
    """The signature a token made over the prepared bytes, and when those were prepared."""

    signature = ReceivedFileField(
        label="Chữ ký CMS (.p7s, .der)", widget=forms.FileInput(attrs={"accept": ".p7s,.p7m,.der,.cms"})
    )
    moment = forms.IntegerField(widget=forms.HiddenInput(), min_value=0, max_value=MAX_MOMENT)

    def taken(self) -> dict[str, Any]:
        """Return what the action takes; only after `is_valid`."""
        prepared_at = datetime.fromtimestamp(self.cleaned_data["moment"], UTC)
        return {"signature": self.cleaned_data["signature"].data, "prepared_at": prepared_at}


class MarkForm(forms.Form):
    """What an organiser notes about one obligation."""

    def values(self) -> dict[str, Any]:
        """Return what the action takes; only after `is_valid`."""
        return dict(self.cleaned_data)


class ExtendForm(MarkForm):
    """A later due day for one body, with the reason; the whole of that day is still on time."""

    until = forms.DateField(label="Gia hạn đến hết ngày", widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(label="Lý do gia hạn", widget=forms.Textarea(attrs={"rows": 2}))

    def values(self) -> dict[str, Any]:
        """Return what the action takes; only after `is_valid`."""
        return {"until": end_of(self.cleaned_data["until"]), "reason": self.cleaned_data["reason"]}


class ExemptForm(MarkForm):
    """Why a body need not report."""

    reason = forms.CharField(label="Lý do miễn báo cáo", widget=forms.Textarea(attrs={"rows": 2}))


class OutsideForm(MarkForm):
    """A report that came on paper or through the document axis: number, date and sender, no content."""

    number = forms.CharField(label="Số văn bản", max_length=60, required=False)
    date = forms.DateField(label="Ngày văn bản", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    sender = forms.CharField(label="Nơi gửi, cách gửi", max_length=200)
