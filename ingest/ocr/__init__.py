"""Reading pictures of pages: preparation, language, Tesseract, and a second attempt where it went badly.

picture -> Prepared -> words with confidences -> Recognised
"""
