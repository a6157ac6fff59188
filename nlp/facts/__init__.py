"""What a document says of itself: title, kind, parties, date, period, notice, signatories."""

from nlp.facts.find import find_facts
from nlp.facts.roles import resolve_role

__all__ = ["find_facts", "resolve_role"]
