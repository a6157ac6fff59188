r"""Words that a line end has cut: `er-\nfaringer`, `strategi\nske`; and hyphens that must stay.

`social-\nog sundhedsuddannelser` and `Ikast-\nBrande` keep theirs: the dictionary, compounds and
the shape of both parts decide.
"""

import re
from collections.abc import Iterator

from ingest.lexicon.lexicon import Lexicon
from ingest.repair.damage import is_known
from ingest.repair.trace import Replacement

HYPHEN_RULE, SOFT_RULE, SPLIT_RULE = "line-end-hyphen", "soft-hyphen", "split-word"
_HYPHENATED = re.compile("([^\\W_]+)([-\u00ad\u2010\u2011])[ \t]*\n[ \t]*([^\\W\\d_]+)")
_CUT = re.compile("[-\u00ad\u2010\u2011][ \t]*\n")
_LAST_WORD = re.compile(r"[^\W_]+\Z")
_SPLIT = re.compile(r"(?<![\w-])([^\W\d_]{2,})[ \t]*\n[ \t]*([^\W\d_]{2,})(?![\w-])")
_AND = frozenset(
    ["og", "eller", "samt", "och", "och/eller", "respektive", "men", "til", "and", "or"]
)
_SPLIT_COUNT = 30
_ENDINGS = frozenset(["sk", "ske", "skt", "ska"])
"""Endings that also are words: no word but an adjective goes on so after an i (`strategi|ske`)."""


def join_lines(text: str, lexicon: Lexicon) -> Iterator[Replacement]:
    """Join what a hyphen at a line end parts."""
    for match in _hyphenated(text):
        left, sign, right = match.groups()
        soft = sign == "\u00ad"
        if soft or _is_one_word(left, right, lexicon):
            sure = soft or is_known((left + right).lower(), lexicon)
            rule = SOFT_RULE if soft else HYPHEN_RULE
            yield Replacement(*match.span(), left + right, rule, 0.99 if sure else 0.6)
        elif right.lower() not in _AND:
            yield Replacement(match.end(1) + 1, match.start(3), "", HYPHEN_RULE, 0.8)


def _hyphenated(text: str) -> Iterator[re.Match[str]]:
    """Yield the words that a hyphen at a line end parts, sought from it: few words have one."""
    reached = 0
    for cut in _CUT.finditer(text):
        start = max(reached, text.rfind("\n", 0, cut.start()) + 1)
        left = _LAST_WORD.search(text, start, cut.start())
        if left and (match := _HYPHENATED.match(text, left.start())):
            yield match
            reached = match.end()


def join_split_words(text: str, lexicon: Lexicon) -> Iterator[Replacement]:
    """Join a word that a line end parts without a hyphen, where one part is no word by itself."""
    for match in _SPLIT.finditer(text):
        left, right = match.groups()
        whole = (left + right).lower()
        ending = right in _ENDINGS and left.endswith("i")
        stranded = right.islower() and (ending or not is_known(right, lexicon))
        if stranded and lexicon.frequency(whole) >= _SPLIT_COUNT:
            yield Replacement(*match.span(), left + right, SPLIT_RULE, 0.9)


def _is_one_word(left: str, right: str, lexicon: Lexicon) -> bool:
    """Whether a hyphen between two parts only marks the line end."""
    if right.lower() in _AND and not _completes(left, right, lexicon):
        return False
    if right[0].isupper() and not (left.isupper() and len(left) > 1):
        return False
    if (left.isupper() and right.islower()) or any(map(str.isdigit, left)):
        return False  # SOSU-\nelever, 10-\nårig
    if left.isupper():
        return is_known((left + right).lower(), lexicon)
    return not _stands_with_hyphen(left.lower(), right.lower(), lexicon)


def _completes(left: str, right: str, lexicon: Lexicon) -> bool:
    """Whether `og`, `til`, ... at a line's start are the end of a word instead."""
    return lexicon.frequency((left + right).lower()) >= _SPLIT_COUNT


def _stands_with_hyphen(left: str, right: str, lexicon: Lexicon) -> bool:
    """Whether two words are written with a hyphen between them in running text, too."""
    if is_known(left + right, lexicon):
        return False
    return len(left) == 1 and right in lexicon  # e-\nlearning
