"""One plan in every form that a file can have: text, wrapped text, Word with typed or automatic numbers, PDF."""

import io
import re
import textwrap
import zipfile

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from typeset import PAGE, pdf_of, words

NOTE = "Theo số liệu tổng hợp đến hết quý I năm 2026; số liệu chính thức do Sở Nội vụ công bố sau khi đối chiếu."
_MARK = re.compile(r"(?:[A-Z]|[IVX]+|\d+)\.\s|[a-zđ]\)\s|-\s")
_LEVELS = {"part": 0, "section": 1, "heading": 2, "point": 3, "dash": 4}
_SHAPES = (("upperLetter", "%1."), ("upperRoman", "%2."), ("decimal", "%3."), ("lowerLetter", "%4)"), ("bullet", "-"))


def paragraphs_of(plan):
    """Yield the plan's body as (level, text), with the call of one footnote."""
    yield from (("basis", line) for line in plan["basis"])
    for n, block in enumerate(plan["body"]):
        yield block["level"], block["text"] + ("[1]" if n == 0 else "")


def rows_of(appendix):
    """Yield an appendix's rows as lists of cells; a group's title spans all columns but the first, None joins up."""
    for row in appendix["rows"]:
        yield [row["group"], row["text"]] if "group" in row else row["cells"]


def as_text(plan):
    """Return the plan as text, one line a paragraph, a table's cells parted by tabs."""
    head, signature = plan["letterhead"], plan["signature"]
    lines = [*head["issuer"], head["state"], head["motto"], f"Số: {head['number']}", f"{head['place']}, {head['date']}"]
    lines += [plan["kind"], plan["subject"], *(text for _, text in paragraphs_of(plan)), "Nơi nhận:"]
    lines += [f"- {line}" for line in plan["recipients"]]
    lines += [signature["authority"], signature["post"], signature["name"]]
    for appendix in plan["appendices"]:
        lines += [appendix["label"], appendix["title"], appendix["note"], "\t".join(appendix["columns"])]
        width = len(appendix["columns"])
        lines += ["\t".join([cell or "" for cell in row] + [""] * (width - len(row))) for row in rows_of(appendix)]
    return "\n".join([*lines, f"[1] {NOTE}"])


def as_wrapped_text(plan, width=80):
    """Return the text hard-wrapped, with a page's number and a running header amid it every 44 lines."""
    lines = [
        part for line in as_text(plan).split("\n") for part in ([line] if "\t" in line else textwrap.wrap(line, width))
    ]
    out = []
    for n, line in enumerate(lines):
        if n and n % 44 == 0 and "\t" not in lines[n - 1] + line:
            out += ["", f"{n // 44 + 1:^{width}}", "Kế hoạch sơ kết một năm", ""]
        out.append(line)
    return "\r\n".join(out)


def as_listed_docx(plan):
    """Return a .docx whose numbers Word makes, with merged cells and a footnote."""
    document = docx.Document()
    _add_lists(document)
    head, signature = plan["letterhead"], plan["signature"]
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "\n".join(head["issuer"]), f"{head['state']}\n{head['motto']}"
    table.cell(1, 0).text, table.cell(1, 1).text = f"Số: {head['number']}", f"{head['place']}, {head['date']}"
    document.add_paragraph().add_run(plan["kind"]).bold = True
    document.add_paragraph().add_run(plan["subject"]).bold = True
    for level, text in paragraphs_of(plan):
        _paragraph(document, level, text)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "\n".join(["Nơi nhận:", *(f"- {line}" for line in plan["recipients"])])
    table.cell(0, 1).text = "\n".join([signature["authority"], signature["post"], signature["name"]])
    for appendix in plan["appendices"]:
        for line in (appendix["label"], appendix["title"], appendix["note"]):
            document.add_paragraph(line)
        _table(document, appendix)
    return _with_note(document)


def _add_lists(document):
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for n, (shape, pattern) in enumerate(_SHAPES)
    )
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))


