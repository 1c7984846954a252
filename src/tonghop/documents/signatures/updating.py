"""Updates on top of a PDF that ask neither the clock nor chance: equal arguments give equal bytes."""

import io

from pyhanko.pdf_utils.generic import ArrayObject, ByteStringObject, DictionaryObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from tonghop.kernel.hashing import sha256


class Update(IncrementalPdfFileWriter):
    """The library's writer without its surprises: a random identifier, the machine's clock, a skipped number."""

    @classmethod
    def of(cls, pdf: bytes) -> "Update":
        """Return the writer of what is put on top of the file.

        The library leaves one object number out, which makes the file's count of objects wrong by one.
        """
        made = cls(io.BytesIO(pdf), strict=False)
        made._lastobj_id -= 1
        return made

    @classmethod
    def _handle_id(cls, prev: PdfFileReader) -> ArrayObject:
        """Keep the first half; the second is of the bytes below, so that no two states of a file share it."""
        prev.stream.seek(0)
        below = ByteStringObject(bytes.fromhex(sha256(prev.stream.read())[:32]))
        return ArrayObject([ByteStringObject(prev.trailer["/ID"][0].original_bytes), below])

    def _update_meta(self) -> None:
        """Leave title, author and moment as they are."""


def ready_for_signing(pdf: bytes) -> bytes:
    """Return the file with an empty form, to which signatures alone can then be told to have been added."""
    writer = Update.of(pdf)
    writer.root[pdf_name("/AcroForm")] = DictionaryObject({pdf_name("/Fields"): ArrayObject()})
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
