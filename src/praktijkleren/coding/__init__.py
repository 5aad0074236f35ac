"""From a narrative and a codebook to codings: the only room that knows spaCy."""
