"""Identities as people read them: `kommune:0791` is Viborg."""

from nlp.entities import gazetteer


def display_name(identity: str) -> str:
    """Return the formal name of an entity id; the text itself where it is no known id."""
    known = gazetteer.entry(identity)
    if known is not None:
        return known.name
    return identity.partition(":")[2] if identity.startswith(("org:", "skole:")) else identity
