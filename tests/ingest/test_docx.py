"""Word files: what python-docx writes, and what only Word itself writes."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.shared import Cm
from PIL import Image

from ingest.document import BlockKind, Document, Reading
from ingest.errors import EmptyFile
from ingest.formats.pdfium import open_pdf
from ingest.formats.word_numbering import format_number
from ingest.reader import read_document

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "files"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def saved(document: WordDocument, tmp_path: Path) -> Document:
    path = tmp_path / "aftale.docx"
    document.save(str(path))
    return read_document(path)


def written(body: str, tmp_path: Path, **parts: str) -> Document:
    """A Word file of a body in Word's own XML, and of further parts by name (`footnotes`)."""
    path = tmp_path / "aftale.docx"
    namespaces = (
        f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="urn:wps" xmlns:v="urn:v"'
    )
    relations = "".join(
        f'<Relationship Id="r{name}" Type="{REL}/{name}" Target="{name}.xml"/>' for name in parts
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {namespaces}><w:body>{body}</w:body></w:document>"
        )
        archive.writestr(
            "word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>"
        )
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f'<w:{name} xmlns:w="{W}">{content}</w:{name}>')
    return read_document(path)


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def shape(document: Document) -> list[tuple[BlockKind, int, str]]:
    return [
        (block.kind, block.level, page.text[block.start : block.end])
        for page in document.pages
        for block in page.blocks
    ]


def texts(document: Document) -> list[str]:
    return [text for _, _, text in shape(document)]


def test_styles_lists_and_tables(tmp_path: Path) -> None:
    document = docx.Document()
    document.core_properties.title = "Aftale om oplæring"
    document.add_heading("Aftale", 0)
    document.add_heading("Formål", 1)
    document.add_heading("Delmål", 2)
    document.add_paragraph("Parterne samarbejder.")
    document.add_paragraph("flere elever", style="List Bullet")
    document.add_paragraph("først", style="List Number")
    document.add_paragraph("siden", style="List Number")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("År", "Antal", "2025", "12"), strict=True):
        cell.text = text
    read = saved(document, tmp_path)
    assert read.title == "Aftale om oplæring"
    assert shape(read) == [
        (BlockKind.TITLE, 1, "Aftale"),
        (BlockKind.HEADING, 1, "Formål"),
        (BlockKind.HEADING, 2, "Delmål"),
        (BlockKind.PARAGRAPH, 1, "Parterne samarbejder."),
        (BlockKind.ITEM, 1, "• flere elever"),
        (BlockKind.ITEM, 1, "1. først"),
        (BlockKind.ITEM, 1, "2. siden"),
        (BlockKind.ROW, 1, "År | Antal"),
        (BlockKind.ROW, 1, "2025 | 12"),
    ]


