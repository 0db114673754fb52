"""Office packages (.docx, .xlsx, .odt are zip archives): their parts, read within limits."""

from __future__ import annotations

import base64
import binascii
import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field

from lxml import etree

MAX_PART = 200 * 1024 * 1024
"""Bytes that one part may unpack to. The largest honest document.xml seen in offices is some 60 MB."""
MAX_TOTAL = 600 * 1024 * 1024
MAX_MEMBERS = 20_000
MAX_RATIO = 300
"""How many times a part may grow when unpacked; office XML grows ten to forty times, a zip bomb a thousand times."""

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# Word's “strict” form of the standard differs from the usual one by its names only.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


class DamagedError(Exception):
    """The package or a part that it cannot do without is broken."""


class TooLargeError(Exception):
    """The package unpacks beyond the limits."""


@dataclass(slots=True)
class Package:
    """The parts of an office file, each unpacked when asked for."""

    content: bytes
    _archive: zipfile.ZipFile = field(init=False)

    def __post_init__(self) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(self.content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise DamagedError(str(error)) from error
        members = self._archive.infolist()
        if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_TOTAL:
            raise TooLargeError

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._archive.namelist())

    def size(self, name: str) -> int:
        """The bytes that a part says it unpacks to."""
        return self._archive.getinfo(name).file_size

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises `DamagedError` or `TooLargeError`."""
        try:
            member = self._archive.getinfo(name)
            if member.file_size > MAX_PART or member.file_size > MAX_RATIO * max(member.compress_size, 10_000):
                raise TooLargeError
            with self._archive.open(member) as stream:
                data = stream.read(MAX_PART + 1)
        except KeyError as error:
            raise DamagedError(f"no part {name}") from error
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
            raise DamagedError(str(error)) from error
        if len(data) > MAX_PART:
            raise TooLargeError
        return data

    def xml(self, name: str) -> etree._Element:
        """The root of an XML part. Entities are not expanded and nothing is fetched."""
        data = self.read(name)
        for strict, usual in _STRICT:
            if strict in data[:5000]:
                data = data.replace(strict, usual)
        return parse_xml(data)

    def related(self, name: str, kind: str) -> str | None:
        """The name of the part that `name` is related to by the type of relation that ends in `/kind`."""
        return next((target for relation, target in self.relations(name).values() if relation == kind), None)

    def related_by_id(self, name: str, relation: str) -> str | None:
        """The name of the part to which `name` has the relation with this id; None where it leads out of the package."""
        target = self.relations(name).get(relation, ("", ""))[1]
        return target if target in self.names else None

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Relation id to (type's last word, target part) for the relations of `name`, "" for the package."""
        folder, base = posixpath.split(name)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if relations not in self.names:
            return {}
        found: dict[str, tuple[str, str]] = {}
        for relation in self.xml(relations).iter(_RELATION):
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found[relation.get("Id", "")] = (relation.get("Type", "").rsplit("/", 1)[-1], target)
        return found


def parse_xml(data: bytes) -> etree._Element:
    """The root element of hostile or honest XML. Raises `DamagedError`."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedError(str(error)) from error


_FLAT = "{http://schemas.microsoft.com/office/2006/xmlPackage}"


def packed(content: bytes) -> bytes:
    """A package written as one file of XML (“flat OPC”, Word's .xml) as the archive that it stands for.

    Raises `DamagedError`.
    """
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        for part in parse_xml(content).iter(_FLAT + "part"):
            name = part.get(_FLAT + "name", "").lstrip("/")
            if name:
                made.writestr(name, b"".join(map(_part_bytes, part)))
    return archive.getvalue()


def _part_bytes(holder: etree._Element) -> bytes:
    if holder.tag == _FLAT + "xmlData":
        return b"".join(etree.tostring(child, encoding="utf-8", with_tail=False) for child in holder)
    try:
        return base64.b64decode(holder.text or "") if holder.tag == _FLAT + "binaryData" else b""
    except (binascii.Error, ValueError):
        return b""
