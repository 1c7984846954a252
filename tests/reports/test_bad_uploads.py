"""More than sixty damaged or odd uploads: each is read right or refused in words, and a refusal writes nothing."""

import bad_uploads
import pytest
from reporting import fresh

from tonghop.documents.queries import blank_form
from tonghop.journal.models import Entry
from tonghop.kernel.errors import DomainError
from tonghop.reports import actions
from tonghop.reports.models import DraftRevision, DraftSection, Upload
from tonghop.reports.queries import form_identity
from tonghop.reports.queries.uploads import reading_of
from tonghop.reports.rules.content import text_of_block


@pytest.fixture
def report(world):
    return world.opened()


def cases_of(world):
    own = form_identity(world.obligation)
    _, form = blank_form(world.obligation, kind="xlsx", at=world.now)
    return bad_uploads.all_cases(bad_uploads.Whose(own.campaign, own.unit, form))


def standing(report):
    return (
        Upload.objects.count(),
        Entry.objects.count(),
        list(DraftSection.objects.values_list("key", "revision")),
        DraftRevision.objects.count(),
        fresh(report).values,
        fresh(report).saved_at,
    )


def complaint(world, report, case):
    """What is not as it should be with that upload; "" where all is right."""
    before = standing(report)
    try:
        upload = actions.receive_file(report, file_name=case.file, data=case.data, by=world.writer, at=world.now)
    except DomainError as error:
        reason = getattr(error, "reason", type(error).__name__)
        if reason not in case.refused:
            return f"refused: {reason} {error}"
        if not (error.message and (error.advice or "hãy" in error.message.lower())) or len(str(error)) > 600:
            return f"refused without plain words: {error}"
        return "" if standing(report) == before else "a refusal wrote something"
    if standing(report)[2:] != before[2:]:
        return "the draft changed"
    return not_read_right(case, upload)


def not_read_right(case, upload):
    reading = reading_of(upload)
    if case.refused and not (case.sections or case.values or case.places):
        return f"taken: {reading}"[:300]
    texts = {key: [text_of_block(block) for block in blocks] for key, blocks in reading.sections.items()}
    if texts != case.sections:
        return f"sections {texts}"
    if reading.values != case.values:
        return f"values {reading.values}"
    if case.places is not None and upload.kind == "excel":
        places = tuple(problem.place for problem in reading.problems)
        if places != case.places:
            return f"problems {reading.problems}"[:300]
    if not reading.problems and reading.is_empty:
        return "an empty list of errors"
    long = [p for p in reading.problems if len(p.message) > 600]
    return f"endless message {long}"[:200] if long else ""


def test_each_is_read_right_or_refused_in_words_and_a_refusal_writes_nothing(world, report):
    cases = [case for group in cases_of(world).values() for case in group]
    found = {case.name: complaint(world, report, case) for case in cases}
    wrong = [f"{name}: {words}" for name, words in found.items() if words]
    assert not wrong, "\n".join(wrong)
    assert len(found) > 100
