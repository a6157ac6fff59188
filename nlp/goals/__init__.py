"""Goals, commitments, decisions and activities: who promises what, by when and how much."""

from nlp.goals.find import find_goals

__all__ = ["find_goals"]
