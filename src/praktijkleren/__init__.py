"""Code anonymised Dutch youth-care narratives with a YAML codebook and count the patterns."""

__version__ = "0.1.0"
