"""The demonstration's judges decided about findings, so that the pages that count decisions have something to count."""

import sqlite3
from collections import Counter
from contextlib import closing


def rows(demonstration, query):
    with closing(sqlite3.connect(f"file:{demonstration / 'tonghop.sqlite3'}?mode=ro", uri=True)) as connection:
        return connection.execute(query).fetchall()


def test_some_are_agreed_with_some_dismissed_with_a_reason_some_in_a_letter_and_many_are_left(demonstration):
    decided = rows(demonstration, "SELECT check_id, decision, in_letter, reason FROM quality_findingdecision")
    kinds = Counter((decision, in_letter) for _, decision, in_letter, _ in decided)
    assert min(kinds[one] for one in (("agreed", 0), ("agreed", 1), ("dismissed", 0))) >= 5
    assert len({check for check, *_ in decided}) >= 8
    assert len({reason for *_, reason in decided if reason}) >= 2
    (found,) = rows(demonstration, "SELECT COUNT(*) FROM quality_finding")
    assert len(decided) < found[0]


def test_no_report_was_returned_for_a_reason_that_its_letter_does_not_tell(demonstration):
    returned = rows(demonstration, "SELECT reason, points FROM quality_sectionreturn WHERE points <> '[]'")
    assert len(returned) >= 5
    assert all("\n- " in reason for reason, _ in returned)


def test_a_decision_that_was_taken_back_is_in_the_journal(demonstration):
    events = Counter(e for (e,) in rows(demonstration, "SELECT event FROM journal_entry WHERE event LIKE 'finding.%'"))
    assert set(events) == {"finding.agreed", "finding.dismissed", "finding.put_in_letter", "finding.reopened"}
