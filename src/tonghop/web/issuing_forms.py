"""The shapes of what people fill in when a document goes to the clerk, is issued, cancelled, or comes back signed."""

from collections.abc import Sequence
from typing import Any

from django import forms

from tonghop.campaigns.models import Campaign
from tonghop.documents.actions import Wish
from tonghop.documents.render.content import OfficialDocument
from tonghop.documents.rules.issuing import NUMBERINGS, Last, Numbering, Signer
from tonghop.documents.rules.signature_block import head_post
from tonghop.organisations.models import Organisation
from tonghop.web.forms import AUTHORITIES
from tonghop.web.received import ReceivedFileField

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class HandOverForm(forms.Form):
    """Who signs, what stands under "Nơi nhận", and to which bodies known here the document goes once issued."""

    signer = forms.CharField(label="Người ký", max_length=120)
    post = forms.CharField(label="Chức vụ người ký", max_length=120)
    authority = forms.ChoiceField(
        label="Thẩm quyền ký",
        choices=AUTHORITIES,
        required=False,
        help_text="Phó ký thay tập thể: chọn “TM., KT.” và ghi chức vụ Phó Chủ tịch.",
    )
    recipients = forms.CharField(
        label="Nơi nhận ghi trên văn bản",
        max_length=4000,
        help_text="Mỗi dòng một nơi; dòng cuối là nơi lưu.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    bodies = forms.TypedMultipleChoiceField(
        label="Gửi trong hệ thống đến",
        coerce=int,
        required=False,
        help_text="Cơ quan được chọn thấy văn bản ở trang Việc của tôi sau khi ban hành và xác nhận đã nhận.",
        widget=forms.CheckboxSelectMultiple,
    )
    units = forms.BooleanField(required=False)

    def __init__(self, *args: Any, bodies: Sequence[Organisation], named: Sequence[int], **kwargs: Any) -> None:
        """Offer the bodies one by one, and the communes, which are many, all together: those `named` on the annex."""
        super().__init__(*args, **kwargs)
        self._units = tuple(named) or tuple(body.pk for body in bodies if body.is_local)
        words = "Các đơn vị có tên tại Phụ lục" if named else "UBND các xã, phường, đặc khu phải báo cáo trong đợt"
        self.fields["units"].label = f"{words} ({len(self._units)})"
        offered = [(body.pk, body.name) for body in bodies if not body.is_local]
        self.fields["bodies"].choices = offered  # type: ignore[attr-defined]  # a choice field has choices

    @staticmethod
    def proposed(paper: OfficialDocument, campaign: Campaign, issuer: Organisation) -> dict[str, Any]:
        """Return what is likely: the head signs, recipients as drafted, addressees that are known here ticked."""
        said = paper.signing
        given = ", ".join(line.split(" ", 1)[0] for line in said.authority_lines)
        return {
            "signer": said.name,
            "post": said.position.capitalize() if said.name else head_post(issuer.name),
            "authority": given if said.name else ("TM." if issuer.pk == campaign.owner_id else ""),
            "recipients": "\n".join(paper.recipients),
        }

    def wish(self) -> Wish:
        """Return what was filled in; only after `is_valid`."""
        given = self.cleaned_data
        bodies = {*given["bodies"], *(self._units if given["units"] else ())}
        signer = Signer(given["signer"], given["post"], given["authority"])
        return Wish(signer, given["recipients"].splitlines(), tuple(sorted(bodies)))


class IssueForm(forms.Form):
    """Number and day from the register."""

    number = forms.IntegerField(label="Số", required=False, min_value=1)
    day = forms.DateField(label="Ngày ban hành", input_formats=["%Y-%m-%d", "%d/%m/%Y"], widget=_DAY)

    def __init__(self, *args: Any, numbering: Numbering, last: Last, symbol: str, **kwargs: Any) -> None:
        """Say which number comes next, or that it is to be entered."""
        super().__init__(*args, **kwargs)
        number = self.fields["number"]
        if numbering == Numbering.ENTERED:
            number.required = True
            number.help_text = f"Số đã lấy ở sổ của cơ quan; ký hiệu là {symbol}."
        elif last.number:
            number.help_text = f"Để trống để lấy số tiếp theo của sổ: {last.number + 1:02d}/{symbol}."
        else:
            number.help_text = f"Để trống để bắt đầu từ 01/{symbol}, hoặc ghi số đầu tiên lấy ở đây trong năm."


class NumberingForm(forms.Form):
    """Where a body's numbers come from."""

    numbering = forms.ChoiceField(label="Cách lấy số", choices=NUMBERINGS)


class CancelForm(forms.Form):
    """Why a number is void."""

    reason = forms.CharField(label="Lý do hủy số", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))


class SignedIssueForm(forms.Form):
    """The issued PDF as it came back from a signing token."""

    pdf = ReceivedFileField(label="Bản PDF đã ký số", widget=forms.FileInput(attrs={"accept": ".pdf"}))
