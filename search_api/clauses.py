"""The clauses that every agreement has and that are no goals: ending it, disputes, personal data.

They are compared like goals, for a reader wants to know that one agreement ends with three months'
notice and another with twelve. Each becomes a `Goal` whose `cues` name the clause. How long an
agreement runs is told among its facts (`period_start`, `period_end`), not here.
"""

import re

from ingest.document import BlockKind
from ingest.structure import infer_blocks
from nlp.goals.deadline import find_deadline
from nlp.goals.statement import on_one_line
from nlp.passage import AnnotatedDocument, AnnotatedPassage, Goal, Target, Theme
from nlp.sentences import split_sentences

_KINDS: tuple[tuple[str, Theme, str], ...] = (
    ("clause:breach", "organisering", r"mislighold|væsentlig[te]* brud|avtalsbrott|kontraktsbrud"),
    (
        "clause:ending",
        "organisering",
        r"\bopsig\w*\b|\bsiges? (?:\w+ )?op\b|\bsige .{0,30}\bop\b|säg[as]\w* upp"
        r"|uppsägning|udtræde|træde[rs]? ud af|bringes til ophør|(?:måneders?|års) (?:\w+ )?varsel"
        r"|\bvil ud\b|siger stop|lämna avtalet|\bud af (?:aftalen|samarbejdet|partnerskabet)"
        r"|forlade[rs]? (?:aftalen|samarbejdet|partnerskabet)|ur avtalet|\bud før tid\b"
        r"|(?:trække|hoppe)[rs]? (?:sig|fra) .{0,20}(?:aftalen|samarbejdet)|stoppe samarbejdet"
        r"|lämna samarbetet|dra[r]? sig ur",
    ),
    (
        "clause:dispute",
        "organisering",
        r"uenighed|uoverensstemmelse|\buenige\b|ikke (?:blive )?enige|tvist|voldgift"
        r"|fortolkning\w*|oenighet|mæglet?\b|mægling\w*|mæglere?n?\b|\bstrid(?:er)?\b|uvenner"
        r"|medling|medlare",
    ),
    (
        "clause:data",
        "videndeling",
        r"person(?:lige |følsomme )?oplysning|persondata|databeskyttelse|gdpr|personuppgift"
        r"|dataskydd|helbredsoplysning|oplysninger om (?:en(?:kelt|s? )|den enkelte|elev|person)"
        r"|tavshedspligt|samtykke|samtycke|(?:fortæller|deler) .{0,40}\bom en elev\b"
        r"|uppgifter om enskilda|sekretess",
    ),
    ("clause:overspend", "økonomi", r"budgettet overskr\w+|overskrides|merudgift|merforbrug"),
)
_PATTERNS = tuple((name, theme, re.compile(words)) for name, theme, words in _KINDS)
CLAUSES: tuple[str, ...] = tuple(name for name, _, _ in _KINDS)
"""The cues that name a clause."""

_NOTICE = re.compile(
    r"(?:\d+|\w+) (?:måneders?|dages?|ugers?|månaders?|års?|veckors?)(?: skriftligt?)?"
    r" (?:varsel|frist|uppsägningstid)"
)
_PERSON = re.compile(r"\bopsige (?:en |den )?(?:elev|medarbejder|ansat)")
_ABOUT = frozenset(("agreement",))


def standard_clauses(document: AnnotatedDocument) -> tuple[Goal, ...]:
    """Return the clauses of an agreement that are not among its goals, one a sentence, in order."""
    if document.facts.kind.value not in _ABOUT:
        return ()
    taken = {(goal.page_number, goal.start) for goal in document.goals}
    return tuple(
        clause
        for passage in document.passages
        for clause in _in_passage(passage)
        if (clause.page_number, clause.start) not in taken
    )


def _in_passage(annotated: AnnotatedPassage) -> list[Goal]:
    passage = annotated.passage
    found: list[Goal] = []
    for block in infer_blocks(passage.text, first_page=False):
        if block.kind in (BlockKind.HEADING, BlockKind.ROW):
            continue
        for start, end in split_sentences(passage.text[block.start : block.end]):
            at = (block.start + start, block.start + end)
            clause = _clause(annotated, at)
            if clause is not None:
                found.append(clause)
    return found


def _clause(annotated: AnnotatedPassage, at: tuple[int, int]) -> Goal | None:
    passage = annotated.passage
    text = passage.text[slice(*at)]
    folded = on_one_line(text).casefold()
    if _PERSON.search(folded):
        return None
    kinds = [(name, theme) for name, theme, pattern in _PATTERNS if pattern.search(folded)]
    if not kinds:
        return None
    notice, theme = _NOTICE.search(folded), kinds[0][1]
    return Goal(
        document_id=passage.document_id,
        page_number=passage.page_number,
        start=passage.start + at[0],
        end=passage.start + at[1],
        text=text,
        kind="commitment",
        theme=theme,
        themes=((theme, 1.0),),
        deadline=find_deadline(text),
        target=Target(text[notice.start() : notice.end()]) if notice else None,
        strength="shall",
        heading_path=passage.heading_path,
        cues=tuple(name for name, _ in kinds),
    )
