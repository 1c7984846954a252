"""An Office file (.docx, .xlsx) opened to be added to: parts, their relations and content types, packed again."""

import io
import posixpath
import zipfile

from lxml import etree

from tonghop.files.archive import open_archive, parse_xml, read_part
from tonghop.kernel.errors import Refused

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_CONTENT_TYPES = "[Content_Types].xml"
_PACKED_AT = (1980, 1, 1, 0, 0, 0)  # no moment of packing in the file


class Package:
    """Holds the parts by name; those asked for as XML are changed in place and written back by `packed`."""

    def __init__(self, data: bytes) -> None:
        """Open the file within the limits of every upload; raises Refused."""
        with open_archive(data) as archive:
            names = dict.fromkeys(name for name in archive.namelist() if not name.endswith("/"))
            self._parts = {name: read_part(archive, name) or b"" for name in names}
        self._trees: dict[str, etree._Element] = {}

    def tree(self, name: str) -> etree._Element:
        """Return the root of a part; raises Refused where there is none, or no XML."""
        if name not in self._trees:
            if name not in self._parts:
                raise Refused("broken", f"Tệp thiếu phần “{name}”.", advice="Hãy mở tệp, lưu lại rồi tải lên lần nữa.")
            self._trees[name] = parse_xml(self._parts[name])
        return self._trees[name]

    def has(self, name: str) -> bool:
        """Tell whether there is such a part."""
        return name in self._parts

    def target(self, source: str, relation: str) -> str:
        """Return the part that `source` is related to by an id or by a kind ("comments"), "" where it is not."""
        for found in self._relations_of(source):
            wanted = found.get("Id") == relation or (found.get("Type") or "").rsplit("/", 1)[-1] == relation
            if wanted and found.get("TargetMode") != "External":
                given = found.get("Target") or ""
                return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), given)).lstrip("/")
        return ""

    def add(self, name: str, content: bytes, *, content_type: str) -> str:
        """Add a part under that name, or with a number behind where it is taken; return the name."""
        stem, ending = posixpath.splitext(name)
        number, free = 1, name
        while free in self._parts:
            number += 1
            free = f"{stem}{number}{ending}"
        self._parts[free] = content
        types = self.tree(_CONTENT_TYPES)
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{free}", ContentType=content_type)
        return free

    def relate(self, source: str, target: str, kind: str) -> str:
        """Relate a part to another (a kind of the Office relations); return the relation's id."""
        relations = self._relations_of(source, make=True)
        taken = {r.get("Id") for r in relations}
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        etree.SubElement(
            relations, f"{{{_RELS}}}Relationship", Id=f"rId{number}", Type=f"{RELATIONS}/{kind}", Target=f"/{target}"
        )
        return f"rId{number}"

    def packed(self) -> bytes:
        """Return the file with every change; equal changes give equal bytes."""
        for name, tree in self._trees.items():
            self._parts[name] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as target:
            for name, content in self._parts.items():
                entry = zipfile.ZipInfo(name, _PACKED_AT)
                entry.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(entry, content)
        return file.getvalue()

    def _relations_of(self, source: str, *, make: bool = False) -> etree._Element:
        folder, base = posixpath.split(source)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        if name not in self._parts:
            empty = f'<Relationships xmlns="{_RELS}"/>'.encode()
            if not make:
                return parse_xml(empty)
            self._parts[name] = empty
        return self.tree(name)
