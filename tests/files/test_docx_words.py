"""The words of a Word file as shown: boxes once, tracked changes taken, old fonts converted, notes at the end."""

import io
import zipfile
from contextlib import suppress

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tonghop.files.docx import read_docx
from tonghop.files.read import read_document
from tonghop.kernel.errors import Refused

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
BLANK = io.BytesIO()
docx.Document().save(BLANK)


def word(body, **parts):
    """A .docx whose body is that XML, with parts (styles, footnotes, ...) replaced or added."""
    parts["document"] = f"<w:body>{body}</w:body>"
    stream = io.BytesIO()
    with zipfile.ZipFile(BLANK) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.namelist():
            if entry.removeprefix("word/").removesuffix(".xml") not in parts:
                new.writestr(entry, old.read(entry))
        for name, xml in parts.items():
            new.writestr(f"word/{name}.xml", f"<w:{name} {NAMESPACES}>{xml}</w:{name}>")
    return stream.getvalue()


def p(*runs, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def font(name):
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def texts(body, **parts):
    return [block.text for block in read_docx(word(body, **parts)).blocks]


def boxed(inner):
    box = f"<w:txbxContent>{inner}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once_after_the_paragraph_it_hangs_on():
    assert texts(p(r("Neo"), boxed(p(r("Trong khung")) + p(r("Dòng hai")))) + p(r("Sau"))) == [
        *("Neo", "Trong khung", "Dòng hai", "Sau"),
    ]


def test_a_box_in_its_old_form_or_inside_a_box_is_read_too():
    old = "<w:r><w:pict><v:textbox><w:txbxContent>" + p(r("Khung cũ")) + "</w:txbxContent></v:textbox></w:pict></w:r>"
    assert texts(p(old) + p(boxed(p(r("Ngoài"), boxed(p(r("Trong"))))))) == ["Khung cũ", "Ngoài", "Trong"]


def test_deleted_words_are_left_out_and_inserted_ones_kept():
    changed = (
        "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins>" + r("mới") + "</w:ins>"
        "<w:moveFrom>" + r("chuyển đi") + "</w:moveFrom><w:moveTo>" + r(" chuyển đến") + "</w:moveTo>"
    )
    assert texts(p(r("Bản "), changed)) == ["Bản mới chuyển đến"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next():
    assert texts(p(r("Giao Sở "), properties="<w:rPr><w:del/></w:rPr>") + p(r("Nội vụ"))) == ["Giao Sở Nội vụ"]


def test_links_controls_and_breaks():
    inside = "<w:sdt><w:sdtContent>" + p(r("Trong ô"), "<w:hyperlink>" + r(" có liên kết") + "</w:hyperlink>")
    assert texts(inside + "</w:sdtContent></w:sdt>") == ["Trong ô có liên kết"]
    broken = r("Rà soát điều kiện của</w:t><w:br/><w:t>tổ chức, cá nhân") + r("</w:t><w:br/><w:t>Nơi ký")
    assert texts(p(broken)) == ["Rà soát điều kiện của tổ chức, cá nhân", "Nơi ký"]


def test_what_is_shown_in_capitals_or_not_at_all():
    style = '<w:style w:type="paragraph" w:styleId="T"><w:rPr><w:caps/></w:rPr></w:style>'
    body = p(r("kế hoạch"), properties='<w:pStyle w:val="T"/>') + p(
        r("chữ "), r("ẩn", "<w:vanish/>"), r("hoa", "<w:caps/>")
    )
    assert texts(body, styles=style) == ["KẾ HOẠCH", "chữ HOA"]


def test_old_fonts_are_converted_run_by_run():
    body = p(
        r("Uû ban nh©n d©n", font(".VnTime")),
        r(" céng hßa", font(".VnTimeH")),
        r(" tỉnh ", font("Times New Roman")),
        r("ban nha", font("VNI-Times")),
        r("ân daân", font("VNI-Times")),
    )
    assert texts(body) == ["Uỷ ban nhân dân CỘNG HÒA tỉnh ban nhân dân"]


def test_an_old_font_may_come_from_the_style_or_the_whole_document():
    styles = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{font('.VnTime')}</w:rPr></w:rPrDefault></w:docDefaults>"
        f'<w:style w:type="paragraph" w:styleId="H"><w:rPr>{font(".VnTimeH")}</w:rPr></w:style>'
    )
    soft = "<w:r><w:t>th</w:t><w:softHyphen/><w:t>êng</w:t></w:r>"
    body = p(r("kÕ ho¹ch"), properties='<w:pStyle w:val="H"/>') + p(r("b¸o c¸o "), soft) + p(r("đã là Unicode"))
    assert texts(body, styles=styles) == ["KẾ HOẠCH", "báo cáo thường", "đã là Unicode"]


def test_letters_tell_where_the_font_does_not():
    body = p(r("Uû ban nh©n d©n tØnh yªu cÇu c¸c ®¬n vÞ b¸o c¸o")) + p(r("KÕt qu¶")) + p(r("Quý II"))
    assert texts(body) == ["Uỷ ban nhân dân tỉnh yêu cầu các đơn vị báo cáo", "Kết quả", "Quý II"]


def test_notes_of_both_kinds_are_numbered_in_order_and_told_at_the_end():
    call = '<w:r><w:{}Reference w:id="{}"/></w:r>'
    notes = '<w:{0} w:id="{1}">' + p(r("Chú thích {0}"), r(" hai")) + "</w:{0}>"
    body = p(r("Một"), call.format("endnote", 4), r(" hai"), call.format("footnote", 4))
    parts = {f"{kind}s": notes.format(kind, 4) for kind in ("footnote", "endnote")}
    assert texts(body, **parts) == ["Một[1] hai[2]", "[1] Chú thích endnote hai", "[2] Chú thích footnote hai"]


def cell(*paragraphs, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def row(*cells, properties=""):
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def rows_of(xml):
    (block,) = read_docx(word(f"<w:tbl>{xml}</w:tbl>")).blocks
    return [row.texts for row in block.table.rows]


def test_a_table_in_a_cell_is_words_of_the_cell_and_a_deleted_row_is_gone():
    inner = "<w:tbl>" + row(cell(p(r("a"))), cell(p(r("b")))) + "</w:tbl>"
    gone = row(cell(p(r("bỏ"))), cell(p(r("đi"))), properties="<w:del/>")
    assert rows_of(row(cell(p(r("1"))), cell(p(r("Việc")), inner, p(boxed(p(r("khung")))))) + gone) == [
        ("1", "Việc a b khung")
    ]


def test_a_table_of_one_cell_is_a_frame_around_what_is_in_it():
    inner = "<w:tbl>" + row(cell(p(r("a"))), cell(p(r("b")))) + row(cell(p(r("c"))), cell(p(r("d")))) + "</w:tbl>"
    blocks = read_docx(word(f"<w:tbl>{row(cell(p(r('Trên')), inner))}</w:tbl>")).blocks
    assert [(block.text, bool(block.table)) for block in blocks] == [("Trên", False), ("a\tb\nc\td", True)]


def level(number, shape, pattern, more=""):
    return f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/><w:lvlText w:val="{pattern}"/>{more}</w:lvl>'


def item(words, number, depth):
    return p(
        r(words) if words else "", properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    )


def num(number, abstract, more=""):
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'


LISTS = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "upperRoman", "%1.")
    + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    + level(2, "decimal", "%1.%2.%3.", "<w:isLgl/>")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="L"/>' + level(0, "lowerLetter", "%1)") + "</w:abstractNum>"
    + num(1, 0) + num(2, 1)
    + num(3, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "decimalZero", "%1/")}</w:lvlOverride>')
)  # fmt: skip


