"""The receipt of a report as a paper to print."""

from tonghop.documents.queries.unit_papers import receipt_page
from tonghop.documents.render.slips import Receipt, ReceivedFile, render_receipt
from tonghop.organisations.permissions import Viewer


def receipt_paper(viewer: Viewer, number: str, *, address: str) -> tuple[str, bytes]:
    """Return name and content (PDF) of a receipt; `address` is where anybody can verify it."""
    page = receipt_page(viewer, number)
    receipt, said = page.receipt, page.receipt.content
    remarks = ((said["nil"], "không phát sinh"), (said["on_behalf"], "nộp thay"), (said["held"], "nộp sau ngày khóa"))
    paper = Receipt(
        number=receipt.number,
        received_at=receipt.issued_at,
        receiver=receipt.version.report.obligation.campaign.standing_body.name,
        unit=said["unit"],
        campaign=said["campaign"],
        version=said["version"],
        signer=said["document"]["signer"],
        position=said["document"]["post"],
        content_hash=said["hash"],
        verify_at=address,
        document_number=said["document"]["number"],
        paper_hash=page.paper.sha256 if page.paper else "",
        signed_hash=page.signatures[-1].sha256 if page.signatures else "",
        signatures=tuple(signature.subject for signature in page.signatures),
        files=tuple(ReceivedFile(f["file_name"], f["size"], f["sha256"]) for f in said["files"]),
        remarks=tuple(words for holds, words in remarks if holds),
        simulated=said["simulated"],
    )
    return f"bien-nhan-{number.replace('/', '-')}.pdf", render_receipt(paper)
