"""From placed words to text in reading order: columns, paragraphs, headings, tables, furniture.

    words (text layer or OCR) -> lines -> regions -> elements -> text with blocks and offsets

Nothing here knows PDF or OCR: the same rules order both.
"""
