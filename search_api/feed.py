"""A saved search as an Atom feed (RFC 4287), for a feed reader to follow."""

import re
import uuid
from datetime import UTC, datetime
from math import isinf
from urllib.parse import quote
from xml.etree import ElementTree as Xml

from corpus.novelty import bare_words
from search_api.news import Found, News
from search_api.web.links import SearchState, hit_address

MEDIA_TYPE = "application/atom+xml"
_ATOM = "http://www.w3.org/2005/Atom"
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML may hold (XML 1.0, section 2.2)."""
_NAMESPACE = uuid.UUID("6f0c6a52-6c8e-5b0e-9a55-70656a6c0002")


def feed_address(name: str) -> str:
    """Return the address of a saved search's feed."""
    return f"/api/searches/{quote(name, safe='')}/feed.atom"


def write_feed(news: News, address: str) -> bytes:
    """Return all that a saved search finds, the newest first; ADDRESS is that of the service.

    An entry is known by its document's title and its words, so that a reader does not tell of it
    again when another part of its document has changed.
    """
    address = address.rstrip("/")
    found = sorted(news.found, key=lambda one: -one.since)
    root = Xml.Element(f"{{{_ATOM}}}feed")
    _add(root, "id", _urn(f"{address}/{news.search.name}"))
    _add(root, "title", f"Pejl: {news.search.name}")
    _add(root, "updated", _moment(max((one.since for one in found), default=news.search.saved)))
    _add(root, "author/name", "Pejl")
    _link(root, "self", address + feed_address(news.search.name))
    _link(root, "alternate", address + SearchState(news.search.query, news.search.where).address)
    for one in found:
        _entry(root, one, address)
    Xml.register_namespace("", _ATOM)
    written: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _entry(root: Xml.Element, found: Found, address: str) -> None:
    hit = found.hit
    entry = Xml.SubElement(root, f"{{{_ATOM}}}entry")
    _add(entry, "id", _urn(f"{hit.title}\n{bare_words(hit.text)}"))
    _add(entry, "title", f"{hit.title}, s. {hit.page}")
    _add(entry, "updated", _moment(found.since))
    _add(entry, "content", hit.text).set("type", "text")
    _link(entry, "alternate", address + hit_address(hit))


def _add(parent: Xml.Element, path: str, text: str) -> Xml.Element:
    for name in path.split("/"):
        parent = Xml.SubElement(parent, f"{{{_ATOM}}}{name}")
    parent.text = _FORBIDDEN.sub("", text)
    return parent


def _link(parent: Xml.Element, relation: str, address: str) -> None:
    Xml.SubElement(parent, f"{{{_ATOM}}}link", {"rel": relation, "href": address})


def _urn(what: str) -> str:
    return uuid.uuid5(_NAMESPACE, what).urn


def _moment(seconds: float) -> str:
    """Return a time as RFC 3339 has it; now, for what is just being read."""
    moment = datetime.now(UTC) if isinf(seconds) else datetime.fromtimestamp(seconds, UTC)
    return moment.isoformat(timespec="seconds")
