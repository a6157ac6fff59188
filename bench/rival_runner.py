"""Reads files with another program and prints what it read; run by the Python that has it.

usage: python rival_runner.py NAME FILE...

Prints a JSON line a file: {"text", "cpu", "wall"}, seconds with child processes. Imports nothing of
Pejl, for it runs in an environment of its own.
"""

import importlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

Read = Callable[[Path], str]


def pytesseract() -> Read:
    library = importlib.import_module("pytesseract")
    return lambda path: str(library.image_to_string(str(path), lang="dan"))


def pdfplumber() -> Read:
    library = importlib.import_module("pdfplumber")

    def read(path: Path) -> str:
        with library.open(path) as document:
            return "\f".join(page.extract_text() for page in document.pages)

    return read


def markitdown() -> Read:
    converter = importlib.import_module("markitdown").MarkItDown()
    return lambda path: str(converter.convert(str(path)).text_content)


def kreuzberg() -> Read:
    library = importlib.import_module("kreuzberg")
    ocr = library.OcrConfig(backend="tesseract", language="dan")
    config = library.ExtractionConfig(ocr=ocr, use_cache=False)
    return lambda path: str(library.extract_file_sync(str(path), config=config).content)


def ocrmypdf(*, flags: tuple[str, ...] = ()) -> Read:
    importlib.import_module("ocrmypdf")

    def read(path: Path) -> str:
        with tempfile.TemporaryDirectory() as folder:
            text, pdf = Path(folder) / "text.txt", Path(folder) / "made.pdf"
            command = [sys.executable, "-m", "ocrmypdf", "--jobs", "2", "--quiet", "-l", "dan"]
            command += [*flags, "--output-type", "pdf", "--sidecar", str(text), str(path), str(pdf)]
            subprocess.run(command, check=True, capture_output=True)
            return text.read_text(encoding="utf-8")

    return read


def unstructured(*, strategy: str) -> Read:
    partition = importlib.import_module("unstructured.partition.auto").partition

    def read(path: Path) -> str:
        elements = partition(filename=str(path), strategy=strategy, languages=["dan"])
        return "\n".join(str(element) for element in elements)

    return read


def docling() -> Read:
    converter = importlib.import_module("docling.document_converter").DocumentConverter()
    return lambda path: str(converter.convert(path).document.export_to_text())


RIVALS: dict[str, Callable[[], Read]] = {
    "pytesseract": pytesseract,
    "pdfplumber": pdfplumber,
    "markitdown": markitdown,
    "kreuzberg": kreuzberg,
    "ocrmypdf": ocrmypdf,
    "ocrmypdf --redo-ocr": lambda: ocrmypdf(flags=("--redo-ocr",)),
    "unstructured fast": lambda: unstructured(strategy="fast"),
    "unstructured ocr_only": lambda: unstructured(strategy="ocr_only"),
    "docling": docling,
}


def main() -> None:
    os.environ |= {"HF_HUB_OFFLINE": "1", "OMP_THREAD_LIMIT": "1", "DO_NOT_TRACK": "true"}
    read = RIVALS[sys.argv[1]]()
    for name in sys.argv[2:]:
        cpu, wall = processor_seconds(), time.perf_counter()
        text = read(Path(name))
        spent = {"cpu": processor_seconds() - cpu, "wall": time.perf_counter() - wall}
        print(json.dumps({"text": text, **spent}), flush=True)


def processor_seconds() -> float:
    """Of this process and its children that have ended."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    main()
