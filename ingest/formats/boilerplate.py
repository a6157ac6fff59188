"""What of a web page is the page's own: navigation, banners, forms and site furniture taken away.

First by the page's own words for it (elements, roles, names of classes), then by link density,
after Kohlschütter et al., "Boilerplate detection using shallow text features" (WSDM 2010).
"""

import re

from lxml import etree

_CODE_TAGS = ("script", "style", "noscript", "template", "svg", "iframe", "object", "embed")
_SITE_TAGS = ("nav", "footer", "aside", "dialog", "menu", "button", "select", "textarea", "video")
_ROLES = re.compile(
    "navigation|banner|contentinfo|search|dialog|alertdialog|complementary|menu|menubar|tablist"
    "|toolbar"
)
_NAMES = re.compile(
    "nav|navbar|navigation|menu|submenu|breadcrumbs?|br[oø]dkrumme|cookies?|cookiebot|consent"
    "|samtykke|gdpr|newsletter|nyhedsbrev|nyhetsbrev|comments?|kommentar(?:er|felt)?|respond"
    "|sidebar|footer|sidefod|sidfot|share|sharing|shariff|addthis|related|relatere(?:t|de)|pager"
    "|pagination|paginering|skiplink|skip|advert|annonce|banner|popup|modal|overlay|toolbar|login"
    "|print|readspeaker|chatbot|masthead|topbar|sitemap|onetrust|usercentrics|coi|cc|feedback|rating"
    "|survey|subscribe|sprogv[aæ]lger|sidehoved|sidhuvud"
)
_SITE_PHRASES = re.compile(
    r"(?:del|dela|share)(?: (?:denne|sidan|siden|siden her|artiklen))? (?:på|via|on) [\w-]+"
    r"|(?:udskriv|skriv ut|print)(?: (?:side|siden|artikel|sidan))?|læs op|lyssna|lyt|lyt til siden"
    r"|(?:tilbage )?til toppen|till toppen|gå til (?:hoved)?indhold|spring til indhold|luk|stäng"
    r"|var denne side nyttig\?|tilmeld (?:dig )?(?:vores )?nyhedsbrev(?:et)?",
    re.IGNORECASE,
)
"""What buttons of Danish and Swedish sites say, when it is all that an element holds."""
_UNFOLDS = re.compile("accordions?|collaps(?:e|ed|ible)|panels?|tabs?|faq|fold|expand(?:able)?")
_NAME_PARTS = re.compile(r"[a-zæøåäö]+")
_CAMEL = re.compile(r"(?<=[a-zæøå])(?=[A-ZÆØÅ])")
_PROTECTED = frozenset(("html", "body", "main", "article"))
_MAX_SHARE = 0.5
"""A part with more of the page's text than this is the page, whatever its class is called."""
_NAMED_FURNITURE_MAX = 3000
"""Characters; a longer stretch under a furniture-like name is kept when it is mostly no links."""
_LINK_DENSITY = 0.6
_CANDIDATES = (
    "//main | //*[@role='main']",
    "//article",
    "//*[@itemprop='articleBody']",
    "//*[@id='content' or @id='main' or @id='main-content' or @id='maincontent' or @id='indhold']",
)
_MAIN_SHARE = 0.4
"""A candidate for the main part must hold this share of what is left of the page's text."""


def main_content(root: etree._Element) -> etree._Element:
    """The element that holds the page's own text; `root` is pruned in place."""
    _drop_tags(root)
    _drop_named(root)
    _drop_forms(root)
    body = root.find(".//body")
    whole = body if body is not None else root
    main = _main(root, whole)
    _drop_headers(main)
    _drop_buttons(main)
    _drop_link_lists(main)
    return main


def text_length(element: etree._Element) -> int:
    """Visible characters in an element, runs of white space counted once."""
    return len(" ".join("".join(element.itertext()).split()))


