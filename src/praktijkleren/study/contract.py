"""The results folder's promises: its files, their columns, and how values stand in them.

Cells are exact: one that starts with = or + is not guarded against spreadsheets that run it. Tables for Excel are.
"""

from dataclasses import fields

from praktijkleren.model import Coding

FORMAT = "praktijkleren results"
SCHEMA_VERSION = 1
SEPARATOR = "; "

CODINGS = "codings.csv"
NARRATIVES = "narratives.csv"
SENTENCES = "sentences.csv"
TEXTS = "texts.jsonl"
CODEBOOK = "codebook.yaml"
RUN = "run.json"
TABLES = "tables"
# In the order in which they are put in place: a folder with a run.json is complete.
FILES = (CODINGS, NARRATIVES, SENTENCES, TEXTS, CODEBOOK, RUN)
TABLE_PATTERNS = ("frequency.csv", "by-*.csv", "contrast.csv", "matrix.csv")

CODING_COLUMNS = tuple(field.name for field in fields(Coding))
CODING_NUMBERS = ("start", "end", "evidence_start", "evidence_end", "sentence_start", "sentence_end", "distance")
CODING_BOOLEANS = ("delayed", "counted")
NARRATIVE_HEAD = ("narrative_id", "case_id")
NARRATIVE_NUMBERS = ("characters", "words", "sentences")
NARRATIVE_TAIL = (*NARRATIVE_NUMBERS, "source", "sha256")
SENTENCE_COLUMNS = ("narrative_id", "sentence", "start", "end", "speaker", "perspective", "kind")
SENTENCE_NUMBERS = ("sentence", "start", "end")


def attribute_column(name: str) -> str:
    """Give the column of an attribute in `narratives.csv`: its name, unless a column of our own is called that."""
    return f"attribute.{name}" if name in (*NARRATIVE_HEAD, *NARRATIVE_TAIL) else name
