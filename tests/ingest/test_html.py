"""Web pages: the article, all of it, and nothing of the site."""

from pathlib import Path

import pytest

from ingest.document import BlockKind
from ingest.formats.html import extract_html
from ingest.reader import read_document

ARTICLE = "Kommunen og skolen har indgået en aftale om flere uddannelsespladser fra august. " * 6


def blocks(markup: str) -> list[tuple[BlockKind, str]]:
    page, _ = extract_html(markup)
    text = "".join(page.parts)
    return [(block.kind, text[block.start : block.end]) for block in page.blocks]


def text_of(markup: str) -> str:
    return "\n".join(text for _, text in blocks(markup))


def test_structure() -> None:
    found = blocks(
        "<h1>Ny <em>aftale</em></h1><p>Første<br>linje &amp; anden.</p><h3>Mål</h3>"
        "<ul><li>et<ul><li>under</li></ul></li><li><p>to</p></li></ul>"
        '<ol start="3"><li>tre</li><li>fire</li></ol>'
        "<table><caption>Tal</caption><tr><th>År</th><th>Antal</th></tr>"
        "<tr><td>2025</td><td><p>12</p></td></tr></table><p><b>Fed overskrift</b></p><p>Slut.</p>"
    )
    assert found == [
        (BlockKind.TITLE, "Ny aftale"),
        (BlockKind.PARAGRAPH, "Første\nlinje & anden."),
        (BlockKind.HEADING, "Mål"),
        (BlockKind.ITEM, "• et"),
        (BlockKind.ITEM, "• under"),
        (BlockKind.ITEM, "• to"),
        (BlockKind.ITEM, "3. tre"),
        (BlockKind.ITEM, "4. fire"),
        (BlockKind.PARAGRAPH, "Tal"),
        (BlockKind.ROW, "År | Antal"),
        (BlockKind.ROW, "2025 | 12"),
        (BlockKind.HEADING, "Fed overskrift"),
        (BlockKind.PARAGRAPH, "Slut."),
    ]


FURNITURE = [
    '<nav><a href="/">Forside</a></nav>',
    '<header><a href="/">Kommune</a></header>',
    "<footer>Rådhuspladsen 1</footer>",
    '<div id="CybotCookiebotDialog" class="cookieBanner">Vi bruger cookies</div>',
    '<div class="newsletter-signup"><p>Tilmeld nyhedsbrev</p></div>',
    '<div class="breadcrumb"><a href="/">Forside</a> / Nyheder</div>',
    '<section class="comments"><h2>Kommentarer</h2><p>Skriv en kommentar</p></section>',
    '<form action="/soeg"><label>Søg</label><input></form>',
    '<div class="page-header"><a href="/">Kommunen</a> <a href="/job">Job</a></div>',
    '<p><a href="#">Del på Facebook</a></p><p>Til toppen</p>',
    "<script>var forside = 1</script><style>.x{}</style><noscript>Slå JavaScript til</noscript>",
    '<div role="complementary">Kontakt borgerservice</div>',
    '<div style="display: none">skjult</div><p hidden>gemt</p>',
    '<ul><li><a href="/1">Borger</a></li><li><a href="/2">Job</a></li><li><a href="/3">By</a></ul>',
]


@pytest.mark.parametrize("furniture", FURNITURE)
@pytest.mark.parametrize(
    "page",
    [
        "<html><body>{}<main><h1>Aftale</h1><p>{}</p></main></body></html>",
        "<body><div><div class='indhold'><h1>Aftale</h1><p>{1}</p></div>{0}</div></body>",
        "<body><form id='aspnet'><article><h1>Aftale</h1><p>{1}</p>{0}</article></form></body>",
    ],
)
def test_the_site_is_left_out_and_the_article_is_whole(page: str, furniture: str) -> None:
    markup = page.format(furniture, ARTICLE)
    assert text_of(markup) == f"Aftale\n{ARTICLE.strip()}"


@pytest.mark.parametrize(
    "name",
    ["social-og-sundhed", "page-content-comment-enabled", "no-sidebar layout", "print-friendly"],
)
def test_a_class_name_on_the_whole_page_removes_nothing(name: str) -> None:
    markup = f'<body class="{name}"><div class="{name}"><p>{ARTICLE}</p></div></body>'
    assert text_of(markup) == ARTICLE.strip()


def test_a_menu_larger_than_the_article() -> None:
    links = "".join(f'<a href="/{n}">Borgerservice og selvbetjening {n}</a> ' for n in range(60))
    article = f"<h1>Aftale</h1><p>{ARTICLE}</p>"
    for menu in (f"<nav>{links}</nav>", f"<div class='mega-menu'>{links}</div>"):
        markup = f"<body>{menu}<div class='layout-with-sidebar'>{article}</div></body>"
        assert text_of(markup) == f"Aftale\n{ARTICLE.strip()}"


def test_a_banner_with_the_title_belongs_to_the_article() -> None:
    banner = "<div class='hero-banner'><h1>Aftale</h1><p>Kort fortalt.</p></div>"
    markup = f"<body>{banner}<div><p>{ARTICLE}</p></div></body>"
    assert text_of(markup) == f"Aftale\nKort fortalt.\n{ARTICLE.strip()}"


def test_what_unfolds_at_a_click_is_text() -> None:
    panel = '<div class="accordion-panel" style="display:none"><p>Fristen er 1. maj.</p></div>'
    assert "Fristen er 1. maj." in text_of(f"<main><p>{ARTICLE}</p>{panel}</main>")


def test_links_in_running_text_and_lists_of_documents_stay() -> None:
    title = "Partnerskabsaftale om oplæring og samarbejde mellem parterne, bilag"
    links = "".join(f'<li><a href="/{n}.pdf">{title} {n}</a></li>' for n in range(3))
    found = text_of(f'<main><p>{ARTICLE}<a href="/x">Læs aftalen</a></p><ul>{links}</ul></main>')
    assert "Læs aftalen" in found
    assert found.count("Partnerskabsaftale om oplæring") == 3


def test_a_page_laid_out_in_a_table() -> None:
    inner = "<table><tr><td>a</td><td>b</td></tr></table>"
    found = blocks(f"<table><tr><td><p>{ARTICLE}</p></td><td>{inner}</td></tr></table>")
    assert found == [(BlockKind.PARAGRAPH, ARTICLE.strip()), (BlockKind.ROW, "a | b")]


def test_title_and_encoding(tmp_path: Path) -> None:
    path = tmp_path / "nyhed.html"
    head = '<meta charset="iso-8859-1"><meta property="og:title" content="Flere i lære">'
    path.write_bytes(
        f"<html><head>{head}</head><body><p>{ARTICLE}På Ærø.</p></body>".encode("cp1252")
    )
    document = read_document(path)
    assert document.title == "Flere i lære"
    assert document.media_type == "text/html"
    assert document.pages[0].text.endswith("På Ærø.")


def test_a_web_page_saved_as_text_is_a_web_page(tmp_path: Path) -> None:
    path = tmp_path / "nyhed.txt"
    path.write_text(f"<!DOCTYPE html><html><body><nav>Menu</nav><p>{ARTICLE}</p></body></html>")
    document = read_document(path)
    assert document.pages[0].text == ARTICLE.strip()
    assert document.problems == ()
