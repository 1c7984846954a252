"""Drafts, versions, uploads, submission, receipts, and the tally."""
