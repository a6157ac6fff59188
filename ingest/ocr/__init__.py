"""Reading pictures of pages: preparation, language, Tesseract, a second attempt where needed.

picture -> Prepared -> words with confidences -> Recognised
"""
