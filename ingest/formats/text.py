"""Plain text, Markdown and e-mail: in whatever encoding, whole, a page to each form feed."""

import email
import email.policy
from email.message import EmailMessage
from pathlib import Path

from markdown_it import MarkdownIt

from ingest.decoding import Decoded, decode
from ingest.document import PageProblem, RawPage, Reading
from ingest.errors import EmptyFile, UnreadableFile
from ingest.extracted import Extracted
from ingest.formats.html import blocks_of_markup, extract_html
from ingest.options import ReadOptions

_HEADER_FIELDS = ("Subject", "From", "To", "Cc", "Date")


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
    """An e-mail's subject, sender, date and body; attachments are named, not read."""
    with path.open("rb") as stream:
        message = email.message_from_binary_file(stream, policy=email.policy.default)
    if not isinstance(message, EmailMessage):  # pragma: no cover - the policy gives EmailMessage
        raise UnreadableFile(path, "is no e-mail that can be read; save it as PDF and try again")
    head = "\n".join(f"{name}: {message[name]}" for name in _HEADER_FIELDS if message[name])
    body = _body(message)
    text = f"{head}\n\n{body.text}".strip()
    problems = body.problems + _attachments(message)
    page = RawPage(1, text, Reading.PLAIN, "The file is an e-mail.", problems=problems)
    return Extracted((page,), str(message["Subject"] or "") or None)


def _body(message: EmailMessage) -> Decoded:
    part = message.get_body(("plain", "html"))
    content = part.get_payload(decode=True) if part is not None else b""
    if part is None or not isinstance(content, bytes):
        return Decoded("", "ascii")
    decoded = decode(content, declared=part.get_content_charset(""))
    if part.get_content_subtype() == "html":
        page, _ = extract_html(decoded.text)
        return Decoded("".join(page.parts), decoded.encoding, decoded.problems)
    return decoded


def _attachments(message: EmailMessage) -> tuple[PageProblem, ...]:
    names = [part.get_filename() or "without a name" for part in message.iter_attachments()]
    if not names:
        return ()
    listed = ", ".join(names)
    return (PageProblem("attachments", f"Attachments were not read, give them apart: {listed}."),)
