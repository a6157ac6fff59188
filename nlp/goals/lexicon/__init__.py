"""The words that carry promises, per language: data only, and the tables that are made of it."""

from nlp.goals.lexicon.tables import Form, Lexicon, Tense, VerbClass, lexicon_for

__all__ = ["Form", "Lexicon", "Tense", "VerbClass", "lexicon_for"]
