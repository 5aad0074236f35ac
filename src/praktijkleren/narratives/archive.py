"""Office documents as archives: looked through before anything is parsed."""

import io
import zipfile
import zlib

from lxml import etree

from praktijkleren.narratives.record import Document, unreadable
from praktijkleren.problems import Place

_LARGEST = 200_000_000
"""Bytes of all members together: a hundred times the text of a long novel."""
_RATIO, _SUSPICIOUS = 200, 10_000_000
"""Office XML packs 5 to 50 times; a member that packs better and is also large is made to exhaust a computer."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CHUNK = 1 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError, KeyError)


class Archive:
    """The members of an office document that is safe to read."""

    def __init__(self, document: Document) -> None:
        self.place = document.place
        if document.content.startswith(_OLE):
            raise unreadable(
                self.place,
                "NA143",
                "the file has a password or is of an older format (.doc, .xls)",
                "open it in its own program and save it without password in the newer format",
            )
        try:
            with zipfile.ZipFile(io.BytesIO(document.content)) as archive:
                infos = archive.infolist()
                self._refuse_bomb(infos)
                if any(info.flag_bits & 1 for info in infos):
                    raise unreadable(self.place, "NA143", "the file has a password", "save a copy without one")
                # Reading everything proves the sizes that the archive claims.
                self._members = {info.filename: self._read(archive, info) for info in infos}
        except _BROKEN:
            raise broken(self.place) from None
        # OpenDocument encrypts the members, not the archive.
        if b"encryption-data" in self.get("META-INF/manifest.xml"):
            raise unreadable(self.place, "NA143", "the file has a password", "save a copy without one")

    def read(self, name: str) -> bytes:
        """Give the content of a member."""
        if name not in self._members:
            raise broken(self.place)
        return self._members[name]

    def get(self, name: str) -> bytes:
        """Give the content of a member, or nothing where there is none."""
        return self._members.get(name, b"")

    def names(self) -> list[str]:
        """Give the names of all members."""
        return list(self._members)

    def xml(self, name: str) -> etree._Element:
        """Parse a member, refusing entities."""
        # Entities stay unread, nothing is fetched, and what is larger than a document is refused.
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
        )
        content = self.read(name)
        # Looked for before parsing too: what entities blow up to is a syntax error to the parser.
        declares = b"<!DOCTYPE" in content
        try:
            root = None if declares else etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise broken(self.place) from None
        if root is None or root.getroottree().docinfo.doctype:
            message = "the XML inside declares entities"
            raise unreadable(self.place, "NA144", message, "no office program does; check where the file comes from")
        return root

    def _refuse_bomb(self, infos: list[zipfile.ZipInfo]) -> None:
        packed_well = any(
            info.file_size > _SUSPICIOUS and info.file_size > _RATIO * max(info.compress_size, 1) for info in infos
        )
        if packed_well or sum(info.file_size for info in infos) > _LARGEST:
            raise unreadable(
                self.place,
                "NA142",
                "the file unpacks to far more than a document holds (a zip bomb?)",
                "check where it comes from; a real document can be saved again in smaller files",
            )

    def _read(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
        with archive.open(info) as member:
            return b"".join(iter(lambda: member.read(_CHUNK), b""))


def broken(place: Place) -> Exception:
    """Make the error for a file that is not what its ending says."""
    hint = "open it in its own program and save it again; if the ending is wrong, correct it"
    return unreadable(place, "NA141", f"not a working {place.path.rpartition('.')[2].lower()} file", hint)
