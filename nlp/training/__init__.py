"""How the bundled embedding model is made: sources, teacher, vocabulary, student, export."""
