"""The documents page drafts the paper that was chosen, and no other."""

import pytest

from office import Office
from tonghop.documents.rows import Document
from tonghop.organisations.permissions import Role

PAGE = "/dot/so-ket-01-nam/van-ban/"


@pytest.mark.parametrize(("kind", "stem"), [("submission_note", "to-trinh"), ("recommendations", "danh-muc-kien-nghi")])
def test_the_paper_that_was_chosen_is_drafted(office: Office, kind: str, stem: str) -> None:
    office.accepted()
    office.consolidated()
    client = office.client(Role.ORGANISER)
    assert f'value="{kind}"' in client.get(PAGE).content.decode()
    client.post(f"{PAGE}du-thao/", {"kind": kind})
    made = Document.objects.get()
    assert made.kind == kind
    page = client.get(PAGE).content.decode()
    assert f"{stem}.docx" in page
    assert client.get(f"/van-ban/{made.pk}/{stem}.pdf").content.startswith(b"%PDF")


def test_a_kind_nobody_knows_is_refused(office: Office) -> None:
    office.accepted()
    office.consolidated()
    assert office.client(Role.ORGANISER).post(f"{PAGE}du-thao/", {"kind": "thu-moi"}).status_code == 409
    assert not Document.objects.exists()
