"""The text under review with its findings marked; joined again, it is the text."""

from tonghop.quality.models import Finding
from tonghop.quality.queries import JudgedFinding
from tonghop.web.lit_text import lit_blocks

BLOCKS = [
    {"kind": "paragraph", "text": "Đã mở ... lớp, Cơ bản hoàn thành."},
    {"kind": "table", "rows": [["Chỉ tiêu", "Số"], ["Số lớp", "12"]]},
]


def judged(fingerprint, *places, severity="warning", peer=None):
    rows = [
        Finding(fingerprint=fingerprint, severity=severity, place=place, start=start, end=end, peer_place=peer)
        for place, start, end in places
    ]
    return JudgedFinding(tuple(rows), "", None, None)


def marks(segments):
    return [(s.text, s.kinds) for s in segments if s.kinds]


def test_every_place_is_marked_and_the_one_judged_now_is_lit():
    dots, vague = judged("a", ("block:0", 6, 9), severity="error"), judged("b", ("block:0", 15, 33))
    paragraph, _ = lit_blocks(BLOCKS, [dots, vague], vague)
    assert marks(paragraph.segments) == [
        ("...", "in-finding-error"),
        ("Cơ bản hoàn thành.", "in-finding-warning in-now"),
    ]
    assert "".join(s.text for s in paragraph.segments) == BLOCKS[0]["text"]
    assert [s.first for s in paragraph.segments if s.kinds] == ["a", "b"]


def test_a_place_over_cells_of_a_table_is_marked_in_each():
    cells = judged("a", ("block:1", 9, 18))
    _, table = lit_blocks(BLOCKS, [cells], None)
    assert [[marks(cell) for cell in row] for row in table.rows] == [
        [[], [("Số", "in-finding-warning")]],
        [[("Số lớp", "in-finding-warning")], []],
    ]


def test_each_passage_of_a_copy_is_lit():
    peer = {"passages": [{"place": "block:0", "start": 0, "end": 5}, {"place": "block:0", "start": 15, "end": 21}]}
    copy = judged("a", ("block:0", 0, 5), peer=peer)
    paragraph, _ = lit_blocks(BLOCKS, [copy], copy)
    assert [text for text, _ in marks(paragraph.segments)] == ["Đã mở", "Cơ bản"]
    paragraph, _ = lit_blocks(BLOCKS, [copy], None)
    assert [text for text, _ in marks(paragraph.segments)] == ["Đã mở"]


def test_what_has_no_place_in_the_text_marks_nothing():
    paragraph, table = lit_blocks(BLOCKS, [judged("a", ("", None, None)), judged("b", ("cell:BM.02", 0, 2))], None)
    assert not marks(paragraph.segments)
    assert table.kind == "table"
