"""Where sentences begin and end, in Danish, Swedish, Norwegian and English prose.

A full stop is not the end of a sentence after an abbreviation (`f.eks.`), an initial (`H. C.`) or
an ordinal number (`den 1. oktober`, `8. og 9. klasse`). One pass of a pattern over the candidates
does it, so a page costs tens of microseconds.
"""

import re
from collections.abc import Iterator

_NEVER_FINAL = """
adj afd alm bl bl.a c ca cand cand.mag chr d d.d d.v.s dir dr dvs e ekskl eks ev evt excl f f.eks
f.o.m fhv fmd fr fr.o.m gl h hhv hr i.f.m i.h.t if ifm ift iht incl inkl it.fr jf jfr jr jvf kand
kgl ll maks max mht mr mrs ndr nuv næstf p.g.a p.t pga prof resp s.k sct sdr skt sml spm st t t.ex
t.o.m tilsv u v vedr vha vs vv z
"""
_NAMES_WHEN_CAPITAL = frozenset(("hr", "afd", "st"))
_BEFORE_NUMBER = "art bd bilag fig kap kl litr min nr pkt pr s stk str tab tlf"
_MAY_BE_FINAL = """
a.m.b.a adr aps ass dkk etc forts kr m.fl m.m m.v mdr md mfl mia mill milj mio mkr mm mv o.a o.d o.l
o.lign o.s.v osb osv pct p.m sek stk tkr tusd årl
"""

NEVER_FINAL = frozenset(_NEVER_FINAL.split())
"""Abbreviations that something always follows, without their last full stop."""

BEFORE_NUMBER = frozenset(_BEFORE_NUMBER.split())
"""Abbreviations that stay open before a digit only; some are words themselves (`art`)."""

MAY_BE_FINAL = frozenset(_MAY_BE_FINAL.split())
"""Abbreviations that may end a sentence: they do before a capital letter or a bullet."""

_ORDINAL_FOLLOWERS = (
    r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|oct|nov|dec|kvartal|halvår|klasse|semester|skoledag"
    r"|praktik|oplæring|hovedforløb|skoleperiode|år\b|og\s+\d|eller\s+\d|-\s*\d|–\s*\d)"
)

_CANDIDATE = re.compile(
    r"""(?P<mark>[.!?…]+)(?P<close>[«»"”’')\]]*)(?P<gap>\s+)(?=(?P<next>\S))
      | (?P<blank>\n[ \t]*\n\s*)""",
    re.VERBOSE,
)
_SIGN = re.compile(r"[.!?…\n]")
"""What a candidate begins with, found in a third of the time."""
_LAST_TOKEN = re.compile(r"[^\s(«\"“»/]+$")
_LONGEST = 24
"""More letters than an abbreviation has."""
_ORDINAL_NEXT = re.compile(_ORDINAL_FOLLOWERS, re.IGNORECASE)

_ENUMERATOR = re.compile(
    rf"""\s*(?:
        §\s*\d+\s*[a-z]?(?:\.|\b)
      | (?:del|effekt|hoved|huvud)?(?:mål|målsætning|målsättning)\s\d{{1,2}}\.(?=\s)
      | (?:stk|ad|pkt|punkt)\.?\s*\d+(?:\.\d+)*[.:]?(?=\s)
      | \d{{1,2}}(?:\.\d{{1,2}})+\.?(?=\s)
      | \d{{1,3}}[.)](?=\s+(?!{_ORDINAL_FOLLOWERS}))
      | \(?[a-zæøå]\)
      | [A-ZÆØÅ]\.(?=\s)
      | \(?[ivx]{{1,5}}\)
      | [-–—•·*▪◦●■‣✓➢\uf0b7\uf0a7o](?=\s)
      | \#{{1,6}}(?=\s)
      | [-•·▪◦●■‣✓➢\uf0b7\uf0a7\#](?=[^\W\d_])
    )\s*""",
    re.VERBOSE | re.IGNORECASE,
)


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return half-open offsets of the sentences of TEXT, in order, without surrounding blanks.

    Meant for one block of a page. Single newlines are blanks, an empty line ends a sentence. A list
    number or bullet at the beginning (`3.1`, `a)`, `§ 5. Stk. 2.`, `-`) belongs to no sentence.
    """
    spans: list[tuple[int, int]] = []
    start = _skip_enumerators(text, 0)
    for candidate in _candidates(text, start):
        if candidate.start() < start or not _ends_sentence(text, start, candidate):
            continue
        end = candidate.start() if candidate["blank"] else candidate.start("gap")
        _add(spans, text, start, end)
        start = _skip_enumerators(text, candidate.end()) if candidate["blank"] else candidate.end()
    _add(spans, text, start, len(text))
    return spans


def _candidates(text: str, start: int) -> Iterator[re.Match[str]]:
    """Yield where a sentence may end behind START."""
    reached = start
    for sign in _SIGN.finditer(text, start):
        found = _CANDIDATE.match(text, sign.start()) if sign.start() >= reached else None
        if found:
            yield found
            reached = found.end()


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    stretch = text[start:end]
    left = start + len(stretch) - len(stretch.lstrip())
    right = start + len(stretch.rstrip())
    if left < right:
        spans.append((left, right))


def _skip_enumerators(text: str, start: int) -> int:
    """Return the offset behind list numbers and bullets; there may be two (`§ 5. Stk. 2.`)."""
    for _ in range(3):
        found = _ENUMERATOR.match(text, start)
        if found is None or found.end() >= len(text):
            return start
        start = found.end()
    return start


def _ends_sentence(text: str, start: int, candidate: re.Match[str]) -> bool:
    if candidate["blank"]:
        return True
    following = candidate["next"]
    if following.islower() or following in ",;:)":
        return False
    if candidate["mark"] != "." or candidate["close"]:
        return True
    near = max(start, candidate.start() - _LONGEST)
    token = _LAST_TOKEN.search(text, near, candidate.start())
    return token is None or not _is_open(token[0], text[candidate.end() : candidate.end() + 16])


def _is_open(token: str, following: str) -> bool:
    """True where TOKEN and its full stop want something after them."""
    word = token.casefold()
    if word in _NAMES_WHEN_CAPITAL and token.isupper():  # `hos HR. Samtalerne`, not `hr. Holm`
        return False
    if word.isdigit():
        return len(word) <= 2 and _ORDINAL_NEXT.match(following) is not None
    if word in BEFORE_NUMBER and following[0].isdigit():
        return True
    if word in MAY_BE_FINAL:
        return not following[0].isupper() and following[0] not in '-–—•·«»"“§'
    return word in NEVER_FINAL or (len(word) == 1 and token.isupper())
