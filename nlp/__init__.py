"""From a document to passages with meaning: language, entities, goals, words and vectors."""
