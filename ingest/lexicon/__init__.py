"""Words of Danish, Swedish and English with their counts, and how compounds come apart.

    load_lexicon("da").frequency("uddannelse")
    split_compound("elevfastholdelse", load_lexicon("da"))    # ("elev", "fastholdelse")

The files in `words/` are built by `build.py`; `words/README.md` names their sources and licences.
"""
