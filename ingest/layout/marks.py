"""What a line's first signs say: bullets, list numbers, footnote marks, ends of sentences."""

import re
from collections.abc import Sequence

BULLETS = "•●○▪■□◦‣∙·–—-*o➢➤►✓\uf0b7\uf0a7"
_BULLET = re.compile(rf"^[{re.escape(BULLETS)}]$")
_NUMBER = re.compile(r"^(?:\(?[0-9]{1,2}[.)]|\(?[a-zæøåäö][.)]|[ivx]{1,4}[.)])$", re.IGNORECASE)
_SECTION = re.compile(r"^(?:§+|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\.?)$")
_FOOTNOTE = re.compile(r"^(?:[0-9]{1,2}|[*†‡]{1,3}|[¹²³⁴-⁹]{1,2})[.)]?$")
_SENTENCE_END = re.compile(r"[.!?:;…][\"”»')\]]*$")


def is_mark(text: str) -> bool:
    """Whether this is a bullet, a list number or a section number and nothing more."""
    return bool(_BULLET.match(text) or _NUMBER.match(text) or _SECTION.match(text))


def is_bullet(text: str) -> bool:
    """Whether this is a bullet and nothing more."""
    return bool(_BULLET.match(text))


def is_item_mark(text: str) -> bool:
    """Whether a line that starts with this word may be an item of a list."""
    return bool(_BULLET.match(text) or _NUMBER.match(text))


def starts_item(words: Sequence[str]) -> bool:
    """Whether a line starts an item or section: a bullet, or a number before a capital letter.

    (`den` / `12. december` goes on; `3. Rekruttering` starts.)
    """
    if len(words) < 2 or is_bullet(words[0]):
        return is_bullet(words[0])
    return is_mark(words[0]) and not words[1][0].islower()


def is_footnote_mark(text: str) -> bool:
    """Whether a small line that starts with this word is a footnote."""
    return bool(_FOOTNOTE.match(text))


def ends_sentence(text: str) -> bool:
    """Whether a line that ends so ends a sentence, or introduces a list."""
    return bool(_SENTENCE_END.search(text))
