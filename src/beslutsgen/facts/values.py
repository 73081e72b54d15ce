"""Faktaspråkets värden: frusna, exakta och utan skrivsätt."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from decimal import Decimal

Grans: TypeAlias = Literal["ca", "max", "min"]
Beloppsenhet: TypeAlias = Literal["kr", "kronor", "tkr", "mnkr", "mdkr"]
Tidsenhet: TypeAlias = Literal["dag", "vecka", "månad", "år"]


class Datum(Struct, frozen=True):
    """Ett datum med den precision som angavs: dag, månad eller år (bara år står aldrig ensamt, bara i en period)."""

    ar: int
    manad: int | None = None
    dag: int | None = None

    kind: ClassVar[str] = "date"

    @property
    def forsta(self) -> date:
        """Första dagen som datumet kan avse."""
        return date(self.ar, self.manad or 1, self.dag or 1)

    @property
    def sista(self) -> date:
        """Sista dagen som datumet kan avse."""
        manad = self.manad or 12
        return date(self.ar, manad, self.dag or monthrange(self.ar, manad)[1])


class Langd(Struct, frozen=True):
    """En tidslängd: 2 år, 12 månader."""

    antal: int
    enhet: Tidsenhet

    kind: ClassVar[str] = "duration"


class Period(Struct, frozen=True):
    """En period med båda gränserna inräknade; `slut` är `None` för en period tills vidare."""

    start: Datum
    slut: Datum | None

    kind: ClassVar[str] = "period"


class Forlangning(Struct, frozen=True):
    """En möjlighet till förlängning: ett steg i taget, och om sista steget får upprepas utan gräns."""

    steg: tuple[Langd, ...]
    upprepas: bool

    kind: ClassVar[str] = "extension"


class Belopp(Struct, frozen=True):
    """Ett belopp i svenska kronor: `tal` i `enhet`, exakt så noga som det skrevs (3,8 mnkr är 3,75–3,85 mnkr)."""

    tal: Decimal
    enhet: Beloppsenhet
    till: Decimal | None = None
    per: tuple[str, ...] = ()
    grans: Grans | None = None

    kind: ClassVar[str] = "amount"


class Antal(Struct, frozen=True):
    """Ett antal med sin enhet som den skrivs: 7 platser, 1 plats, 8–10 platser.

    `per` är det som antalet gäller per: 1 200 timmar per år. Det anges i ärendefilen; i löpande text hör det inte till
    antalet.
    """

    tal: int
    enhet: str
    till: int | None = None
    grans: Grans | None = None
    per: tuple[str, ...] = ()

    kind: ClassVar[str] = "count"


class Procent(Struct, frozen=True):
    """En andel i procent, eller en skillnad i procentenheter."""

    tal: Decimal
    till: Decimal | None = None
    enheter: bool = False
    grans: Grans | None = None

    @property
    def kind(self) -> str:
        """Sortens namn."""
        return "percentage_points" if self.enheter else "percent"


class Lagrum(Struct, frozen=True):
    """Ett lagrum: `9 § 6 LSS`, `4 kap. 1 § SoL`. `lag` är lagens kortnamn i lagtabellen.

    `sfs` är numret där det skrevs ut. Det skiljer inte två lagrum åt, men säger vilken av lagens utgåvor som avses.
    """

    lag: str
    paragraf: str
    kapitel: str | None = None
    punkt: str | None = None
    stycke: int | None = None
    sfs: str | None = None

    def __eq__(self, other: object) -> bool:
        return self._rum == other._rum if isinstance(other, Lagrum) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._rum)

    @property
    def _rum(self) -> tuple[str | int | None, ...]:
        """Det som gör lagrummet till samma lagrum."""
        return (self.lag, self.paragraf, self.kapitel, self.punkt, self.stycke)

    kind: ClassVar[str] = "law"


class Sfs(Struct, frozen=True):
    """Ett SFS-nummer: 1993:387."""

    nummer: str

    kind: ClassVar[str] = "sfs"


class Diarienummer(Struct, frozen=True):
    """Ett diarienummer, som det skrivs."""

    text: str

    kind: ClassVar[str] = "dnr"


class Organisationsnummer(Struct, frozen=True):
    """Ett organisationsnummer med rätt kontrollsiffra: 212000-0449."""

    text: str

    kind: ClassVar[str] = "organisation_id"


class Personnummer(Struct, frozen=True):
    """Ett personnummer eller samordningsnummer med rätt kontrollsiffra, som det skrivs."""

    text: str

    kind: ClassVar[str] = "person_id"


class Namn(Struct, frozen=True):
    """Ett namn eller en term, som det ska skrivas."""

    text: str

    kind: ClassVar[str] = "name"


Value: TypeAlias = (
    Datum
    | Langd
    | Period
    | Forlangning
    | Belopp
    | Antal
    | Procent
    | Lagrum
    | Sfs
    | Diarienummer
    | Organisationsnummer
    | Personnummer
    | Namn
)