def test_lists_that_do_not_restart_are_legal_linked_or_overridden():
    order = [(1, 0), (1, 1), (1, 0), (1, 1), (1, 2), (2, 0), (2, 0), (3, 0)]
    body = "".join(item(f"mục {n}", *place) for n, place in enumerate(order))
    assert [text.split()[0] for text in texts(body, numbering=LISTS)] == [
        *("I.", "1.", "II.", "2.", "2.2.1.", "a)", "b)", "03/"),
    ]


def test_an_empty_paragraph_of_a_list_counts_as_word_counts_it():
    assert texts(item("một", 2, 0) + item("", 2, 0) + item("ba", 2, 0), numbering=LISTS) == ["a) một", "c) ba"]


WHOLE = word(
    p(r("Kế hoạch"), boxed(p(r("Khung")))) + "<w:tbl>" + row(cell(p(r("a"))), cell(item("b", 1, 1))) + "</w:tbl>",
    numbering=LISTS,
)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_damaged_file_is_read_or_refused_never_anything_else(data):
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(["word/document.xml", "word/numbering.xml", "word/styles.xml"]))
    content = bytearray(parts[name])
    place = data.draw(st.integers(0, len(content) - 1))
    content[place : place + data.draw(st.integers(0, 40))] = data.draw(
        st.binary(max_size=8) | st.sampled_from([b"w:p", b"9"])
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for part, kept in {**parts, name: bytes(content)}.items():
            archive.writestr(part, kept)
    with suppress(Refused):
        assert read_document(stream.getvalue(), "x.docx").text


@pytest.mark.parametrize(
    "inside", ["<w:tbl>{}</w:tbl>", "<w:sdt>{}</w:sdt>", "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"]
)
def test_a_file_nested_without_end_is_read_or_refused(inside):
    body = p(r("Đáy"))
    for _ in range(3000):
        body = inside.format(body)
    with pytest.raises(Refused, match="hỏng"):
        read_docx(word(body))
