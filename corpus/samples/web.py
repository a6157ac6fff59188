"""A municipality's news page as a browser saves it: the article amid the site around it."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from corpus.samples.parts import Part
from ingest.document import BlockKind

_PAGE = """<!DOCTYPE html>
<html lang="da">
<head>
<meta charset="utf-8">
<title>{title} - Nyheder</title>
<meta property="og:title" content="{title}">
<style>.cookie-banner {{ position: fixed; bottom: 0 }}</style>
<script>window.dataLayer = window.dataLayer || [];</script>
</head>
<body class="page-nyhed">
<a class="skip-link" href="#indhold">Gå til indhold</a>
<div class="cookie-banner" role="dialog">
<p>Vi bruger cookies til at forbedre din oplevelse. Læs mere i vores cookiepolitik.</p>
<button>Acceptér alle</button> <button>Kun nødvendige</button>
</div>
<header class="site-header"><a href="/">Odsherred Kommune</a>
<nav><ul><li><a href="/borger">Borger</a></li><li><a href="/erhverv">Erhverv</a></li>
<li><a href="/politik">Politik</a></li><li><a href="/nyheder">Nyheder</a></li></ul></nav>
<form role="search"><input name="q" placeholder="Søg på siden"></form></header>
<div class="breadcrumb"><a href="/">Forside</a> &gt; <a href="/nyheder">Nyheder</a></div>
<main id="indhold">
<article>
{article}
</article>
<div class="share"><a href="#">Del på Facebook</a> <a href="#">Del på LinkedIn</a></div>
<section class="related-news"><h2>Læs også</h2><ul>
<li><a href="#">Sommerlukket på rådhuset</a></li>
<li><a href="#">Nyt plejecenter får navn</a></li><li><a href="#">Se alle nyheder</a></li>
</ul></section>
<section class="comments"><h2>Skriv en kommentar</h2>
<form class="comment-form"><label>Navn <input></label><label>Kommentar <textarea></textarea></label>
<button>Send kommentar</button></form></section>
</main>
<aside class="newsletter"><h2>Tilmeld dig nyhedsbrevet</h2><form><input type="email"></form></aside>
<footer><p>Kontakt os | Tilgængelighedserklæring | Til toppen</p></footer>
</body>
</html>
"""


def write_html(parts: list[Part], path: Path) -> None:
    """Write the article's parts into the page; the parts must not hold the site's own words."""
    article = "\n".join(_article(parts))
    path.write_text(_PAGE.format(title=escape(parts[0].text), article=article), encoding="utf-8")


def _article(parts: Iterable[Part]) -> Iterator[str]:
    for is_list, group in groupby(parts, key=lambda part: part.kind is BlockKind.ITEM):
        if is_list:
            items = "".join(f"<li>{escape(part.text.lstrip('•-· '))}</li>" for part in group)
            yield f"<ul>{items}</ul>"
        else:
            for part in group:
                yield f"<{_tag(part)}>{escape(part.text)}</{_tag(part)}>"


def _tag(part: Part) -> str:
    return {BlockKind.TITLE: "h1", BlockKind.HEADING: "h2"}.get(part.kind, "p")
