"""The body of documents we hold: the archive of originals and texts, and the search index."""
