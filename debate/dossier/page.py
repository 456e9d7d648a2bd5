"""A paper as one web page that needs no other file: to send on, to archive, to print."""

import base64
from datetime import UTC, datetime

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .. import resources
from ..text.language import spoken
from .document import Document

STYLES = ("base.css", "papers.css", "print.css")
"""The last is for print alone."""


def write(document: Document, site: str = "") -> str:
    """Write a paper; `site` is where its addresses lead."""
    templates = Environment(
        loader=FileSystemLoader(resources.folder("templates")),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    templates.globals["language"] = spoken
    day = datetime.fromtimestamp(document.at_ms // 1000, UTC).date().isoformat()
    return templates.get_template("papers/paper.html").render(
        document=document, root=site, day=day, style=_style()
    )


def _style() -> str:
    static = resources.folder("static")
    *screen, paper = ((static / name).read_text("utf-8") for name in STYLES)
    css = "\n".join((*screen, f"@media print {{\n{paper}\n}}"))
    return f"data:text/css;base64,{base64.b64encode(css.encode()).decode()}"
