"""What a line's first signs say: bullets, list numbers, footnote marks, ends of sentences."""

import re

BULLETS = "•●○▪■□◦‣∙·–—-*o➢➤►✓\uf0b7\uf0a7"
_BULLET = re.compile(rf"^[{re.escape(BULLETS)}]$")
_NUMBER = re.compile(r"^(?:\(?[0-9]{1,2}[.)]|\(?[a-zæøåäö][.)]|[ivx]{1,4}[.)])$", re.IGNORECASE)
_SECTION = re.compile(r"^(?:§+|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\.?)$")
_FOOTNOTE = re.compile(r"^(?:[0-9]{1,2}|[*†‡]{1,3}|[¹²³⁴-⁹]{1,2})[.)]?$")
_SENTENCE_END = re.compile(r"[.!?:;…][\"”»')\]]*$")


def is_mark(text: str) -> bool:
    """Whether this is a bullet, a list number or a section number and nothing more."""
    return bool(_BULLET.match(text) or _NUMBER.match(text) or _SECTION.match(text))


def is_item_mark(text: str) -> bool:
    """Whether a line that starts with this word is an item of a list."""
    return bool(_BULLET.match(text) or _NUMBER.match(text))


def is_footnote_mark(text: str) -> bool:
    """Whether a small line that starts with this word is a footnote."""
    return bool(_FOOTNOTE.match(text))


def ends_sentence(text: str) -> bool:
    """Whether a line that ends so ends a sentence, or introduces a list."""
    return bool(_SENTENCE_END.search(text))
