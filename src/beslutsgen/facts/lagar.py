"""Lagtabellen: kortnamn, fullständigt namn, SFS-nummer och när lagen gäller."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Final

from msgspec import Struct


class Lag(Struct, frozen=True):
    """En lag. `titel` är namnet i bestämd form, eller det som följer på numret för en lag som bara heter "lag".

    `fran` och `till` är första och sista dagen som lagen gäller, `None` där gränsen saknas eller inte är belagd.
    `kalla` säger var uppgiften är läst: en adress eller ett betänkande, eller "allmänt känd" där den bör kontrolleras.
    """

    kortnamn: str
    titel: str
    sfs: str
    fran: date | None = None
    till: date | None = None
    kapitel: bool = True
    andra_namn: tuple[str, ...] = ()
    kalla: str = "allmänt känd"

    @property
    def fullt(self) -> str:
        """Namnet som det skrivs första gången i en text: lagen (1993:387) om ..., skollagen (2010:800)."""
        return f"lagen ({self.sfs}) {self.titel}" if self.omskriven else f"{self.titel} ({self.sfs})"

    @property
    def namn(self) -> str:
        """Namnet utan nummer: lagen om ..., skollagen."""
        return f"lagen {self.titel}" if self.omskriven else self.titel

    @property
    def omskriven(self) -> bool:
        """Om lagen bara heter "lag" och sägs vad den handlar om."""
        return self.titel.startswith(("om ", "med "))

    def galler(self, dag: date) -> bool:
        """Om lagen gäller dagen."""
        return (self.fran is None or self.fran <= dag) and (self.till is None or dag <= self.till)


_HARD: Final = "domänfakta, läst i källa"

LAGAR: Final = (
    Lag("LSS", "om stöd och service till vissa funktionshindrade", "1993:387", date(1994, 1, 1), kapitel=False,
        kalla="lagboken, till och med SFS 2024:695"),
    Lag("MBL", "om medbestämmande i arbetslivet", "1976:580", date(1977, 1, 1), kapitel=False,
        andra_namn=("medbestämmandelagen",), kalla=_HARD),
    Lag("SoL", "socialtjänstlagen", "2001:453", date(2002, 1, 1), date(2025, 6, 30), kalla="prop. 2024/25:89"),
    Lag("SoL", "socialtjänstlagen", "2025:400", date(2025, 7, 1), kalla="prop. 2024/25:89"),
    Lag("HSL", "hälso- och sjukvårdslagen", "1982:763", date(1983, 1, 1), date(2017, 3, 31), kapitel=False,
        kalla=_HARD),
    Lag("HSL", "hälso- och sjukvårdslagen", "2017:30", date(2017, 4, 1), kalla=_HARD),
    Lag("KL", "kommunallagen", "1991:900", date(1992, 1, 1), date(2017, 12, 31), kalla=_HARD),
    Lag("KL", "kommunallagen", "2017:725", date(2018, 1, 1), kalla=_HARD),
    Lag("FL", "förvaltningslagen", "1986:223", date(1987, 1, 1), date(2018, 6, 30), kapitel=False),
    Lag("FL", "förvaltningslagen", "2017:900", date(2018, 7, 1), kapitel=False, kalla="Skara kommun (numret)"),
    Lag("OSL", "offentlighets- och sekretesslagen", "2009:400", date(2009, 6, 30), andra_namn=("sekretesslagen",),
        kalla=_HARD),
    Lag("LOU", "om offentlig upphandling", "2007:1091", date(2008, 1, 1), date(2016, 12, 31),
        andra_namn=("upphandlingslagen",), kalla=_HARD),
    Lag("LOU", "om offentlig upphandling", "2016:1145", date(2017, 1, 1), andra_namn=("upphandlingslagen",),
        kalla=_HARD),
    Lag("LOV", "om valfrihetssystem", "2008:962", date(2009, 1, 1), kalla=_HARD),
    Lag("DOS-lagen", "om tillgänglighet till digital offentlig service", "2018:1937", date(2019, 1, 1), kapitel=False,
        kalla=_HARD),
    Lag("språklagen", "språklagen", "2009:600", date(2009, 7, 1), kapitel=False, kalla=_HARD),
    Lag("arkivlagen", "arkivlagen", "1990:782", date(1991, 7, 1), kapitel=False, kalla=_HARD),
    Lag("AML", "arbetsmiljölagen", "1977:1160", date(1978, 7, 1), kalla=_HARD),
    Lag("SFB", "socialförsäkringsbalken", "2010:110", date(2011, 1, 1), kalla=_HARD),
    Lag("TF", "tryckfrihetsförordningen", "1949:105", date(1950, 1, 1), kalla=_HARD),
    Lag("RF", "regeringsformen", "1974:152", date(1975, 1, 1)),
    Lag("skollagen", "skollagen", "2010:800", date(2010, 8, 1)),
    Lag("PBL", "plan- och bygglagen", "1987:10", date(1987, 7, 1), date(2011, 5, 1)),
    Lag("PBL", "plan- och bygglagen", "2010:900", date(2011, 5, 2)),
    Lag("LVU", "med särskilda bestämmelser om vård av unga", "1990:52", date(1990, 7, 1), kapitel=False),
    Lag("LVM", "om vård av missbrukare i vissa fall", "1988:870", date(1989, 1, 1), kapitel=False),
    Lag("alkohollagen", "alkohollagen", "2010:1622", date(2011, 1, 1)),
    Lag("diskrimineringslagen", "diskrimineringslagen", "2008:567", date(2009, 1, 1)),
    Lag("patientlagen", "patientlagen", "2014:821", date(2015, 1, 1)),
    Lag("patientsäkerhetslagen", "patientsäkerhetslagen", "2010:659", date(2011, 1, 1), andra_namn=("PSL",)),
    Lag("utskrivningslagen", "om samverkan vid utskrivning från sluten hälso- och sjukvård", "2017:612",
        date(2018, 1, 1)),
    Lag("barnkonventionslagen", "om Förenta nationernas konvention om barnets rättigheter", "2018:1197",
        date(2020, 1, 1), kapitel=False),
    Lag("MB", "miljöbalken", "1998:808", date(1999, 1, 1)),
    Lag("JB", "jordabalken", "1970:994", date(1972, 1, 1)),
    Lag("FB", "föräldrabalken", "1949:381", date(1950, 1, 1)),
    Lag("BrB", "brottsbalken", "1962:700", date(1965, 1, 1)),
    Lag("LAS", "om anställningsskydd", "1982:80", date(1982, 4, 1), kapitel=False,
        andra_namn=("anställningsskyddslagen",)),
    Lag("LSO", "om skydd mot olyckor", "2003:778", date(2004, 1, 1)),
    Lag("dataskyddslagen", "med kompletterande bestämmelser till EU:s dataskyddsförordning", "2018:218",
        date(2018, 5, 25)),
    Lag("PuL", "personuppgiftslagen", "1998:204", date(1998, 10, 24), date(2018, 5, 24), kapitel=False),
    Lag("bibliotekslagen", "bibliotekslagen", "2013:801", date(2014, 1, 1), kapitel=False),
    Lag("livsmedelslagen", "livsmedelslagen", "2006:804", date(2006, 7, 1), kapitel=False),
    Lag("färdtjänstlagen", "om färdtjänst", "1997:736", date(1998, 1, 1), kapitel=False),
    Lag("ordningslagen", "ordningslagen", "1993:1617", date(1994, 4, 1)),
    Lag("vallagen", "vallagen", "2005:837", date(2006, 1, 1)),
)  # fmt: skip


@cache
def _by_name() -> dict[str, tuple[Lag, ...]]:
    """Lagarnas utgåvor efter varje namn de har, den senaste först."""
    found: dict[str, tuple[Lag, ...]] = {}
    for rad in reversed(LAGAR):
        for name in dict.fromkeys(
            (rad.kortnamn.casefold(), rad.titel.casefold(), *map(str.casefold, rad.andra_namn))
        ):
            found[name] = (*found.get(name, ()), rad)
    return found


def lag(namn: str, dag: date | None = None) -> Lag | None:
    """Lagen med kortnamnet eller det fullständiga namnet, i den utgåva som gäller `dag` (utan dag: den senaste)."""
    utgavor = _by_name().get(namn.casefold(), ())
    return next((utgava for utgava in utgavor if dag is None or utgava.galler(dag)), None)


def lag_med_sfs(sfs: str) -> Lag | None:
    """Lagen med SFS-numret."""
    return _by_sfs().get(sfs)


@cache
def _by_sfs() -> dict[str, Lag]:
    return {rad.sfs: rad for rad in reversed(LAGAR)}


# Lydelse enligt SFS 1997:723 med senare hänvisning till 51 kap. SFB.
LSS_INSATSER: Final = {
    "1": "rådgivning och annat personligt stöd",
    "2": "biträde av personlig assistent eller ekonomiskt stöd till skäliga kostnader",
    "3": "ledsagarservice",
    "4": "biträde av kontaktperson",
    "5": "avlösarservice i hemmet",
    "6": "korttidsvistelse utanför det egna hemmet",
    "7": "korttidstillsyn för skolungdom över 12 år utanför det egna hemmet i anslutning till skoldagen samt under lov",
    "8": "boende i familjehem eller bostad med särskild service för barn eller ungdomar som behöver bo utanför "
    "föräldrahemmet",
    "9": "bostad med särskild service för vuxna eller annan särskilt anpassad bostad för vuxna",
    "10": "daglig verksamhet för personer i yrkesverksam ålder som saknar förvärvsarbete och inte utbildar sig",
}