def _remove(element: etree._Element) -> None:
    """Take an element out; the text after it belongs to its parent and stays."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail or ""
    before = element.getprevious()
    if tail and before is not None:
        before.tail = (before.tail or "") + " " + tail
    elif tail:
        parent.text = (parent.text or "") + " " + tail
    parent.remove(element)


def _drop_tags(root: etree._Element) -> None:
    for element in list(root.iter(*_CODE_TAGS)):
        _remove(element)
    whole = text_length(root)
    for element in list(root.iter(*_SITE_TAGS)):
        is_small = text_length(element) <= _MAX_SHARE * whole
        if is_small or link_density(element) > _LINK_DENSITY:
            _remove(element)


def _drop_named(root: etree._Element) -> None:
    """First what is furniture by name and by its links, then, of what is left, what is small.

    In this order, for a menu may be most of a page, and then the article is the small part of it.
    """
    named = [
        element
        for element in root.iter(etree.Element)
        if element.tag not in _PROTECTED and _is_furniture(element)
    ]
    for element in named:
        if link_density(element) > _LINK_DENSITY:
            _remove(element)
    limit = min(_NAMED_FURNITURE_MAX, _MAX_SHARE * text_length(root))
    for element in named:
        if text_length(element) <= limit and not _holds_title(element):
            _remove(element)


def _holds_title(element: etree._Element) -> bool:
    """Whether the page's main heading stands inside: then it begins the article."""
    return not _is_hidden(element) and element.find(".//h1") is not None


def _is_furniture(element: etree._Element) -> bool:
    if _ROLES.fullmatch(element.get("role", "").lower()) or _is_hidden(element):
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return any(_NAMES.fullmatch(part) for part in _name_parts(names))


def _name_parts(names: str) -> list[str]:
    """`cookieBanner page-nav__item` -> cookie, banner, page, nav, item."""
    return _NAME_PARTS.findall(_CAMEL.sub(" ", names).lower())


def _is_hidden(element: etree._Element) -> bool:
    """Whether the page never shows an element; what unfolds at a click is shown."""
    names = _name_parts(f"{element.get('class', '')} {element.get('id', '')}")
    if any(_UNFOLDS.fullmatch(name) for name in names) or element.get("role") == "tabpanel":
        return False
    style = element.get("style", "").replace(" ", "").lower()
    hidden = "display:none" in style or "visibility:hidden" in style
    return hidden or element.get("hidden") is not None


def _drop_forms(root: etree._Element) -> None:
    """Forms are furniture, but some systems wrap the whole page in one: that one is kept."""
    whole = text_length(root)
    for form in list(root.iter("form")):
        if text_length(form) <= _MAX_SHARE * whole:
            _remove(form)


def _main(root: etree._Element, whole: etree._Element) -> etree._Element:
    """The main part by its own name; the whole body where no name holds enough of the text."""
    enough = _MAIN_SHARE * text_length(whole)
    for path in _CANDIDATES:
        found = [element for element in root.xpath(path) if text_length(element) >= enough]
        if found and enough:
            return min(found, key=text_length)
    return whole


def _drop_headers(main: etree._Element) -> None:
    """A site's header goes; one that holds a heading or running text introduces the article."""
    for element in list(main.iter("header", "div", "section")):
        if element.tag != "header" and "header" not in _name_parts(element.get("class", "")):
            continue
        if element.find(".//h1") is None and link_density(element) > _LINK_DENSITY / 2:
            _remove(element)


def _drop_buttons(main: etree._Element) -> None:
    """Links, list entries and paragraphs that say only what a site's buttons say."""
    for element in list(main.iter("a", "li", "p", "span", "div")):
        text = " ".join("".join(element.itertext()).split()) if len(element) < 3 else ""
        if text and element is not main and _SITE_PHRASES.fullmatch(text):
            _remove(element)


def _drop_link_lists(main: etree._Element) -> None:
    """Lists of three and more entries that are nothing but short links."""
    for block in list(main.iter("ul", "ol", "div", "p", "table")):
        links = block.findall(".//a")
        if len(links) < 3 or block.getparent() is None or block is main:
            continue
        longest = max(text_length(link) for link in links)
        if link_density(block) > 0.9 and longest < 60:
            _remove(block)


def link_density(element: etree._Element) -> float:
    """The share (0..1) of an element's visible characters that stand in links."""
    whole = text_length(element)
    linked = sum(text_length(link) for link in element.iter("a"))
    return linked / whole if whole else 0.0
