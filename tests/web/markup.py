"""A strict reader of pages: well nested, no id twice, every field named, one h1, nothing inline."""

from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "img", "hr", "path", "col", "wbr"}
FIELDS = {"input", "select", "textarea"}
UNNAMED = {"hidden", "submit", "button"}


class Markup(HTMLParser):
    """What a page holds; `faults` is empty for a page that is as it should be."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.fields: list[dict[str, str | None]] = []
        self.labels: set[str] = set()
        self.links: list[str] = []
        self.counts: dict[str, int] = {}
        self.pointed: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        self.faults += [f"not closed: {tag}" for tag in self.open]

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.counts[tag] = self.counts.get(tag, 0) + 1
        if len(given) < len(attrs):
            self.faults.append(f"an attribute twice in <{tag}>")
        if "id" in given:
            self.ids.append(given["id"] or "")
        self._inline(tag, given)
        if tag in FIELDS and given.get("type") not in UNNAMED:
            self.fields.append({**given, "_in_label": "label" if "label" in self.open else None})
        if tag == "label" and given.get("for"):
            self.labels.add(given["for"] or "")
        if tag == "a" and given.get("href"):
            self.links.append(given["href"] or "")
        if tag == "th" and not given.get("scope"):
            self.faults.append("a th without scope")
        self.pointed += [i for name in ("aria-labelledby", "aria-describedby") for i in (given.get(name) or "").split()]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self.open[-1] if self.open else 'nothing'} at {self.getpos()}")
            if tag in self.open:
                while self.open.pop() != tag:
                    pass
            return
        self.open.pop()

    def handle_data(self, data):
        self.words.append(data)

    def _inline(self, tag, given):
        if "style" in given or tag == "style":
            self.faults.append(f"inline style in <{tag}>")
        if tag == "script" and not given.get("src"):
            self.faults.append("inline script")
        self.faults += [f"{name} in <{tag}>" for name in given if name.startswith("on")]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def all_faults(self, *, whole: bool = True) -> list[str]:
        """Every fault; `whole` asks for what only a whole page has: one h1, one main, a skip link."""
        twice = sorted({i for i in self.ids if self.ids.count(i) > 1})
        found = [*self.faults, *(f"id twice: {i}" for i in twice)]
        found += [f"no label: {f.get('name')}" for f in self.fields if not self._is_named(f)]
        if whole:
            found += [f"{self.counts.get(tag, 0)} times {tag}" for tag in ("h1", "main") if self.counts.get(tag) != 1]
            found += [f"points to no id: {i}" for i in self.pointed if i not in self.ids]
            if not self.links or self.links[0] != "#noi-dung":
                found.append("the first link does not skip to the content")
        return found

    def _is_named(self, field) -> bool:
        return bool(field.get("aria-label") or field["_in_label"] or (field.get("id") and field["id"] in self.labels))


def check(response, *, whole: bool = True) -> Markup:
    """Read a response's page strictly; return what it holds."""
    page = Markup(response.content.decode())
    assert page.all_faults(whole=whole) == []
    return page
