"""The page of questions: asked on it, answered on it, read by every unit without the name of who asked."""

import re

from office import Office
from tonghop.campaigns.models import Question
from tonghop.organisations.permissions import Role

PAGE = "/dot/so-ket-01-nam/hoi-dap/"


def _body(response) -> str:
    return response.content.decode()


def test_a_unit_asks_and_every_unit_reads_the_answer(office: Office) -> None:
    writer, organiser = office.client(Role.WRITER), office.client(Role.ORGANISER)
    neighbour = office.client(Role.WRITER, office.province.communes[1])
    assert re.search(r'<option value="2"\s+selected', _body(writer.get(f"{PAGE}?muc=2")))
    assert writer.post(PAGE, {"section": "2", "text": "Tính cả hồ sơ trả lại?"}).status_code == 302
    assert "Tính cả hồ sơ" not in _body(neighbour.get(PAGE))
    asked = Question.objects.get()
    assert str(asked.organisation) in _body(organiser.get(PAGE))
    assert organiser.post(f"/hoi-dap/{asked.pk}/", {"text": "Có, tính cả."}).status_code == 302
    page = _body(neighbour.get(PAGE))
    assert "Có, tính cả." in page
    assert str(asked.organisation) not in page


def test_a_blank_question_is_said_beside_the_form(office: Office) -> None:
    refused = office.client(Role.WRITER).post(PAGE, {"section": "", "text": " "})
    assert refused.status_code == 409
    assert "Chưa ghi câu hỏi" in _body(refused)


def test_who_owes_nothing_asks_nothing(office: Office) -> None:
    assert office.client(Role.ORGANISER).post(PAGE, {"text": "?"}).status_code == 403
    assert office.client(Role.WRITER).post("/hoi-dap/1/", {"text": "?"}).status_code == 403
    assert not Question.objects.exists()
