"""Narratives from files: one reader a format, their attributes, speakers and parts, in stable order."""

from praktijkleren.narratives.codes import CODES
from praktijkleren.narratives.readers import READERS
from praktijkleren.narratives.reading import collect, read

__all__ = ["CODES", "READERS", "collect", "read"]
