"""Words as search knows them: lemmas, compound parts, spellings, concepts; and term weights."""
