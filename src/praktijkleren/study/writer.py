"""Writing the results folder: streamed to temporary files, put in place at the end, nothing of others touched."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from praktijkleren.model import CodedNarrative, Narrative
from praktijkleren.study import contract
from praktijkleren.study.files import (
    Rows,
    check_replaceable,
    explained,
    flush,
    open_private,
    put_in_place,
    temporary,
)
from praktijkleren.study.target import check_target, earlier_tables

_CODING = attrgetter(*contract.CODING_COLUMNS)
_BOOLEANS = {True: "true", False: "false"}
_STREAMED = (contract.CODINGS, contract.SENTENCES, contract.TEXTS)


class ResultsWriter:
    """A results folder in the making; leaving without `finish` undoes everything.

    Everything that can be known ahead is checked on entering: whether the folder may be written and its files replaced.
    `attributes` are the codebook's attributes, whose columns come first.
    """

    def __init__(self, directory: Path, *, force: bool, attributes: Sequence[str] = ()) -> None:
        self._directory = directory
        self._force = force
        self._attributes = attributes
        self._made: list[Path] = []
        self._open = ExitStack()
        self._streams: dict[str, TextIO] = {}
        self._rows: dict[str, Rows] = {}
        self._narratives: list[tuple[Mapping[str, tuple[str, ...]], tuple[object, ...]]] = []
        self._drafts: list[Path] = []
        self._finished = False

    def __enter__(self) -> Self:
        check_target(self._directory, force=self._force)
        try:
            self._make_directory()
            for name in _STREAMED:
                self._start(name)
        except BaseException:
            self._undo()
            raise
        self._rows[contract.CODINGS].add(contract.CODING_COLUMNS)
        self._rows[contract.SENTENCES].add(contract.SENTENCE_COLUMNS)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._undo()

    def add(self, coded: CodedNarrative) -> None:
        """Write what coding one narrative gave."""
        narrative = coded.narrative
        with explained(self._directory):
            for coding in coded.codings:
                cells = _CODING(coding)
                self._rows[contract.CODINGS].add([_BOOLEANS[c] if isinstance(c, bool) else c for c in cells])
            for s in coded.sentences:
                row = (narrative.id, s.number, s.start, s.end, s.speaker, s.perspective, s.kind)
                self._rows[contract.SENTENCES].add(row)
            line = json.dumps({"narrative_id": narrative.id, "text": narrative.text}, ensure_ascii=False)
            self._streams[contract.TEXTS].write(line + "\n")
        sentences = sum(sentence.kind == "sentence" for sentence in coded.sentences)
        self._narratives.append((narrative.attributes, _narrative_cells(narrative, coded.words, sentences)))

    def finish(self, *, codebook_yaml: str, run: Mapping[str, object]) -> None:
        """Complete the files and put them in place, all or none; tables of an earlier run go."""
        head = {"format": contract.FORMAT, "schema_version": contract.SCHEMA_VERSION}
        with explained(self._directory):
            self._start(contract.NARRATIVES)
            self._write_narratives()
            self._start(contract.CODEBOOK).write(codebook_yaml)
            document = json.dumps({**head, **run, **head}, ensure_ascii=False, indent=2)
            self._start(contract.RUN).write(document + "\n")
            for stream in self._streams.values():
                flush(stream)
            self._open.close()
        targets = {self._directory / name: temporary(self._directory / name) for name in contract.FILES}
        stale = dict.fromkeys(earlier_tables(self._directory))
        check_replaceable([*targets, *stale])
        put_in_place({**stale, **targets})
        self._finished = True

    def _make_directory(self) -> None:
        missing = [path for path in (self._directory, *self._directory.parents) if not path.exists()]
        for path in reversed(missing):
            with explained(path):
                path.mkdir(mode=0o700)
            self._made.append(path)

    def _start(self, name: str) -> TextIO:
        draft = temporary(self._directory / name)
        with explained(self._directory):
            stream = self._open.enter_context(open_private(draft))
        self._drafts.append(draft)
        self._streams[name] = stream
        self._rows[name] = Rows(stream)
        return stream

    def _write_narratives(self) -> None:
        found = {name for attributes, _ in self._narratives for name in attributes}
        first = [name for name in self._attributes if name in found]
        names = [*first, *sorted(found - set(first))]
        rows = self._rows[contract.NARRATIVES]
        columns = map(contract.attribute_column, names)
        rows.add((*contract.NARRATIVE_HEAD, *columns, *contract.NARRATIVE_TAIL))
        for attributes, cells in self._narratives:
            values = [contract.SEPARATOR.join(attributes.get(name, ())) for name in names]
            rows.add((*cells[:2], *values, *cells[2:]))

    def _undo(self) -> None:
        # Closing writes what is buffered, which a full disk refuses again; the draft goes anyway.
        with suppress(OSError):
            self._open.close()
        for draft in self._drafts:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
        if not self._finished:
            for path in reversed(self._made):
                with suppress(OSError):
                    path.rmdir()


def _narrative_cells(narrative: Narrative, words: int, sentences: int) -> tuple[object, ...]:
    digest = hashlib.sha256(narrative.text.encode("utf-8", "surrogatepass")).hexdigest()
    counts = (len(narrative.text), words, sentences)
    return (narrative.id, narrative.case_id, *counts, narrative.source, digest)
