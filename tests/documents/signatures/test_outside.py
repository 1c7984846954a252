"""A signature made elsewhere over the prepared bytes comes back into the paper, or is refused in plain words."""

import subprocess
from datetime import timedelta

import pytest
from samples import AT, report
from signing_keys import token as signed_by_token

from tonghop.documents.render.content import Signing
from tonghop.documents.render.pdf import render_pdf
from tonghop.documents.signatures.outside import MAX_CMS_BYTES, fill, prepare
from tonghop.documents.signatures.reading import new_signatures
from tonghop.documents.signatures.updating import ready_for_signing
from tonghop.kernel.errors import NotPossible
from tonghop.kernel.hashing import sha256

SIGNER = "Giàng A Lử"


@pytest.fixture(scope="module")
def paper() -> bytes:
    signed_by = Signing("CHỦ TỊCH", SIGNER, ("TM. ỦY BAN NHÂN DÂN",))
    return ready_for_signing(render_pdf(report(draft=False, appendices=(), signing=signed_by), at=AT))


@pytest.fixture(scope="module")
def prepared(paper):
    return prepare(paper, subject=SIGNER, name=SIGNER, seal=False, at=AT)


def token(folder, data: bytes, *words: str, since=AT - timedelta(days=30), cades=True) -> bytes:
    return signed_by_token(folder, data, SIGNER, *words, since=since, cades=cades)


def test_what_is_to_be_signed_is_the_same_each_time_and_its_hash_is_told(paper, prepared):
    assert prepared == prepare(paper, subject=SIGNER, name=SIGNER, seal=False, at=AT)
    assert prepared.digest.hex() == sha256(prepared.data)
    assert prepared.pdf.startswith(paper)
    later = prepare(paper, subject=SIGNER, name=SIGNER, seal=False, at=AT + timedelta(seconds=1))
    assert later.digest != prepared.digest


def test_the_signature_of_a_token_is_valid_for_us_and_for_pdfsig(tmp_path, paper, prepared):
    signed = fill(prepared, token(tmp_path, prepared.data), at=AT)
    (found,) = new_signatures(signed, before=paper)
    assert (found.certificate.subject, found.sound) == ("Giàng A Lử, UBND xã Bắc Hà", True)
    (tmp_path / "signed.pdf").write_bytes(signed)
    said = subprocess.run(
        ["pdfsig", "-nocert", "signed.pdf"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "Signature is Valid." in said.stdout
    assert "Total document signed" in said.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [(["-nodetach"], "không kèm nội dung"), (["-nocerts"], "không kèm chứng thư"), (["-md", "sha512"], "SHA-256")],
)
def test_a_signature_of_another_form_is_refused(tmp_path, prepared, words, message):
    signature = token(tmp_path, prepared.data, *words)
    with pytest.raises(NotPossible, match=message):
        fill(prepared, signature, at=AT)


def test_a_signature_over_something_else_or_without_the_signers_mark_is_refused(tmp_path, prepared):
    with pytest.raises(NotPossible, match="mã băm"):
        fill(prepared, token(tmp_path, prepared.data + b" "), at=AT)
    with pytest.raises(NotPossible, match="PAdES"):
        fill(prepared, token(tmp_path, prepared.data, cades=False), at=AT)
    with pytest.raises(NotPossible, match="hiệu lực"):
        fill(prepared, token(tmp_path, prepared.data, since=AT + timedelta(days=1)), at=AT)


@pytest.mark.parametrize("junk", [b"", b"abc", b"0" * (MAX_CMS_BYTES + 1), b"\x30\x03\x02\x01\x01", b"%PDF-1.7"])
def test_what_is_no_signature_is_refused(prepared, junk):
    with pytest.raises(NotPossible, match=r"[Cc]hữ ký"):
        fill(prepared, junk, at=AT)


def test_a_signature_whose_value_was_changed_is_noticed(tmp_path, paper, prepared):
    signature = bytearray(token(tmp_path, prepared.data))
    signature[-10] ^= 1
    with pytest.raises(NotPossible, match="không còn khớp"):
        new_signatures(fill(prepared, bytes(signature), at=AT), before=paper)
