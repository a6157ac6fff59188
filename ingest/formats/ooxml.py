"""Zipped XML (Word, OpenDocument) without its traps: parts read safely, names without namespaces.

Names are compared without their namespaces because the same elements come in three of them
(transitional, strict, and what other programs write).
"""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from ingest.errors import UnreadableFile
from ingest.sniff import BROKEN_ZIP


@dataclass(frozen=True, slots=True)
class Package:
    """An open zipped document; `path` is the file's, for messages."""

    path: Path
    archive: zipfile.ZipFile

    def tree(self, part: str) -> etree._Element | None:
        """The root element of a part, None where the file has no such part."""
        if part not in self.archive.NameToInfo:
            return None
        try:
            return parse(self.archive.read(part))
        except (*BROKEN_ZIP, etree.XMLSyntaxError) as error:
            reason = f"is damaged in its part {part}; open it in its program and save it anew"
            raise UnreadableFile(self.path, reason) from error

    def related(self, part: str, kind: str) -> tuple[str, ...]:
        """The parts that `part` ("" is the package itself) names as its `kind`, in its order."""
        folder, name = posixpath.split(part)
        relations = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        if relations is None:
            return ()
        return tuple(
            _resolved(folder, relation.get("Target", ""))
            for relation in relations
            if isinstance(relation.tag, str)
            and relation.get("Type", "").rpartition("/")[2] == kind
            and relation.get("TargetMode") != "External"
        )


def parse(content: bytes) -> etree._Element:
    """The root of an XML text: no entities, no network, no document type, no absurd depth."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(content, parser)


def open_package(path: Path) -> zipfile.ZipFile:
    """The zip archive at `path`, open for reading; it is the caller's to close."""
    try:
        return zipfile.ZipFile(path)
    except BROKEN_ZIP as error:
        reason = "is damaged or cut short (broken zip); fetch or save it anew"
        raise UnreadableFile(path, reason) from error


def name_of(element: etree._Element) -> str:
    """An element's name without its namespace, "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: etree._Element | None, name: str, default: str = "") -> str:
    """An attribute's value by its name without namespace."""
    if element is None:
        return default
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return default


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The element at the end of a path of child names, None where it breaks off."""
    for name in names:
        if element is None:
            return None
        element = next((one for one in element if name_of(one) == name), None)
    return element


def descendants(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Every element below `element` with one of these names, in document order."""
    return (one for one in element.iter(etree.Element) if name_of(one) in names)


def is_on(flag: etree._Element | None) -> bool:
    """Whether a switch such as `<w:b/>` or `<w:b w:val="0"/>` is there and on."""
    return flag is not None and attribute(flag, "val", "1") not in ("0", "false", "off", "none")


def _resolved(folder: str, target: str) -> str:
    """A relation's target as a name in the archive; it cannot leave the archive."""
    joined = target if target.startswith("/") else posixpath.join("/", folder, target)
    return posixpath.normpath(joined).lstrip("/")
