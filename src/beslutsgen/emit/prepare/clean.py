"""Det i en mall som inte får följa med i papper: kommentarer, de som skrev dem och mallens egna uppgifter."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from beslutsgen.checks.mall006 import CHECK as NOT_ALLOWED
from beslutsgen.diagnostic import WholeFile
from beslutsgen.emit.faults import fault, spot_in
from beslutsgen.word import ooxml, trees
from beslutsgen.word.ooxml import P, R, w
from beslutsgen.word.opened import Types, rels_name
from beslutsgen.word.paragraphs import located

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.word.ooxml import Element
    from beslutsgen.word.opened import Opened
    from beslutsgen.word.styles import Styles

# Slutet på relationerna till delar med kommentarer, deras författare, egna egenskaper och sökvägen till en annan mall.
_ENDINGS: Final = (
    "/comments", "/commentsExtended", "/commentsIds", "/commentsExtensible", "/people", "/custom-properties",
    "/attachedTemplate",
)  # fmt: skip
# Delar som ligger kvar utan relation känns igen på sina namn.
_NAMES: Final = ("comments", "people.xml")
_HINT: Final = "Godkänn eller avvisa ändringarna i mallen under Granska i Word, och spara den."
_ANCHORS: Final = (w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"), w("attachedTemplate"))
_CHANGES: Final = tuple(
    w(name)
    for name in (
        "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange",
        "sectPrChange", "cellIns", "cellDel", "cellMerge", "numberingChange",
    )
)  # fmt: skip


def without_comments(package: Opened) -> Opened:
    """Mallen utan kommentarer, utan namnen på dem som skrev dem och utan egna egenskaper."""
    members = dict(package.members)
    gone = {name for name in members if posixpath.basename(name).startswith(_NAMES)}
    for name in [name for name in members if name.endswith(".rels")]:
        kept, dropped = _relations(members[name], name)
        if dropped:
            members[name] = kept
            gone |= dropped
    for name in gone:
        members.pop(name, None)
        members.pop(rels_name(name), None)
    for name, data in members.items():
        if name.endswith(".xml") and (b"omment" in data or b"attachedTemplate" in data):
            members[name] = _unanchored(data)
    overrides = {name: kind for name, kind in package.types.overrides.items() if name not in gone}
    return replace(package, members=members, types=Types(package.types.defaults, overrides))


def tracked_changes(root: Element, file: str, part: str, styles: Styles) -> Iterator[Diagnostic]:
    """Felet när delen har spårade ändringar: ingen har bestämt vilken text som gäller."""
    changes = [*root.iter(*_CHANGES)]
    if not changes:
        return
    holders = {_holder(change) for change in changes}
    places = [place for place in located(root, styles) if place.element in holders]
    spot = spot_in(file, part, places[0], 0, len(places[0].text)) if places else WholeFile(file)
    where = f"i {len(places)} stycken, först här" if len(places) > 1 else "här" if places else "i mallen"
    yield fault(NOT_ALLOWED, spot, f"Det finns spårade ändringar {where}.", _HINT)


def _holder(change: Element) -> Element | None:
    """Stycket som en spårad ändring står i, eller det första i raden eller tabellen."""
    around = next(change.iterancestors(P, w("tr"), w("tbl")), None)
    return around if around is None or around.tag == P else next(around.iter(P), None)


def _relations(data: bytes, name: str) -> tuple[bytes, set[str]]:
    """Relationerna utan dem till det som ska bort, och namnen på delarna som de pekade på."""
    root = trees.parse(data)
    found = [] if root is None else [one for one in root if (one.get("Type") or "").endswith(_ENDINGS)]
    if root is None or not found:
        return data, set()
    gone = {_target(one, name) for one in found if one.get("TargetMode") != "External"}
    for one in found:
        root.remove(one)
    return trees.serialize(root), gone


def _target(relation: Element, rels: str) -> str:
    folder = rels.rpartition("_rels/")[0]
    return posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or "")).lstrip("/")


def _unanchored(data: bytes) -> bytes:
    root = trees.parse(data)
    if root is None:
        return data
    anchors = [*root.iter(*_ANCHORS)]
    for anchor in anchors:
        for element in _with_empty_run(anchor):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
    return trees.serialize(root) if anchors else data


def _with_empty_run(anchor: Element) -> Iterator[Element]:
    """Märket, och textkörningen som bara fanns för dess skull."""
    run = anchor.getparent()
    yield anchor
    if run is not None and run.tag == R and all(child.tag == ooxml.RPR for child in run):
        yield run