def test_headers_and_footers_are_set_apart(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Selve aftalen.")
    document.sections[0].header.paragraphs[0].text = "Sagsnr. 24/118"
    document.sections[0].footer.paragraphs[0].text = "Side 1 af 2"
    read = saved(document, tmp_path)
    assert read.pages[0].text == "Selve aftalen."
    assert read.pages[0].furniture == ("Sagsnr. 24/118", "Side 1 af 2")


def test_pages_end_where_word_ended_them(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Side et.")
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("Side to.")
    over_the_edge = (
        "<w:p><w:r><w:t>Begynder på tre </w:t></w:r><w:r><w:lastRenderedPageBreak/>"
        "<w:t>og slutter på fire.</w:t></w:r></w:p>"
    )
    laid_out = written(
        paragraph("Et.")
        + paragraph("To.", "<w:pageBreakBefore/>")
        + over_the_edge
        + paragraph("Fire."),
        tmp_path,
    )
    assert [page.text for page in saved(document, tmp_path).pages] == ["Side et.", "Side to."]
    assert [page.text for page in laid_out.pages] == [
        "Et.",
        "To.\n\nBegynder på tre og slutter på fire.",
        "Fire.",
    ]


def test_tracked_changes_are_accepted(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>Der afsættes </w:t></w:r>"
        "<w:del><w:r><w:delText>100.000</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>200.000</w:t></w:r></w:ins><w:r><w:t> kr.</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r></w:p>"
    )
    assert written(body, tmp_path).pages[0].text == "Der afsættes 200.000 kr."


def test_footnotes_keep_their_mark(tmp_path: Path) -> None:
    body = (
        '<w:p><w:r><w:t>Dimensioneringen</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
        "<w:r><w:t> er aftalt.</w:t></w:r></w:p>"
    )
    notes = (
        f'<w:footnote w:type="separator" w:id="0">{paragraph("---")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("Trepartsaftalen fra 2020.")}</w:footnote>'
    )
    read = written(body, tmp_path, footnotes=notes)
    assert texts(read) == ["Dimensioneringen[1] er aftalt.", "[1] Trepartsaftalen fra 2020."]


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('I en boks.')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Udenfor.</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert texts(written(body, tmp_path)) == ["Udenfor.", "I en boks."]


NUMBERED = """
<w:abstractNum w:abstractNumId="7">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="§ %1."/>
  </w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/>
  </w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/>
  </w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="7"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
"""


def numbered(text: str, level: int, number_list: int = 1) -> str:
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number_list}"/></w:numPr>'
    return paragraph(text, numbering)


def test_numbers_that_word_only_draws(tmp_path: Path) -> None:
    body = "".join(
        numbered(*one)
        for one in (
            ("Formål", 0),
            ("vi", 1),
            ("de", 1),
            ("så", 2),
            ("da", 2),
            ("Økonomi", 0),
            ("vi", 1),
        )
    )
    read = written(body + numbered("Andet", 0, 2), tmp_path, numbering=NUMBERED)
    assert read.pages[0].text.split("\n\n") == [
        *(
            "§ 1. Formål",
            "1.1 vi",
            "1.2 de",
            "a) så\nb) da",
            "§ 2. Økonomi",
            "2.1 vi",
            "§ 5. Andet",
        ),
    ]


def test_headings_numbered_by_their_style(tmp_path: Path) -> None:
    styles = "".join(
        f'<w:style w:styleId="{style}"><w:name w:val="{name}"/>{based}'
        f"<w:pPr>{numbering}</w:pPr></w:style>"
        for style, name, based, numbering in (
            ("Overskrift1", "heading 1", "", '<w:numPr><w:numId w:val="1"/></w:numPr>'),
            ("Overskrift2", "heading 2", "", '<w:numPr><w:numId w:val="1"/></w:numPr>'),
            ("Eget", "Kommunens overskrift", '<w:basedOn w:val="Overskrift2"/>', ""),
        )
    )
    lists = """<w:abstractNum w:abstractNumId="0">
      <w:lvl w:ilvl="0"><w:pStyle w:val="Overskrift1"/><w:lvlText w:val="%1"/></w:lvl>
      <w:lvl w:ilvl="1"><w:pStyle w:val="Overskrift2"/><w:lvlText w:val="%1.%2"/></w:lvl>
      </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"""
    body = "".join(
        paragraph(text, f'<w:pStyle w:val="{style}"/>')
        for text, style in (("Mål", "Overskrift1"), ("Elever", "Overskrift2"), ("Penge", "Eget"))
    )
    assert shape(written(body, tmp_path, styles=styles, numbering=lists)) == [
        (BlockKind.HEADING, 1, "1 Mål"),
        (BlockKind.HEADING, 2, "1.1 Elever"),
        (BlockKind.HEADING, 2, "1.2 Penge"),
    ]


@pytest.mark.slow
def test_a_scan_put_into_word_is_read_by_ocr(tmp_path: Path) -> None:
    picture = tmp_path / "scan.png"
    with open_pdf(SAMPLES / "partnerskabsaftale-varde-sosu-esbjerg.pdf") as pdf:
        Image.fromarray(pdf.render(1, 150)).save(picture)
    document = docx.Document()
    document.add_picture(str(picture), width=Cm(16))
    page = saved(document, tmp_path).pages[0]
    assert "Strategisk partnerskabsaftale mellem Varde Kommune" in page.text
    assert (page.reading, page.problems[0].code) == (Reading.OCR, "picture-only")


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (3, "lowerLetter", "c"),
        (28, "upperLetter", "BB"),
        (14, "lowerRoman", "xiv"),
        (1994, "upperRoman", "MCMXCIV"),
        (7, "decimalZero", "07"),
        (12, "decimal", "12"),
    ],
)
def test_forms_of_numbers(number: int, form: str, text: str) -> None:
    assert format_number(number, form) == text


def test_bold_lines_are_headings_where_styles_are_not_used(tmp_path: Path) -> None:
    bold = "<w:b/>"
    body = "".join(
        (
            paragraph("Referat af møde", run=bold),
            paragraph("Velkomst", run=bold),
            paragraph("Formanden bød velkommen."),
            paragraph("Det blev besluttet at fortsætte.", run=bold),
        )
    )
    kinds = [kind for kind, _, _ in shape(written(body, tmp_path))]
    assert kinds == [BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]


def test_contents_and_content_controls(tmp_path: Path) -> None:
    styles = '<w:style w:styleId="I1"><w:name w:val="toc 1"/></w:style>'
    body = (
        paragraph("Formål ..... 2", '<w:pStyle w:val="I1"/>')
        + f"<w:sdt><w:sdtContent>{paragraph('I et felt.')}</w:sdtContent></w:sdt>"
    )
    read = written(body, tmp_path, styles=styles)
    assert read.pages[0].text == "I et felt."
    assert read.pages[0].furniture == ("Formål ..... 2",)


def test_a_page_laid_out_in_a_table_is_read_cell_by_cell(tmp_path: Path) -> None:
    long = "Det blev drøftet, hvordan flere kan gennemføre. " * 20
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("Punkt 1", long))
    read = written(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>", tmp_path)
    assert texts(read) == ["Punkt 1", long.strip()]


def test_a_document_without_text_says_so(tmp_path: Path) -> None:
    with pytest.raises(EmptyFile, match="without text"):
        saved(docx.Document(), tmp_path)


def test_saved_twice_is_the_same_document(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Ens.")
    kept = io.BytesIO()
    document.save(kept)
    for name in ("a.docx", "b.docx"):
        (tmp_path / name).write_bytes(kept.getvalue())
    first, second = (read_document(tmp_path / name) for name in ("a.docx", "b.docx"))
    assert first.id == second.id
    assert first.name != second.name
