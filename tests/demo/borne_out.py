"""Every number of the provincial Word report, recomputed from what the units uploaded or found where it is quoted from.

`unborne` names each number (and each claim of a count or a quotation) that is not borne out. It knows the paper's
sentences by their words alone and shares no code with what wrote them.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from uploaded import Asked, Unit, Uploaded, number

NUM = r"\d[\d.]*(?:,\d+)?"
DIGITS = re.compile(r"\d+")
QUOTED = re.compile("“(.*)”", re.DOTALL)
FORMS = {"xã, phường": "commune", "sở, ban, ngành": "department"}
STANDING = {
    "trả lại để hoàn thiện, chưa nộp lại": "returned",
    "đang soạn thảo, chưa nộp": "drafting",
    "đã nộp, chưa rà soát": "submitted",
    "đang rà soát": "under_review",
    "chờ lãnh đạo đơn vị duyệt, chưa nộp": "awaiting_approval",
    "chưa mở báo cáo": "",
}
Sentence = dict[str, Any]


@dataclass
class Paper:
    """The Word report as read: (style, text) of its paragraphs, the rows of its tables; and its manifest."""

    paragraphs: list[tuple[str, str]]
    tables: list[list[list[str]]]
    manifest: dict[str, Any]


def unborne(paper: Paper, uploaded: Uploaded) -> list[str]:
    """Return what is not borne out, each in one line; nothing where all is."""
    return list(_Reading(paper, uploaded).unborne())


class _Reading:
    def __init__(self, paper: Paper, uploaded: Uploaded) -> None:
        self.paper, self.up = paper, uploaded
        self.sources = paper.manifest["sources"]
        self.by_name = {unit.name: unit for unit in uploaded.units.values()}

    def unborne(self) -> Iterator[str]:
        runs: dict[tuple[str, int], list[Sentence]] = {}
        for sentence in self.paper.manifest["sentences"]:
            runs.setdefault((sentence["section"], sentence["paragraph"]), []).append(sentence)
        waiting = list(runs.values())
        for style, text in self.paper.paragraphs:
            bare = re.sub(r"^(- |\d+\. )", "", text)
            if waiting and bare == " ".join(s["text"] for s in waiting[0]):
                for sentence in waiting.pop(0):
                    yield from (f"{sentence['id']}: {why}: {sentence['text'][:90]}" for why in self._sentence(sentence))
            elif left := self._frame(style, text):
                yield f"{style}: {left} is explained by nothing: {text[:90]}"
        yield from (f"not in the paper: {s['text'][:90]}" for run in waiting for s in run)
        for table in self.paper.tables:
            yield from self._table(table)

    def _frame(self, style: str, text: str) -> list[str]:
        """What is left of numbers in a line that is no sentence of the draft: headings, subject, closing, pointers."""
        campaign, made = self.up.campaign, self.paper.manifest["made_at"]
        for words in (campaign["title"], campaign["plan_title"], f"tháng {int(made[5:7])} năm {made[:4]}"):
            text = re.sub(re.escape(words), "", text, flags=re.IGNORECASE)
        if style.startswith("Heading"):
            text = re.sub(r"^\d+\. ", "", text)
        return DIGITS.findall(text)

    # -- sentences -----------------------------------------------------------------------------------------------

    def _sentence(self, sentence: Sentence) -> Iterator[str]:
        text, kind = sentence["text"], sentence["kind"]
        if kind in {"group", "example", "lead"}:
            yield from self._places(sentence)
        if kind == "figures":
            yield from self._figures(text, sentence["section"])
        elif kind == "coverage":
            yield from self._coverage(text)
        elif kind == "basis":
            left = text
            for words in self._cited():
                left = left.replace(words, "")
            yield from self._left(self._without_titles(left))
        elif kind == "lead":
            unit = self.up.versions[self.sources[sentence["sources"][0]]["version"]]
            if unit.name != next(s["lead"] for s in self.up.sections if s["key"] == sentence["section"]):
                yield f"{unit.name} does not lead this section"
            yield from self._quotation(text.removesuffix("."), unit)
        elif kind == "example":
            name, quote = re.fullmatch("(.+?): “(.*)”[.]", text, re.DOTALL).groups()
            yield from self._quotation(quote, self.by_name[name])
        elif kind == "group":
            yield from self._group(sentence)
        else:
            yield from self._left(text)

    def _left(self, text: str) -> Iterator[str]:
        if left := DIGITS.findall(text):
            yield f"{left} is explained by nothing"

    def _without_titles(self, text: str) -> str:
        title = self.up.campaign["plan_title"]
        return text.replace(title, "").replace(title[0].lower() + title[1:], "")

    def _cited(self) -> list[str]:
        """The campaign's legal bases and its plan, each with its number and day."""
        campaign = self.up.campaign
        year, month, day = campaign["issued_on"].split("-")
        month = month if int(month) <= 2 else str(int(month))  # Nghị định 30/2020: 01/01, 02/02, 4/4
        plan = f"{campaign['plan_number']} ngày {day}/{month}/{year}"
        return [*(basis["text"] for basis in json.loads(campaign["legal_bases"])), plan]

    def _places(self, sentence: Sentence) -> Iterator[str]:
        """Every statement behind a sentence stands at its place in a counted version, and in the file handed in."""
        for source in sentence["sources"]:
            said = self.sources[source]
            unit = self.up.versions.get(said["version"])
            if unit is None or unit.id != said["unit"]:
                yield f"{source} is in no counted version"
                continue
            blocks = {s["key"]: s["blocks"] for s in unit.content["sections"]}[said["section"]]
            if blocks[said["block"]]["text"][said["start"] : said["end"]] != said["quote"]:
                yield f"{source} does not stand at its place"
            if said["quote"] not in unit.words:
                yield f"{source} does not stand in the file of {unit.name}"

    def _quotation(self, quote: str, unit: Unit) -> Iterator[str]:
        """What is quoted stands in the file; its first letter may have been made a capital."""
        if quote not in unit.words and quote[1:] not in unit.words:
            yield f"not in the file of {unit.name}"

    def _group(self, sentence: Sentence) -> Iterator[str]:
        text = sentence["text"]
        units = {self.sources[s]["unit"] for s in sentence["sources"]}
        expected = Counter(self.up.units[unit].form for unit in units)
        lead, _, rest = text.partition("“")
        said = {FORMS[form]: int(number(n)) for n, form in re.findall(rf"({NUM}) (xã, phường|sở, ban, ngành)", lead)}
        if said and said != dict(expected):
            yield f"{said} but {dict(expected)}"
        if not said and [self.up.units[u].name for u in units] != [lead.partition(" ")[0] and self._named(lead)]:
            yield "names another unit than its source's"
        left = re.sub(rf"{NUM} (xã, phường|sở, ban, ngành)", "", lead)
        if others := re.search(rf"còn nêu ({NUM}) nhóm ý kiến khác", left):
            mine = set(sentence["sources"])
            groups = [
                g
                for g in self.paper.manifest["groups"]
                if g["section"] == sentence["section"] and mine >= set(g["points"])
            ]
            if len(groups) != int(others[1]) or {p for g in groups for p in g["points"]} != mine:
                yield f"{others[1]} groups but {len(groups)}"
            left = left.replace(others[0], "")
        yield from self._left(left)
        if rest:
            speaker = self._named(lead) if "nêu cụ thể" in lead or not said else ""
            quote = text[text.index("“") + 1 : text.rindex("”")]
            writers = [self.by_name[speaker]] if speaker else [self.up.units[u] for u in units]
            if all(list(self._quotation(quote, unit)) for unit in writers):
                yield "quotes what is not in the file"

    def _named(self, text: str) -> str:
        """The unit whose name stands in the text, the longest."""
        return max((name for name in self.by_name if name in text), key=len, default="")

    # -- figures -------------------------------------------------------------------------------------------------

    def _figures(self, text: str, section: str) -> Iterator[str]:
        """The sentence in parts: who has what; by kind; of which; rates. Each number against its own recomputation."""
        asked = [a for a in self.up.asked if a.section == section]
        heads = [a for a in asked if a.adds != "rate" and not a.name.startswith("Trong đó") and _small(a.name) in text]
        head = max(heads, key=lambda a: len(a.name))
        marked = text.replace(_small(head.name), "@", 1).removesuffix(".")
        claim, _, children = marked.partition(", trong đó: ")
        own = rf"; ([^;]+?) đạt ({NUM})%(?: \(cấp xã ({NUM})%; sở, ban, ngành ({NUM})%\))?$"
        if rate := re.search(own, marked):
            claim, children = claim.removesuffix(rate[0]), children.removesuffix(rate[0])
            found = next(a for a in asked if a.adds == "rate" and _small(a.name) == rate[1])
            scopes = {2: _scope(claim), 3: "commune", 4: "department"}
            for place, scope in scopes.items():
                yield from self._same(rate[place], found, scope, claim)
            if found.above != head.code:
                yield f"{rate[1]} is no rate of {head.code}"
        yield from self._claim(claim, head)
        yield from self._children(children, head, asked, claim)

    def _claim(self, claim: str, head: Asked) -> Iterator[str]:
        shape = re.fullmatch(
            rf"(.+?) (?:({NUM}) (?:{re.escape(head.measure)} )?@|@ là ({NUM}) .+?)(?: \((.*)\))?", claim
        )
        if shape is None:
            yield "the sentence is not understood"
            return
        yield from self._same(shape[2] or shape[3], head, _scope(claim), claim)
        for aside in (shape[4] or "").split("; ") if shape[4] else ():
            if part := re.fullmatch(rf"(cấp xã|sở, ban, ngành) ({NUM}|không có)", aside):
                scope = "commune" if part[1] == "cấp xã" else "department"
                yield from self._same("0" if part[2] == "không có" else part[2], head, scope, claim)
            elif part := re.fullmatch(rf"({NUM}) đơn vị có số liệu", aside):
                if int(part[1]) != len(self.up.given(head.code, _scope(claim))):
                    yield f"{part[1]} units gave {head.code}, recounted otherwise"
            else:
                yield f"“{aside}” is not understood"

    def _children(self, children: str, head: Asked, asked: list[Asked], claim: str) -> Iterator[str]:
        place = asked.index(head) + 1
        rest = children
        for child in asked[place:]:
            if child.adds == "rate":
                continue
            if not child.name.startswith("Trong đó"):
                break
            name = _small(child.name.removeprefix("Trong đó:").strip())
            told = re.match(
                rf"{re.escape(name)} ({NUM}) {re.escape(child.measure)}(?: \(chiếm ({NUM})%\))?"
                rf"(?: \(({NUM}) đơn vị có số liệu\))?(?:; |$)",
                rest,
            )
            if not told:
                continue
            rest = rest[told.end() :]
            yield from self._same(told[1], child, _scope(claim), claim)
            if told[2]:
                share = next(a for a in asked if a.adds == "rate" and a.above == child.code)
                yield from self._same(told[2], share, _scope(claim), claim)
            if told[3] and int(told[3]) != len(self.up.given(child.code, _scope(claim))):
                yield f"{told[3]} units gave {child.code}, recounted otherwise"
        if rest:
            yield f"“{rest}” is not understood"

    def _same(self, said: str | None, asked: Asked, scope: str, claim: str) -> Iterator[str]:
        if said is None:
            return
        unit = self.by_name.get(self._named(claim)) if scope == "department" else None
        expected = self.up.total(asked, scope)
        if (
            unit is not None
            and self.up.given(asked.code, scope) != [unit.figures.get(asked.code)]
            and asked.adds != "rate"
        ):
            yield f"{unit.name} is not the one that gave {asked.code}"
        if (expected or Decimal(0)) != number(said):
            yield f"{asked.code} ({scope}) says {said}, recomputed {expected}"

    # -- who is in, who is not -----------------------------------------------------------------------------------

    def _coverage(self, text: str) -> Iterator[str]:
        units, counted = list(self.up.units.values()), self.up.counted
        of = {form: [u for u in units if u.form == form] for form in FORMS.values()}
        inside = {form: sum(bool(u.counted) for u in some) for form, some in of.items()}
        late = sum(u.late for u in counted)
        made = self.paper.manifest["made_at"]
        whole = (
            f"Đến {made[11:13]} giờ {made[14:16]} phút ngày {made[8:10]}/{int(made[5:7])}/{made[:4]}, {len(counted)}/{len(units)} đơn vị"
            f" phải báo cáo đã có báo cáo được chấp nhận để tổng hợp ({inside['commune']}/{len(of['commune'])} xã,"
            f" phường; {inside['department']}/{len(of['department'])} sở, ban, ngành)."
        )
        nil = [u.name for u in counted if u.nil]
        missing = [u for u in units if not u.counted]
        if text.startswith("Còn "):
            yield from self._missing(text, missing)
        elif text not in {
            whole,
            f"Trong số đó, {len(counted) - late:02d} đơn vị nộp đúng hạn, {late:02d} đơn vị nộp sau hạn.",
            f"{len(nil):02d} đơn vị báo cáo không phát sinh nội dung: {', '.join(nil)}.",
        }:
            yield f"recounted {len(counted)}/{len(units)}, {inside}, {late} late, nil {nil}"

    def _missing(self, text: str, missing: list[Unit]) -> Iterator[str]:
        head = f"Còn {len(missing):02d} đơn vị không nằm trong các tổng dưới đây, gồm: "
        if not text.startswith(head):
            yield f"recounted {len(missing)} missing"
        left = {unit.name for unit in missing}
        for why, names in self._reasons(text):
            units = [self.by_name[name] for name in names[1]]
            if int(names[0]) != len(units) or any(not _is_why(unit, why) for unit in units):
                yield f"“{names[0]} … {why}” is not so"
            left -= {unit.name for unit in units}
        if left:
            yield f"{left} are missing unsaid"

    def _reasons(self, text: str) -> Iterator[tuple[str, tuple[str, list[str]]]]:
        for part in re.split(r"; (?=\d+ đơn vị )", text.partition("gồm: ")[2].removesuffix(".")):
            count, why, names = re.fullmatch(
                r"(\d+) đơn vị (.*): ((?:UBND |Sở |Ban |Thanh |Văn |Trung ).*)", part
            ).groups()
            yield why, (count, names.split(", "))

    # -- tables --------------------------------------------------------------------------------------------------

    def _table(self, rows: list[list[str]]) -> Iterator[str]:
        head, body = rows[0], rows[1:]
        if head[0] != "STT":
            made = self.paper.manifest["made_at"]
            text = " ".join(cell for row in rows for cell in row).replace("\xa0", " ")
            yield from self._left(text.replace(f"tháng {int(made[5:7])} năm {made[:4]}", ""))
        elif head[1] == "Mã":
            yield from (f"{row[1]}: {why}" for n, row in enumerate(body, 1) for why in self._row(n, row))
        else:
            missing = {u.name: u for u in self.up.units.values() if not u.counted}
            if [row[0] for row in body] != [str(n) for n in range(1, len(missing) + 1)]:
                yield "the list of who is missing is not numbered one by one"
            if {row[1] for row in body} != missing.keys():
                yield "the list of who is missing is another"
            yield from (
                f"{row[1]}: {row[2]}" for row in body if row[1] in missing and not _is_why(missing[row[1]], row[2])
            )

    def _row(self, place: int, row: list[str]) -> Iterator[str]:
        asked = next((a for a in self.up.asked if a.code == row[1]), None)
        if asked is None:
            yield "no such figure is asked for"
            return
        if [row[0], row[2], row[3]] != [str(place), asked.name, asked.measure]:
            yield "another place, name or measure"
        for said, scope in zip(row[4:7], ("commune", "department", "all"), strict=True):
            own = {u.form for u in self.up.units.values()} if scope == "all" else {scope}
            expected = self.up.total(asked, scope)
            both = all(self.up.total(asked, form) is not None for form in own)
            nothing = scope == "all" and (asked.adds == "average" or not both)
            if said and (expected is None or number(said) != expected):
                yield f"{scope} says {said}, recomputed {expected}"
            if not said and expected is not None and not nothing:
                yield f"{scope} says nothing, recomputed {expected}"
        codes = [asked.above, asked.below] if asked.adds == "rate" else [asked.code]
        if int(row[7]) != sum(set(codes) <= u.figures.keys() for u in self.up.counted):
            yield f"{row[7]} units, recounted otherwise"


def _is_why(unit: Unit, why: str) -> bool:
    if unit.exempt:
        return why == f"được miễn báo cáo ({unit.exempt.strip().rstrip('.;')})"
    if unit.outside:
        return why == f"nhận ngoài hệ thống, không có nội dung số ({unit.outside})"
    return STANDING.get(why) == unit.state


def _scope(claim: str) -> str:
    """Of whom a sentence of figures speaks, by its first words."""
    opening = claim.partition("@")[0].lower()
    if re.match("(toàn tỉnh|trên địa bàn tỉnh|tính chung toàn tỉnh|tính chung cả hai cấp)", opening):
        return "all"
    return "commune" if "xã, phường" in opening or "cấp xã" in opening else "department"


def _small(name: str) -> str:
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
