"""Proving a consolidated report against the reports it was made of: figures added up anew, sentences counted anew."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import Any

from tonghop.kernel.hashing import hash_of, sha256
from tonghop.kernel.numbers import format_count, format_number

Json = dict[str, Any]
Versions = Mapping[int, Json]
"""{version id: what was submitted}."""

_QUOTED = re.compile("“.*”", re.DOTALL)
_COUNT = re.compile(r"(\d[\d.]*) (xã, phường|sở, ban, ngành)")
_OTHERS = re.compile(r"còn nêu (\d[\d.]*) nhóm ý kiến khác")
_NUMBER = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")
_FORMS = {"xã, phường": "commune", "sở, ban, ngành": "department"}
_WIDE = Context(prec=60)


def differences(manifest: Json, files: Mapping[str, bytes], versions: Versions) -> list[str]:
    """Return what does not agree, each in one sentence of Vietnamese; nothing where all does."""
    return list(_Proof(manifest, versions).differences(files))


class _Proof:
    def __init__(self, manifest: Json, versions: Versions) -> None:
        self.manifest, self.versions = manifest, versions
        self.units = {unit["id"]: unit for unit in manifest["units"]["in"]}
        self.figures = {f"t.{f['code']}.{f['scope']}": f for f in manifest["figures"]}

    def differences(self, files: Mapping[str, bytes]) -> Iterator[str]:
        for name, expected in self.manifest["files"].items():
            if name not in files:
                yield f"Thiếu tệp {name}."
            elif sha256(files[name]) != expected:
                yield f"Tệp {name} không còn như lúc lập."
        for unit in self.units.values():
            yield from self._version(unit)
        for figure in self.manifest["figures"]:
            yield from self._figure(figure)
        for source, said in self.manifest["sources"].items():
            if said["kind"] == "text":
                yield from self._quotation(source, said)
        for sentence in self.manifest["sentences"]:
            yield from self._sentence(sentence)

    def _version(self, unit: Json) -> Iterator[str]:
        stored = self.versions.get(unit["version"])
        if stored is None:
            yield f"{unit['name']}: không còn phiên bản {unit['version']}."
        elif hash_of(stored) != unit["version_hash"]:
            yield f"{unit['name']}: phiên bản {unit['version']} không đúng mã băm đã ghi."

    def _values(self, unit: int, codes: list[str]) -> list[Decimal | None]:
        stored = self.versions.get(self.units[unit]["version"], {}).get("values", {}) if unit in self.units else {}
        found = [stored.get(code, {}).get("value") for code in codes]
        return [None if value is None else Decimal(value) for value in found]

    def _figure(self, figure: Json) -> Iterator[str]:
        where = f"Chỉ tiêu {figure['code']} ({figure['scope']})"
        asked = [entry["unit"] for key in ("parts", "none", "missing") for entry in figure[key]]
        given = {unit: self._values(unit, figure["of"]) for unit in asked}
        whole = {unit: values for unit, values in given.items() if None not in values}
        parts = {part["unit"] for part in figure["parts"]}
        if whole.keys() != parts or len(parts) != figure["given"]:
            yield f"{where}: đơn vị có số liệu không khớp ({len(whole)} đơn vị, tệp ghi {figure['given']})."
        total = _total(figure, [[v for v in values if v is not None] for values in whole.values()])
        written = None if figure["total"] is None else Decimal(figure["total"])
        if total != written:
            yield f"{where}: tính lại được {_said(total)}, tệp ghi {_said(written)}."

    def _quotation(self, source: str, said: Json) -> Iterator[str]:
        sections = {s["key"]: s["blocks"] for s in self.versions.get(said["version"], {}).get("sections", ())}
        blocks = sections.get(said["section"], [])
        text = blocks[said["block"]].get("text", "") if said["block"] < len(blocks) else ""
        if text[said["start"] : said["end"]] != said["quote"]:
            yield f"Nguồn {source}: lời dẫn không có ở chỗ đã ghi."

    def _sentence(self, sentence: Json) -> Iterator[str]:
        where = f"Câu {sentence['id']}"
        if sentence["kind"] not in {"connective", "added"} and not sentence["sources"]:
            yield f"{where}: không có nguồn."
        if missing := [s for s in sentence["sources"] if s not in self.manifest["sources"]]:
            yield f"{where}: không mở được nguồn {missing[0]}."
            return
        if sentence["kind"] == "group" and not sentence.get("edited_by"):
            yield from self._count(where, sentence)
        if sentence["kind"] == "figures" or sentence.get("edited_by"):
            yield from self._numbers(where, sentence)
        elif sentence["kind"] == "added":
            yield from self._numbers(f"{where}, do {sentence['written_by']} viết thêm", sentence)

    def _numbers(self, where: str, sentence: Json) -> Iterator[str]:
        behind = self._numbers_behind(sentence)
        if strange := [n for n in _NUMBER.findall(sentence["text"]) if n not in behind]:
            yield f"{where}: số {', '.join(strange)} không có trong nguồn."

    def _count(self, where: str, sentence: Json) -> Iterator[str]:
        """The counts before the quotation are those of different bodies behind it, by kind."""
        units = {self.manifest["sources"][s]["unit"] for s in sentence["sources"]}
        counted = Counter(self.units[unit]["form"] for unit in units if unit in self.units)
        said = {_FORMS[form]: count for count, form in _COUNT.findall(_QUOTED.sub("", sentence["text"]))}
        expected = {form: format_count(n) for form, n in counted.items()}
        if said and said != expected:
            yield f"{where}: ghi {said}, đếm lại được {expected}."
        yield from self._others(where, sentence)
        if not said and len(units) != 1:
            yield f"{where}: nêu tên một đơn vị nhưng nguồn có {len(units)} đơn vị."

    def _others(self, where: str, sentence: Json) -> Iterator[str]:
        """A sentence that only counts groups rests on all statements of so many of them, and on no other."""
        said = _OTHERS.search(_QUOTED.sub("", sentence["text"]))
        behind = set(sentence["sources"])
        groups = [group["points"] for group in self.manifest["groups"] if behind.issuperset(group["points"])]
        count = format_count(len(groups))
        if said and (said[1] != count or behind != {point for points in groups for point in points}):
            yield f"{where}: ghi {said[1]} nhóm ý kiến khác, đếm lại được {count}."

    def _numbers_behind(self, sentence: Json) -> set[str]:
        """Every writing of a number that the sentence's sources, names and the machine's own sentence bear out."""
        found = set(_NUMBER.findall(sentence.get("proposed", "")))
        for source in sentence["sources"]:
            said = self.manifest["sources"][source]
            figure = self.figures.get(source)
            words = [said.get("quote", ""), *([figure["name"], figure["measure"]] if figure else [])]
            found |= {number for text in words for number in _NUMBER.findall(text)}
            found |= _writings(figure) if figure else set()
        return found


def _total(figure: Json, given: list[list[Decimal]]) -> Decimal | None:
    if not given or figure["adds"] == "none":
        return None
    with localcontext(_WIDE):
        sums = [sum(column, Decimal(0)) for column in zip(*given, strict=True)]
        if figure["adds"] == "sum":
            return sums[0]
        above, below, decimals = sums[0], Decimal(len(given)), figure["decimals"] + 1
        if figure["adds"] == "rate":
            above, below, decimals = sums[0] * 100, sums[1], figure["decimals"]
        return (above / below).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP) if below else None


def _writings(figure: Json) -> set[str]:
    found = {format_count(figure["given"])}
    if figure["total"] is not None:
        total = Decimal(figure["total"])
        found |= {format_number(total)}
        found |= {format_number(total, decimals=figure["decimals"] + extra) for extra in (0, 1)}
        if total == total.to_integral_value() and total >= 0:
            found.add(format_count(int(total)))
    return found


def _said(value: Decimal | None) -> str:
    return "không có" if value is None else format_number(value)
