"""What a file is, told by its bytes; and every file that is refused, with its reason and advice."""

import io
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tonghop.files import archive as archives
from tonghop.files.read import read_document
from tonghop.kernel.errors import Refused

WORDS = "Căn cứ tình hình thực tế, các cơ quan xây dựng kế hoạch và báo cáo kết quả thực hiện hằng năm theo quy định. "


def zipped(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), data)
    return stream.getvalue()


def word_bytes(text):
    stream = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(text)
    document.save(stream)
    return stream.getvalue()


def utf8(text):
    return text.encode("utf-8", errors="replace")


def utf16(text):
    return text.encode("utf-16-le", errors="replace")


BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'
PARAGRAPH = "<w:p><w:r><w:t>%s</w:t></w:r></w:p>"
TORN = " ".join(" ".join(word) for word in WORDS.split())
REFUSED = {
    "nothing": (b"", "empty"),
    "only spaces": (b" \r\n\t ", "empty"),
    "no words": (b"12345 67890 -----", "empty"),
    "picture": (b"\x89PNG\r\n....", "unknown-format"),
    "rtf": (b"{\\rtf1 abc}", "unknown-format"),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "unknown-format"),
    "password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "binary": (b"abc\x00\x01\x02" * 50, "unknown-format"),
    "latin": ("Thông báo".encode("cp1258", errors="replace") + b"\xe1\xff", "legacy-encoding"),
    "zip of something": (zipped(a_xml="<a/>"), "unknown-format"),
    "half a zip": (word_bytes(WORDS)[:700], "broken"),
    "broken xml": (zipped(word__document_xml="<w:document><"), "broken"),
    "macros": (zipped(word__document_xml=BODY % "", word__vbaProject_bin="x"), "macros"),
    "bomb": (zipped(word__document_xml=BODY % (" " * 5_000_000)), "too-large"),
    "unknown old font": (
        ("U¿ ban nh¤n d¥n t§nh; c¢c ®£n v¢ b¤o c¥o k¢t qu» thª hi¾n ngh© qu¬t h¯ng n°m. " * 9).encode(),
        "legacy-encoding",
    ),
    "scrambled": (
        ("Ũy bàn nhăm dẩnp tịnhc đễk nghỉc cácp đợnt vỉm bẵoc kẻtc quảp thừcm hiệnk. " * 9).encode(),
        "broken",
    ),
    "torn letters": (TORN.encode(), "broken"),
    "wrong map": (
        ("6Ӣ CÔNG 7+ѬѪ1* Ӝ ӝ Ӂӂ ґґ ҒҒ ӌӌ vӅӅ ӁӁӁ ӢӢӢ абв гдж зик лмн опр сту фхц чшщ ыьэ юяё " * 3).encode(),
        "broken",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_is_refused_in_plain_words(name):
    data, reason = REFUSED[name]
    with pytest.raises(Refused) as refusal:
        read_document(data, "tệp.docx")
    assert refusal.value.reason == reason
    assert refusal.value.message.endswith(".")
    assert refusal.value.advice


def test_too_large_a_file_is_refused_before_it_is_opened(monkeypatch):
    monkeypatch.setattr("tonghop.files.read.MAX_BYTES", 10)
    with pytest.raises(Refused, match="lớn hơn") as refusal:
        read_document(WORDS.encode(), "x.txt")
    assert refusal.value.reason == "too-large"


def test_too_many_entries_are_refused(monkeypatch):
    monkeypatch.setattr(archives, "MAX_ENTRIES", 2)
    with pytest.raises(Refused) as refusal:
        read_document(word_bytes(WORDS), "x.docx")
    assert refusal.value.reason == "too-large"


def test_too_much_in_all_is_refused(monkeypatch):
    monkeypatch.setattr(archives, "MAX_UNPACKED", 100)
    with pytest.raises(Refused) as refusal:
        read_document(word_bytes(WORDS), "x.docx")
    assert refusal.value.reason == "too-large"


def test_entities_are_not_followed_and_no_word_is_lost_in_silence(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("MAT KHAU")
    doctype = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    data = zipped(word__document_xml=doctype + BODY % (PARAGRAPH % f"{WORDS} &x;"))
    with pytest.raises(Refused, match="khai báo lạ") as caught:
        read_document(data, "x.docx")
    assert "MAT KHAU" not in str(caught.value)


def test_the_bytes_decide_not_the_name():
    assert read_document(WORDS.encode(), "sai.docx").format == "txt"
    assert read_document(word_bytes(WORDS), "sai.txt").format == "docx"


def test_a_few_foreign_letters_do_no_harm():
    text = WORDS * 5 + "Công ty Müller và đối tác Nguyễn & Søn."
    assert read_document(text.encode(), "x.txt").text.endswith("Søn.")


STARTS = [
    b"",
    b"PK\x03\x04",
    b"%PDF-1.7\n",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"a\x00b\x00",
    WORDS.encode(),
]


@given(
    st.sampled_from(STARTS),
    st.binary(max_size=400) | st.text(max_size=200).map(utf8) | st.text(max_size=200).map(utf16),
)
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused_never_anything_else(start, rest):
    try:
        outcome = read_document(start + rest, "x").text
    except Refused as refusal:
        outcome = refusal.message
    assert outcome


def test_a_file_of_libreoffice_is_called_what_it_is():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<office:document-content/>")
    with pytest.raises(Refused, match=r"là OpenDocument \(\.odt, \.ods\)"):
        read_document(out.getvalue(), "bao-cao.odt")
