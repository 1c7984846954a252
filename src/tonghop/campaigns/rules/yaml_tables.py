"""YAML that people edit, read strictly: every value is text at a line, and each refusal names line and field."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any, TypeVar

import yaml

from tonghop.kernel.errors import NotPossible
from tonghop.kernel.moments import VIETNAM, end_of, last_day, local, short_date
from tonghop.kernel.text import nfc, squeeze

T = TypeVar("T")
MAX_CHARACTERS = 2_000_000
_DEEPEST = 12
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_LINE_ENDS = re.compile("[\n\r\x85\u2028\u2029]")
_YEARS = range(2000, 2200)
_ADVICE = "Hãy sửa tệp rồi mở lại."


@dataclass(frozen=True)
class Table:
    """One table of the file: its values by key, where it stands, and the way to it ("đề cương 2")."""

    path: str
    line: int
    values: Mapping[str, yaml.Node]

    def refuse(self, key: str, what: str) -> NotPossible:
        """Return the refusal of one field, with its line."""
        node = self.values.get(key)
        return refusal(node.start_mark.line + 1 if node is not None else self.line, self.named(key), what)

    def named(self, key: str) -> str:
        """Return the way to a field."""
        return f"{self.path} › {key}" if self.path else key

    def text(self, key: str, *, default: str | None = None) -> str:
        """Return a text; where it is absent the default, or a refusal where there is none."""
        node = self.values.get(key)
        if node is None:
            if default is None:
                raise self.refuse(key, "thiếu trường này")
            return default
        if not isinstance(node, yaml.ScalarNode):
            raise self.refuse(key, "phải là một giá trị, không phải danh sách hay bảng")
        if default is None and not node.value.strip():
            raise self.refuse(key, "không được để trống")
        return nfc(node.value)

    def choice(self, key: str, words: Mapping[str, T], *, default: T | None = None) -> T:
        """Return what one of the words stands for."""
        if key not in self.values and default is not None:
            return default
        word = squeeze(self.text(key))
        if word not in words:
            raise self.refuse(key, f"“{word}” không dùng được; chọn một trong: {', '.join(words)}")
        return words[word]

    def day(self, key: str) -> date | None:
        """Return a day written 08/5/2026 (or 2026-05-08), None where it is absent."""
        if key not in self.values:
            return None
        day = _day(self.text(key))
        if day is None:
            raise self.refuse(key, f"“{self.text(key)}” không phải là một ngày, ví dụ 08/5/2026")
        return day

    def moment(self, key: str) -> datetime | None:
        """Return an exclusive end: a day means its end, a day with hours that very moment; None where absent."""
        if key not in self.values:
            return None
        text = self.text(key)
        day = _day(text)
        if day is not None:
            return end_of(day)
        try:
            moment = datetime.fromisoformat(text.strip())
        except ValueError as error:
            raise self.refuse(key, f"“{text}” không phải là một ngày hay thời điểm, ví dụ 07/5/2026") from error
        if moment.year not in _YEARS:
            raise self.refuse(key, f"“{text}”: năm phải từ {_YEARS.start} đến {_YEARS.stop - 1}")
        return moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)

    def table(self, key: str, known: Collection[str]) -> "Table | None":
        """Return a table within this one, None where it is absent."""
        node = self.values.get(key)
        return None if node is None else table_of(node, self.named(key), known)

    def rows(self, key: str, known: Collection[str]) -> list["Table"]:
        """Return the tables of a list; none where it is absent."""
        return [table_of(node, f"{self.named(key)} {n}", known) for n, node in enumerate(self._items(key), start=1)]

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of a list; none where it is absent."""
        found = []
        for node in self._items(key):
            if not isinstance(node, yaml.ScalarNode):
                raise refusal(node.start_mark.line + 1, self.named(key), "mỗi dòng phải là một tên")
            found.append(nfc(node.value))
        return tuple(found)

    def _items(self, key: str) -> list[yaml.Node]:
        node = self.values.get(key)
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            raise self.refuse(key, "phải là danh sách, mỗi dòng bắt đầu bằng dấu gạch ngang")
        return list(node.value)


