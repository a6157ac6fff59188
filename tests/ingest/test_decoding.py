"""Text in whatever encoding."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.decoding import declared_encoding, decode

TEXTS = Path(__file__).parents[2] / "corpus" / "samples" / "texts"
LINES = sorted(
    {
        line
        for path in TEXTS.glob("*.txt")
        for line in path.read_text(encoding="utf-8").split("\n")
        if len(line) >= 40 and not line.isascii()
    }
)


def right(encoding: str, lines: list[str]) -> float:
    encoded = [(line, line.encode(encoding, "ignore")) for line in lines]
    sound = [(line, content) for line, content in encoded if content.decode(encoding) == line]
    assert len(sound) > len(lines) / 2
    return sum(decode(content).text == line for line, content in sound) / len(sound)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_lines_in_common_encodings(encoding: str) -> None:
    assert right(encoding, LINES) == 1.0


@pytest.mark.parametrize("encoding", ["mac-roman", "cp850", "cp865"])
def test_single_lines_in_old_encodings(encoding: str) -> None:
    assert right(encoding, LINES) >= 0.99


@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman", "cp850", "cp865"])
def test_whole_documents_in_old_encodings(encoding: str) -> None:
    for path in TEXTS.glob("*.txt"):
        text = path.read_text(encoding="utf-8").encode(encoding, "ignore").decode(encoding)
        assert decode(text.encode(encoding)).text == text


def test_declared_encoding_is_believed_when_it_fits() -> None:
    content = "Dvořák på besøg".encode("iso-8859-2", "replace")
    assert decode("Hjørring".encode("cp850"), declared="cp850").encoding == "cp850"
    assert decode(content, declared="no-such-encoding").text


def test_declared_encoding_that_is_a_lie_is_not() -> None:
    assert decode("Sønderborg og Tønder".encode(), declared="iso-8859-1").text == (
        "Sønderborg og Tønder"
    )


@pytest.mark.parametrize(
    ("head", "stated"),
    [
        (b'<meta charset="ISO-8859-1">', "iso-8859-1"),
        (
            b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">',
            "windows-1252",
        ),
        (b'<?xml version="1.0" encoding="UTF-8"?>', "utf-8"),
        (b"<p>charset er et ord</p>", ""),
    ],
)
def test_what_a_page_says_of_its_encoding(head: bytes, stated: str) -> None:
    assert declared_encoding(head) == stated


def test_line_ends_and_marks_are_made_plain() -> None:
    assert decode(b"\xef\xbb\xbfen\r\nto\rtre\n").text == "en\nto\ntre\n"


def test_misread_utf8_is_left_for_repair() -> None:
    text = "PÃ¥ skolen mÃ¸des vi â\x80\x93 ofte"
    assert decode(text.encode()).text == text


@given(st.binary(max_size=300))
def test_any_bytes_give_clean_text(content: bytes) -> None:
    decoded = decode(content)
    assert not set(decoded.text) & {"\0", "\x07", "\r", "\u202e"}
    decoded.text.encode("utf-8", "surrogatepass")
