"""Parsing the whole source, out of the garbage collector's way."""

import gc

import pytest


@pytest.fixture(autouse=True, scope="module")
def _no_collection_while_parsing():
    """Keep the collector still: a collection amid `ast.parse` makes Python 3.11 raise "AST constructor recursion depth mismatch"."""
    gc.disable()
    yield
    gc.enable()
