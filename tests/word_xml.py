"""Word documents by the XML of their bodies, for the tests of reading them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
from chidao.corpus.document import Document
from chidao.corpus.reading import read_file

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)  # fmt: skip


def body(folder: Path, xml: str, parts: dict[str, str] | None = None) -> Document:
    """Reads a document whose body is `xml`; `parts` replace or add parts of the package."""
    buffer = io.BytesIO()
    made = docx.Document()
    made.save(buffer)
    path = folder / "thu.docx"
    document = f"<w:document {NS}><w:body>{xml}<w:sectPr/></w:body></w:document>"
    given = {"word/document.xml": document, **(parts or {})}
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            if name == "word/_rels/document.xml.rels":
                rels = source.read(name).decode()
                base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
                for number, kind in enumerate(("footnotes", "numbering"), start=900):
                    if f"word/{kind}.xml" in given and f"{kind}.xml" not in rels:
                        added = f'<Relationship Id="rId{number}" Type="{base}/{kind}" Target="{kind}.xml"/></Relationships>'
                        rels = rels.replace("</Relationships>", added)
                target.writestr(name, rels)
            elif name not in given:
                target.writestr(name, source.read(name))
        for name, text in given.items():
            target.writestr(name, text)
    return read_file(path)


def p(text: str, properties: str = "") -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def numbered(text: str, num: int, level: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


NUMBERING = f"""<w:numbering {NS}>
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl>
 <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"""


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE \\@ "dd"</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def docx_bytes(*paragraphs: str) -> bytes:
    """A whole document with these paragraphs."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
