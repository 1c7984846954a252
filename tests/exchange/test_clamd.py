"""The scanner's protocol, spoken to a small daemon: clean, infected, silent, confused, not there."""

import pytest

from fake_clamd import INFECTED, fake_clamd
from tonghop.exchange.clamd import CHUNK, Clamd, ScannerDown, unscanned
from tonghop.kernel.errors import Refused


@pytest.mark.parametrize("unix", [True, False])
def test_a_clean_file_passes_whole_and_in_pieces(tmp_path, unix):
    data = b"0123456789" * (CHUNK // 4)
    with fake_clamd(tmp_path / "clamd.ctl" if unix else None) as (address, seen):
        Clamd(address)(data, "quet.pdf")
        Clamd(address)(b"", "trong.pdf")
    assert seen == [data, b""]


def test_an_infected_file_is_refused_by_name_and_virus(tmp_path):
    with (
        fake_clamd(tmp_path / "clamd.ctl") as (address, _),
        pytest.raises(Refused, match=r"Tệp “a\.pdf” có vi-rút \(Eicar-Signature\)") as refused,
    ):
        Clamd(address)(b"%PDF-1.7" + INFECTED, "a.pdf")
    assert refused.value.reason == "infected"


@pytest.mark.parametrize("reply", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"stream: lost ERROR\0"])
def test_an_answer_that_says_nothing_lets_nothing_through(reply):
    with fake_clamd(answer=lambda _: reply) as (address, _), pytest.raises(ScannerDown, match="Chưa kiểm tra được"):
        Clamd(address)(b"%PDF-1.7", "a.pdf")


@pytest.mark.parametrize("address", ["unix:/khong/co/clamd.ctl", "tcp:127.0.0.1:1", "tcp:khong-phai-cong", "sai"])
def test_where_nobody_listens_the_person_is_told_to_try_again(address):
    with pytest.raises(ScannerDown, match="thử lại sau ít phút"):
        Clamd(address, timeout=2)(b"%PDF-1.7", "a.pdf")


def test_without_a_scanner_nothing_is_asked():
    assert unscanned(INFECTED, "a.pdf") is None
