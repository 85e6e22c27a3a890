"""The run of a paper through its sections: upright or turned pages, page numbers that begin anew, what stands in head and foot."""

from dataclasses import dataclass, field

from thidua.documents.writer.numbering import Lists
from thidua.documents.writer.xml import paragraph, twips

TOP, BOTTOM, LEFT, RIGHT = 20.0, 20.0, 30.0, 15.01
"""Margins in millimetres; Word counts in twentieths of a point, and the right one must not come out under 15."""
WIDTH = 210 - LEFT - 15
"""Room for the text of an upright page."""
WIDE = 297 - LEFT - 15
HEADER = 10.0
NUMBERED, BARE, CONTACT = "rIdHeader", "rIdFirstHeader", "rIdFirstFooter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """`begins`: its pages count from 1 and the first shows no number. `has_contact`: the foot of that page bears the agency's address."""

    is_wide: bool = False
    begins: bool = False
    has_contact: bool = False

    @property
    def width(self) -> float:
        return WIDE if self.is_wide else WIDTH

    def xml(self) -> str:
        size = (297, 210) if self.is_wide else (210, 297)
        turned = ' w:orient="landscape"' if self.is_wide else ""
        said = f'<w:headerReference w:type="default" r:id="{NUMBERED}"/><w:headerReference w:type="first" r:id="{BARE}"/>'
        if self.has_contact:
            said += f'<w:footerReference w:type="first" r:id="{CONTACT}"/>'
        said += f'<w:type w:val="nextPage"/><w:pgSz w:w="{twips(size[0])}" w:h="{twips(size[1])}"{turned}/>'
        said += f'<w:pgMar w:top="{twips(TOP)}" w:right="{twips(RIGHT)}" w:bottom="{twips(BOTTOM)}" w:left="{twips(LEFT)}"'
        said += f' w:header="{twips(HEADER)}" w:footer="{twips(HEADER)}" w:gutter="0"/>'
        said += '<w:pgNumType w:start="1"/>' if self.begins else ""
        return f"<w:sectPr>{said}{'<w:titlePg/>' if self.begins else ''}</w:sectPr>"


@dataclass(slots=True)
class Flow:
    """What has been written so far, in the section that is open."""

    section: Section
    parts: list[str] = field(default_factory=list)
    lists: Lists = field(default_factory=Lists)
    is_bare: bool = True
    """Nothing stands in the open section yet."""

    def add(self, *parts: str) -> None:
        self.parts += parts
        self.is_bare = False

    def turn(self, section: Section) -> None:
        """Further writing stands in this section; an open one without words becomes it."""
        if not self.is_bare:
            self.parts.append(paragraph("SectionEnd", section=self.section.xml()))
        self.section, self.is_bare = section, True

    def xml(self) -> str:
        return "".join(self.parts) + self.section.xml()
