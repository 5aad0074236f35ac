"""Dutch words, sentences and context: data and plain Python, without spaCy."""
