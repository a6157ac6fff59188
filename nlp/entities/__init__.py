"""Who, where, when and how much: mentions in a document, linked to identities.

`nlp.entities.find` is the way in for a document. `nlp.entities.gazetteer` looks names up without
loading spaCy, so that searching starts fast.
"""
