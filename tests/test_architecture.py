"""The rules of the house that no linter knows: sizes, homes of libraries, one vocabulary."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("ingest", "nlp", "corpus", "search_api")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
BANNED = {"utils", "helpers", "common", "base", "manager", "handler", "processor", "service"}

HOMES = {
    "pdfplumber": "ingest/",
    "pdfminer": "ingest/formats/plumber",
    "pypdfium2": "ingest/",
    "pytesseract": "ingest/ocr/",
    "ftfy": "ingest/repair/",
    "docx": "corpus/samples/",
    "pptx": ("ingest/formats/pptx", "corpus/samples/"),
    "lxml": "ingest/formats/",
    "msoffcrypto": "ingest/formats/locked",
    "lingua": "ingest/language",
    "reportlab": "corpus/samples/",
    "marisa_trie": ("ingest/lexicon/", "nlp/words/"),
    "spacy": ("nlp/entities/", "nlp/ner/", "nlp/training/"),
    "sentence_transformers": ("nlp/embedding/", "nlp/training/"),
    "tokenizers": ("nlp/entities/tagger", "nlp/training/"),
    "torch": "nlp/training/",
    "qdrant_client": "corpus/store/server",
    "qdrant_edge": "corpus/store/edge",
    "distributed": "corpus/cluster",
    "fsspec": "corpus/shelf_remote",
    "fastapi": "search_api/",
    "typer": "search_api/cli/",
}
"""Where each outside library may be imported, and nowhere else."""


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring and decorators."""
    assert node.end_lineno is not None
    total = node.end_lineno - node.lineno + 1
    if ast.get_docstring(node):
        first = node.body[0]
        assert first.end_lineno is not None
        total -= first.end_lineno - first.lineno + 1
    return total


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_modules_and_functions_stay_small(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 300
    assert path.stem not in BANNED
    long = {node.name: length(node) for node in functions(ast.parse(source)) if length(node) > 40}
    assert not long


def test_most_functions_are_short() -> None:
    lengths = [
        length(node)
        for path in MODULES
        for node in functions(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert median(lengths) <= 9


@pytest.mark.parametrize("library", sorted(HOMES))
def test_each_library_has_one_home(library: str) -> None:
    homes = HOMES[library]
    homes = (homes,) if isinstance(homes, str) else homes
    strays = [
        str(path.relative_to(ROOT))
        for path in MODULES
        for name in imports(ast.parse(path.read_text(encoding="utf-8")))
        if name.split(".")[0] == library
        and not any(str(path.relative_to(ROOT)).startswith(home) for home in homes)
    ]
    assert strays == []
