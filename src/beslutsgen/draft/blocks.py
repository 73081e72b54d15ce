"""Papperens block: varje namn som en mall kan placera, med innehåll ur ärendet eller ur mallpaketets fraser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from beslutsgen.draft.clauses import clauses
from beslutsgen.draft.content import Heading, ListItem, Paragraph
from beslutsgen.draft.scope import Flag, Group, Items, Leaf, Missing, Written
from beslutsgen.facts import Namn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.arende.model import Arende, EgenRubrik
    from beslutsgen.arende.pack import Pack, Papper
    from beslutsgen.draft.content import Content
    from beslutsgen.draft.scope import Node
    from beslutsgen.draft.written import Writer

# Blockets namn i mallarna, och textens plats i ärendefilen.
TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "sammanfattning": ("text", "sammanfattning"),
    "arendet": ("text", "arende"),
    "bakgrund": ("text", "bakgrund"),
    "ekonomiska_konsekvenser": ("text", "ekonomiska_konsekvenser"),
    "kommunala_mal": ("text", "kommunala_mal"),
    "barnkonsekvenser": ("text", "barnkonsekvenser"),
    "uppfoljning": ("text", "uppfoljning"),
    "samverkan": ("uppdrag", "samverkan"),
    "bemanning": ("uppdrag", "bemanning"),
}
# Avsnitt vars egen text går före mallpaketets fras.
OWN_OR_PHRASE: Final = ("samrad", "mbl")
# Block som mallpaketets fraser ger ur uppgifterna.
PHRASES: Final = ("parterna", "uppdraget", "uppdragstid", "forlangning", "omfattning", "ersattning")


class PaperDraft(Struct, frozen=True):
    """Ett papper i utkast: namnen som mallen når, med blocken färdigskrivna."""

    papper: Papper
    scope: Mapping[str, Node]
    title: str


class Drafter:
    """Skriver ett ärendes block. Blocken är desamma i alla papper, utom egna rubriker som står i ett av dem."""

    def __init__(self, arende: Arende, pack: Pack, writer: Writer) -> None:
        self.arende = arende
        self.pack = pack
        self.writer = writer
        self.papers = pack.papper[arende.arende.typ]
        self._blocks = self._shared()
        placed = {name: self._placed(name, content) for name, content in self._blocks.items()}
        self._scope: Mapping[str, Node] = {**writer.root, **placed}

    def paper(self, papper: Papper, *, utkast: bool) -> PaperDraft:
        """Papperets namn och block."""
        title = _one_line(self._own("arende", "rubrik"))
        scope = {**self._scope, **self._with_own(papper)}
        scope["papper"] = self._paper_node(papper)
        scope["utkast"] = Flag("utkast", utkast)
        return PaperDraft(papper, scope, f"{papper.titel}: {title}")

    def _placed(self, name: str, content: Content) -> Node:
        """Blocket under sitt namn; där ärendet har ett avsnitt med samma namn behåller avsnittet sina delar."""
        taken, written = self.writer.root.get(name), Written(name, content)
        return replace(taken, own=written) if type(taken) is Group else written

    def _shared(self) -> dict[str, Content]:
        blocks = {name: self._own(*place) for name, place in TEXTS.items()}
        blocks["ekonomiska_konsekvenser"] += self.writer.phrase("ekonomi_tabell")
        for name in OWN_OR_PHRASE:
            blocks[name] = self._own(name, "text") or (
                self.writer.phrase(name) if getattr(self.arende, name) else ()
            )
        blocks |= {name: self.writer.phrase(name) for name in PHRASES}
        blocks["beslut"] = self._points()
        blocks["beslutspunkter"] = blocks["beslut"] if self.pack.skrivsatt.punkter_i_tjansteskrivelsen else ()
        blocks["underlag"] = self._underlag()
        blocks["skickas_till"] = self._recipients()
        blocks["villkor"] = clauses(self.arende, self.pack, self.writer)
        return blocks

    def _own(self, section: str, name: str) -> Content:
        """Författarens egen text, om den finns."""
        return self.writer.written(_part(self.writer.root[section], name))

    def _points(self) -> Content:
        """Beslutspunkterna som numrerad lista, med omedelbar justering sist."""
        points = [self.writer.written(node) for node in _nodes(_part(self.writer.root["beslut"], "punkter"))]
        if self.arende.beslut.omedelbar_justering:
            points.append(self.writer.phrase("omedelbar_justering"))
        return _as_list(points, ordered=True)

    def _underlag(self) -> Content:
        """Tjänsteskrivelsen först, sedan ärendets övriga papper, sedan bilagorna."""
        # Papperet som listar underlagen är det första i typens lista, och listar inte sig självt.
        own = sorted(self.papers[1:], key=lambda papper: papper.fil != "tjansteskrivelse")
        points = [self.writer.phrase("underlag_papper", papper=self._paper_node(papper)) for papper in own]
        attachments = _nodes(self.writer.root["underlag"])
        points += [self.writer.phrase("underlag_bilaga", bilaga=node) for node in attachments]
        return _as_list(points, ordered=False)

    def _recipients(self) -> Content:
        return _as_list(
            [self.writer.written(node) for node in _nodes(self.writer.root["skickas_till"])], ordered=False
        )

    def _paper_node(self, papper: Papper) -> Group:
        parts: dict[str, Node] = {
            "titel": Leaf(f"pack.papper.{papper.fil}.titel", Namn(papper.titel)),
            "ar_tjansteskrivelse": Flag("papper.ar_tjansteskrivelse", papper.fil == "tjansteskrivelse"),
        }
        return Group("papper", parts, None)

    def _with_own(self, papper: Papper) -> dict[str, Node]:
        """Blocken som i detta papper följs av egna rubriker, med dem efter sig."""
        blocks: dict[str, Content] = {}
        nodes = _nodes(_part(self.writer.root["text"], "egna"))
        for own, node in zip(self.arende.text.egna, nodes, strict=True):
            name = block_name(own)
            if own.i == papper.fil and name in self._blocks:
                blocks[name] = blocks.get(name, self._blocks[name]) + self._own_section(node)
        return {name: self._placed(name, content) for name, content in blocks.items()}

    def _own_section(self, group: Node) -> Content:
        heading, body = (self.writer.written(_part(group, name)) for name in ("rubrik", "innehall"))
        return (
            (Heading(heading[0].passage, 2), *body) if heading and isinstance(heading[0], Paragraph) else body
        )


def block_name(own: EgenRubrik) -> str:
    """Blocket som ett eget avsnitt står efter; avsnittet `arende` heter `arendet` i mallarna."""
    return "arendet" if own.efter == "arende" else own.efter


def _part(node: Node, name: str) -> Node:
    return node.parts[name] if isinstance(node, Group) else Missing(f"{node.path}.{name}")


def _nodes(node: Node) -> tuple[Node, ...]:
    return node.nodes if isinstance(node, Items) else ()


def _as_list(points: list[Content], *, ordered: bool) -> Content:
    """En lista med en punkt per innehåll; bara det första stycket i varje punkt är punkten, resten följer under."""
    listed: list[ListItem | Paragraph] = []
    for point in points:
        for at, block in enumerate(block for block in point if isinstance(block, (Paragraph, ListItem))):
            listed.append(
                Paragraph(block.passage) if at else ListItem(block.passage, ordered, 0, first=not listed)
            )
    return tuple(listed)


def _one_line(content: Content) -> str:
    """Första styckets text, med vanliga blanksteg, till dokumentets titel."""
    first = next((block for block in content if isinstance(block, Paragraph)), None)
    return first.passage.text.replace("\N{NO-BREAK SPACE}", " ") if first else ""