def parse_table(text: str, known: Collection[str]) -> Table:
    """Return the file's outermost table. Raises NotPossible for anything that is no plain YAML of that shape."""
    if len(text) > MAX_CHARACTERS:
        raise NotPossible("Tệp quá lớn để là một đợt báo cáo.", advice="Hãy chọn lại tệp.")
    try:
        _check_plain(text)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise refusal(line, "", "không đúng cách viết YAML (thụt dòng, dấu hai chấm, dấu nháy)") from error
    except yaml.YAMLError as error:
        raise NotPossible("Tệp có ký tự không đọc được.", advice="Hãy lưu lại tệp ở dạng văn bản UTF-8.") from error
    if node is None:
        raise NotPossible("Tệp trống.", advice="Hãy chọn tệp đợt báo cáo đã xuất.")
    return table_of(node, "", known)


def table_of(node: yaml.Node, path: str, known: Collection[str]) -> Table:
    """Return a node as a table of known keys, each once."""
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        raise refusal(line, path, "phải là bảng gồm các dòng “tên: giá trị”")
    values: dict[str, yaml.Node] = {}
    for key_node, value in node.value:
        key = squeeze(str(key_node.value)) if isinstance(key_node, yaml.ScalarNode) else ""
        at = key_node.start_mark.line + 1
        if key not in known:
            close = get_close_matches(key, list(known), n=1)
            hint = f"; có phải “{close[0]}”?" if close else ""
            raise refusal(at, f"{path} › {key}" if path else key, f"không có trường này{hint}")
        if key in values:
            raise refusal(at, f"{path} › {key}" if path else key, "trường này ghi hai lần")
        values[key] = value
    return Table(path, line, values)


def refusal(line: int, path: str, what: str) -> NotPossible:
    """Return the refusal that names a line and a field."""
    where = f"Dòng {line}, “{path}”" if path else f"Dòng {line}"
    return NotPossible(f"{where}: {what}.", advice=_ADVICE)


def dumped(value: Mapping[str, Any]) -> str:
    """Return tables, lists and texts as YAML in their order; an `Inline` table stands on one line."""
    text: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    return text


def written_moment(moment: datetime) -> str:
    """Return an exclusive end as a person writes it: the day it closes, else the moment itself."""
    day = last_day(moment)
    return short_date(day) if end_of(day) == moment else local(moment).isoformat()


class Inline(dict[str, Any]):
    """A table that is written on one line."""


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the library hands it in
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - theirs
        super().increase_indent(flow, False)


def _represent_inline(dumper: yaml.SafeDumper, data: Inline) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=True)


def _represent_text(dumper: yaml.SafeDumper, data: str) -> yaml.Node:
    """Write texts with line ends in double quotes, where every one of them is escaped and so comes back."""
    style = '"' if _LINE_ENDS.search(data) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", data, style=style)


_Dumper.add_representer(Inline, _represent_inline)
_Dumper.add_representer(str, _represent_text)


def _check_plain(text: str) -> None:
    """Refuse references (which can grow without end), tags, several documents, and what is nested too deep."""
    depth, documents = 0, 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise refusal(line, "", "không dùng dấu &, * và ! của YAML trong tệp này")
        documents += isinstance(event, yaml.DocumentStartEvent)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST or documents > 1:
            raise refusal(line, "", "tệp không phải là một đợt báo cáo đã xuất")


def _day(text: str) -> date | None:
    match = _DAY.fullmatch(text.strip())
    try:
        day = date(int(match[3]), int(match[2]), int(match[1])) if match else date.fromisoformat(text.strip())
    except ValueError:
        return None
    return day if day.year in _YEARS else None
