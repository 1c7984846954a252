"""A signature on a paper is valid for others too, a changed byte is noticed, and nothing else may be slipped in."""

import io
import subprocess
from dataclasses import replace
from datetime import timedelta

import pypdfium2
import pytest
from pdf_text import page_texts
from samples import AT, report
from signing_keys import PASSPHRASE, key_file

from tonghop.documents.render.content import Signing
from tonghop.documents.render.pdf import render_pdf
from tonghop.documents.signatures.keys import MAX_KEY_BYTES, open_key
from tonghop.documents.signatures.reading import new_signatures, signatures_on
from tonghop.documents.signatures.signing import sign_pdf
from tonghop.documents.signatures.stamp import place_for
from tonghop.documents.signatures.updating import Update, ready_for_signing
from tonghop.kernel.errors import NotPossible

SIGNER = "Giàng A Lử"
SINCE = AT - timedelta(days=30)


def key(name: str = SIGNER):
    return open_key(key_file(name, "UBND xã Bắc Hà", since=SINCE), PASSPHRASE, at=AT)


@pytest.fixture(scope="module")
def paper() -> bytes:
    signed_by = Signing("CHỦ TỊCH", SIGNER, ("TM. ỦY BAN NHÂN DÂN",))
    return ready_for_signing(render_pdf(report(draft=False, appendices=(), signing=signed_by), at=AT))


@pytest.fixture(scope="module")
def signed(paper) -> bytes:
    return sign_pdf(paper, key(), name=SIGNER, seal=False, at=AT)


@pytest.fixture(scope="module")
def sealed(signed) -> bytes:
    return sign_pdf(signed, key("UBND xã Bắc Hà"), name=SIGNER, seal=True, at=AT)


def changed(pdf: bytes, place: int) -> bytes:
    return pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]


def test_preparing_a_paper_changes_nothing_that_is_seen_and_is_the_same_each_time(paper):
    bare = render_pdf(report(draft=False), at=AT)
    ready = ready_for_signing(bare)
    assert ready.startswith(bare)
    assert ready == ready_for_signing(bare)
    assert page_texts(ready) == page_texts(bare)


def test_signing_adds_to_the_file_and_names_who_and_when(paper, signed, sealed):
    assert sealed.startswith(signed)
    assert signed.startswith(paper)
    one, two = signatures_on(sealed)
    assert (one.certificate.subject, one.claimed_at, one.sound) == (f"{SIGNER}, UBND xã Bắc Hà", AT, True)
    assert (two.certificate.subject, two.sound) == ("UBND xã Bắc Hà", True)
    assert one.certificate.serial != two.certificate.serial


def test_the_stamp_stands_above_the_name_and_the_seal_beside_it(paper, signed, sealed):
    person, seal = (place_for(paper, SIGNER, seal=seal) for seal in (False, True))
    assert person.page == seal.page == len(page_texts(paper)) - 1
    assert seal.box[2] < person.box[0]
    assert "Thời gian ký: 08/05/2026 10:00:00 +07:00" in stamps_on(signed)
    assert "Cơ quan ký số: UBND xã Bắc Hà" in stamps_on(sealed)


def test_a_paper_without_the_name_is_stamped_on_its_first_page(paper):
    assert place_for(paper, "Không Có Ai", seal=False).page == 0


@pytest.mark.libreoffice
def test_pdfsig_agrees_and_sees_a_changed_byte(sealed, tmp_path):
    assert pdfsig(sealed, tmp_path).count("Signature Validation: Signature is Valid.") == 2
    for place in (1200, len(sealed) // 3):
        spoilt = changed(sealed, place)
        assert "Signature is Valid." not in pdfsig(spoilt, tmp_path)
        assert not any(one.sound for one in signatures_on(spoilt))


def test_of_every_changed_byte_we_look_at_none_goes_unseen(signed, paper):
    for place in range(50, len(signed) - 10, len(signed) // 25):
        with pytest.raises(NotPossible):
            new_signatures(changed(signed, place), before=paper)


def test_only_the_very_paper_with_a_new_signature_is_taken(paper, signed, sealed):
    assert [one.sound for one in new_signatures(sealed, before=signed)] == [True]
    assert len(new_signatures(sealed, before=paper)) == 2
    with pytest.raises(NotPossible, match="chưa có chữ ký số mới"):
        new_signatures(signed, before=signed)
    with pytest.raises(NotPossible, match="không phải bản PDF của hệ thống"):
        new_signatures(paper, before=signed)
    other = ready_for_signing(render_pdf(report(draft=False, subject="Khác"), at=AT))
    with pytest.raises(NotPossible, match="không phải bản PDF của hệ thống"):
        new_signatures(sign_pdf(other, key(), name=SIGNER, seal=False, at=AT), before=paper)


def test_a_page_changed_before_signing_is_noticed_though_the_signature_itself_is_valid(paper):
    writer = Update.of(paper)
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page["/Rotate"] = type(page["/MediaBox"][2])(90)
    writer.mark_update(writer.root["/Pages"]["/Kids"].raw_get(0).reference)
    out = io.BytesIO()
    writer.write(out)
    slipped = sign_pdf(out.getvalue(), key(), name=SIGNER, seal=False, at=AT)
    assert [one.sound for one in signatures_on(slipped)] == [True]
    with pytest.raises(NotPossible, match="đã bị sửa"):
        new_signatures(slipped, before=paper)


def test_a_file_that_is_no_pdf_is_refused_in_plain_words():
    with pytest.raises(NotPossible, match="tệp hỏng"):
        signatures_on(b"%PDF-1.7 hong")


@pytest.mark.parametrize(
    ("data", "passphrase", "words"),
    [
        (b"", PASSPHRASE, "trống hoặc lớn bất thường"),
        (b"0" * (MAX_KEY_BYTES + 1), PASSPHRASE, "trống hoặc lớn bất thường"),
        (b"khong phai tep khoa", PASSPHRASE, "sai mật khẩu, hoặc tệp hỏng"),
        (key_file(SIGNER, "UBND xã Bắc Hà", since=SINCE), "sai", "sai mật khẩu"),
        (key_file(SIGNER, "UBND xã Bắc Hà", since=SINCE - timedelta(days=900)), PASSPHRASE, "chỉ có hiệu lực từ"),
    ],
)
def test_a_key_that_cannot_sign_says_why(data, passphrase, words):
    with pytest.raises(NotPossible, match=words):
        open_key(data, passphrase, at=AT)


def test_signing_is_for_any_paper_also_of_one_page(paper):
    short = render_pdf(replace(report(draft=False), body=(), appendices=()), at=AT)
    (one,) = signatures_on(sign_pdf(ready_for_signing(short), key(), name=SIGNER, seal=False, at=AT))
    assert one.sound


def pdfsig(pdf: bytes, folder) -> str:
    path = folder / "ky.pdf"
    path.write_bytes(pdf)
    return subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=False).stdout


def stamps_on(pdf: bytes) -> str:
    """Return what is drawn on the pages when annotations are part of them."""
    with pypdfium2.PdfDocument(pdf) as document:
        document.init_forms()
        page = document[len(document) - 1]
        page.flatten()
        page.close()
        page = document[len(document) - 1]
        text = page.get_textpage()
        found = " ".join(text.get_text_range().split())
        text.close()
        page.close()
    return found
