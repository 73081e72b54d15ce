"""En färdigberedd mall: delarna som text med taggar, taggarnas platser och allt annat i paketet orört."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from beslutsgen.emit.prepare.worked import Worked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.diagnostic import PaperSpot
    from beslutsgen.emit.prepare.program import Body
    from beslutsgen.emit.prepare.terms import Parsed
    from beslutsgen.emit.zipped import Member
    from beslutsgen.word.opened import Opened
    from beslutsgen.word.styles import Styles

# Märkena som står i stället för text medan mallen fylls i: ett tecken för varje utskriven uppgift.
FIRST_MARK: Final = 0xF0000
MAX_MARKS: Final = 60_000
# Står där ett villkor, en slinga eller en kommentar började inne i ett stycke.
GHOST: Final = "\U000ffffd"
# Står där ett villkor eller en slinga började utanför stycken, och där något tomt har tagits bort.
TRACE: Final = "bg"
BOOKMARK: Final = "_bg_"
# Står överst på varje sida i ett utkast.
UTKAST: Final = "UTKAST"


class Tag(Struct, frozen=True):
    """En tagg i mallen och dess plats i Word."""

    parsed: Parsed
    spot: PaperSpot


class TextPart(Struct, frozen=True, eq=False):
    """En del med text: dess namn, dess slag (body, header, footer, footnote) och dess XML som program."""

    name: str
    kind: str
    body: Body


class Numbering(Struct, frozen=True):
    """Mallens numreringar: delen de står i, varje numrerings abstrakta numrering, och vilka nivåer en sådan har.

    En mall utan numreringar har ingen sådan del. `free` är det första lediga numret, och nya numreringar ska stå
    mellan `before` och `after`.
    """

    part: str | None
    abstract: Mapping[str, str]
    levels: Mapping[str, frozenset[int]]
    free: int
    before: str
    after: str

    def deepest(self, number: str, level: int) -> int:
        """Nivån, eller den djupaste ovanför som numreringen har."""
        known = self.levels.get(self.abstract.get(number, ""), frozenset())
        return level if level in known else max((other for other in known if other <= level), default=0)


class CompiledTemplate(Struct, frozen=True, eq=False):
    """En mall, klar att fylla i. `texts` är bara de delar som har taggar.

    Varje beredd mall är sin egen, så att det som följer av den kan sparas under den; `worked` är det som redan är känt.
    """

    file: str
    package: Opened
    members: Mapping[str, Member]
    texts: tuple[TextPart, ...]
    tags: tuple[Tag, ...]
    styles: Styles
    numbering: Numbering
    free_bookmark: int
    worked: Worked = field(default_factory=Worked)
