"""Plain text, Markdown and e-mail: in whatever encoding, whole, a page to each form feed."""

import email
import email.policy
from email.message import EmailMessage
from pathlib import Path

from markdown_it import MarkdownIt

from ingest.decoding import decode
from ingest.document import BlockKind, PageProblem, RawPage, Reading
from ingest.errors import EmptyFile
from ingest.extracted import Extracted
from ingest.formats.composing import PageComposer, Piece
from ingest.formats.html import blocks_of_markup, extract_html
from ingest.options import ReadOptions

_HEADER_FIELDS = ("From", "To", "Cc", "Date")


def read_text(path: Path, options: ReadOptions) -> Extracted:
    """The text as it stands; pasted web furniture and all, for nobody can tell it from the text."""
    decoded = decode(path.read_bytes())
    if not decoded.text.strip():
        raise EmptyFile(path, "holds no visible character; check that it was saved whole")
    reason = f"The file is plain text in {decoded.encoding}."
    stretches = decoded.text.rstrip("\f\n ").split("\f")
    pages = (
        RawPage(
            number=number,
            text=text.strip("\n"),
            reading=Reading.PLAIN,
            reason=reason,
            problems=decoded.problems if number == 1 else (),
        )
        for number, text in enumerate(stretches, start=1)
    )
    return Extracted(tuple(pages))


def read_markdown(path: Path, options: ReadOptions) -> Extracted:
    """Markdown's headings, lists and tables as blocks, its marks left out."""
    decoded = decode(path.read_bytes())
    markup = MarkdownIt("commonmark", {"html": False}).enable("table").render(decoded.text)
    page = blocks_of_markup(markup)
    if not page.blocks:
        raise EmptyFile(path, "holds no visible character; check that it was saved whole")
    reason = f"The file is Markdown in {decoded.encoding}."
    return Extracted((page.page(1, reason, problems=decoded.problems),))


def read_email(path: Path, options: ReadOptions) -> Extracted:
    """An e-mail or a web page saved with its pictures (.mht); attachments are named, not read."""
    with path.open("rb") as stream:
        message = email.message_from_binary_file(stream, policy=email.policy.default)
    subject = str(message["Subject"] or "").strip()
    page = PageComposer()
    if message["Snapshot-Content-Location"] is None:
        page.add(Piece(BlockKind.TITLE, subject))
        page.add(Piece(BlockKind.PARAGRAPH, _head(message)))
    problems = _add_body(message, page) + _attachments(message)
    if not page.blocks:
        raise EmptyFile(path, "is an e-mail without text; check that it was saved whole")
    raw = page.page(1, "The file is an e-mail.", problems=problems)
    return Extracted((raw,), subject or None)


def _head(message: EmailMessage) -> str:
    return "\n".join(f"{name}: {message[name]}" for name in _HEADER_FIELDS if message[name])


def _add_body(message: EmailMessage, page: PageComposer) -> tuple[PageProblem, ...]:
    """Put the body on the page: its marked-up form where it has one, which knows its structure."""
    part = message.get_body(("html", "plain"))
    content = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(content, bytes):
        return ()
    decoded = decode(content, declared=part.get_content_charset(""))
    if part.get_content_subtype() == "html":
        found, _ = extract_html(decoded.text)
        for block in found.blocks:
            text = "".join(found.parts)[block.start : block.end]
            page.add(Piece(block.kind, text, block.level))
    else:
        for paragraph in decoded.text.split("\n\n"):
            page.add(Piece(BlockKind.PARAGRAPH, paragraph))
    return decoded.problems


def _attachments(message: EmailMessage) -> tuple[PageProblem, ...]:
    names = [part.get_filename() or "without a name" for part in message.iter_attachments()]
    if not names or message["Snapshot-Content-Location"] is not None:
        return ()
    listed = ", ".join(names)
    return (PageProblem("attachments", f"Attachments were not read, give them apart: {listed}."),)