def _paragraph(document, level, text):
    mark = _MARK.match(text) if level in _LEVELS else None
    text = text[mark.end() :] if mark else text
    paragraph = document.add_paragraph(text.removesuffix("[1]"))
    if mark:
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{_LEVELS[level]}"/><w:numId w:val="77"/></w:numPr>')
        )
    if text.endswith("[1]"):
        call = OxmlElement("w:footnoteReference")
        call.set(qn("w:id"), "2")
        paragraph.add_run()._r.append(call)


def _table(document, appendix):
    table = document.add_table(rows=1, cols=len(appendix["columns"]), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, appendix["columns"], strict=True):
        cell.text = name
    for row in rows_of(appendix):
        cells = table.add_row().cells
        for n, words_in in enumerate(row):
            if words_in is None:
                table.cell(len(table.rows) - 2, n).merge(cells[n])
            else:
                cells[n].text = words_in
        if len(row) < len(cells):
            cells[len(row) - 1].merge(cells[-1])


def _with_note(document):
    stream = io.BytesIO()
    document.save(stream)
    note = f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{NOTE}</w:t></w:r></w:p></w:footnote>'
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/footnotes.xml", f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>")
    return stream.getvalue()


def as_pdf(plan):
    """Return a PDF with a footnote, page numbers, and the table over two pages, its head on both."""
    head, signature = plan["letterhead"], plan["signature"]

    def lines(texts):
        return "#linebreak()".join(map(words, texts))

    cells = [lines(head["issuer"]), lines([head["state"], head["motto"]])]
    cells += [words(f"Số: {head['number']}"), words(f"{head['place']}, {head['date']}")]
    source = [
        '#set page(numbering: "1", number-align: center + top)\n',
        "#[#set par(first-line-indent: 0pt)\n#set text(size: 11.5pt)\n",
        "#grid(columns: (2fr, 3fr), align: center, row-gutter: 6pt, ",
        ", ".join(f"[{cell}]" for cell in cells),
        ")]\n\n",
        f"#align(center)[*{words(plan['kind'])}*]\n\n#align(center)[*{words(plan['subject'])}*]\n\n",
    ]
    for _, text in paragraphs_of(plan):
        note = f"#footnote[{words(NOTE)}]" if text.endswith("[1]") else ""
        source.append(f"{words(text.removesuffix('[1]'))}{note}\n\n")
    source.append(
        "#block(breakable: false)[#set par(first-line-indent: 0pt, justify: false)\n#grid(columns: (1fr, 1fr), "
        f"text(size: 11pt)[{lines(['Nơi nhận:', *(f'- {line}' for line in plan['recipients'])])}], "
        f"align(center)[{lines([signature['authority'], signature['post'], signature['name']])}])]\n"
    )
    source += [f"#pagebreak()\n{''.join(_typst_appendix(one))}" for one in plan["appendices"]]
    return pdf_of("".join(source), PAGE)


def _typst_appendix(appendix):
    for line in (appendix["label"], appendix["title"], appendix["note"]):
        yield f"#align(center)[{words(line)}]\n\n"
    width, rows = len(appendix["columns"]), list(rows_of(appendix))
    cells = []
    for n, row in enumerate(rows):
        for at, text in enumerate(row):
            if text is None:
                continue
            below = next((k for k, later in enumerate(rows[n + 1 :]) if at >= len(later) or later[at] is not None), 0)
            span = width - at if at == len(row) - 1 < width - 1 else 1
            cells.append(f"table.cell(rowspan: {below + 1}, colspan: {span})[{words(text)}]")
    heads = ", ".join(f"[{words(name)}]" for name in appendix["columns"])
    columns = ", ".join(f"{millimetres}fr" for millimetres in appendix["widths_mm"])
    yield "#set par(first-line-indent: 0pt, justify: false)\n#set text(size: 12pt)\n#v(5cm)\n"
    yield f"#table(columns: ({columns}), table.header({heads}), {', '.join(cells)})\n"
