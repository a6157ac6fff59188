"""From a file to pages of repaired text.

Knows PDFs, office documents, web pages, pictures and OCR. Never heard of spaCy, vectors, Qdrant or
HTTP. What leaves this package is a `Document`; unrepaired text cannot leave it by itself.
"""
