"""Tabellen över fel i filen: en kod, ett allvar och ett kort namn per slag av fel."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping


class FaultKind(Struct, frozen=True):
    """Ett slag av fel i filen."""

    code: str
    severity: Severity
    name: str


NOT_UTF8: Final = "FIL001"
TOO_LARGE: Final = "FIL002"
TOO_DEEP: Final = "FIL003"
SYNTAX: Final = "FIL004"
ANCHORS: Final = "FIL005"
FORBIDDEN_CHARACTER: Final = "FIL006"
DUPLICATE_KEY: Final = "FIL007"
TWO_SPELLINGS: Final = "FIL008"
UNKNOWN_KEY: Final = "FIL009"
MISSING_KEY: Final = "FIL010"
BAD_VALUE: Final = "FIL011"
UNKNOWN_NAME: Final = "FIL012"
CYCLE: Final = "FIL013"
BAD_NAME: Final = "FIL014"
WRONG_SHAPE: Final = "FIL015"
UNKNOWN_TYPE: Final = "FIL016"
TWO_DECIDED: Final = "FIL017"
COMMA_IN_BRACES: Final = "FIL018"
SPECIAL_START: Final = "FIL019"
CUT_BY_HASH: Final = "FIL020"
COLON_IN_TEXT: Final = "FIL021"
TAB: Final = "FIL022"
INDENTATION: Final = "FIL023"
MISSING_SPACE: Final = "FIL024"
QUOTES: Final = "FIL025"
BRACES: Final = "FIL026"
MISSING_COMMA: Final = "FIL027"
BULLET: Final = "FIL028"
MISSING_COLON: Final = "FIL029"
UNKNOWN_REFERENCE_IN_PROSE: Final = "FIL030"
UNKNOWN_FILTER: Final = "FIL031"
CONSTRUCT_NOT_ALLOWED: Final = "FIL032"
PROSE_SYNTAX: Final = "FIL033"
NO_VALUE_FOR_REFERENCE: Final = "FIL034"
PROSE_TOO_LARGE: Final = "FIL035"

FAULT_KINDS: Final = (
    FaultKind(NOT_UTF8, Severity.ERROR, "inte UTF-8"),
    FaultKind(TOO_LARGE, Severity.ERROR, "för stor fil"),
    FaultKind(TOO_DEEP, Severity.ERROR, "för många nivåer"),
    FaultKind(SYNTAX, Severity.ERROR, "kan inte läsas som YAML"),
    FaultKind(ANCHORS, Severity.ERROR, "ankare, alias, tagg eller flera dokument"),
    FaultKind(FORBIDDEN_CHARACTER, Severity.ERROR, "otillåtet tecken"),
    FaultKind(DUPLICATE_KEY, Severity.ERROR, "dubbel nyckel"),
    FaultKind(TWO_SPELLINGS, Severity.ERROR, "två stavningar av samma nyckel"),
    FaultKind(UNKNOWN_KEY, Severity.ERROR, "okänd nyckel"),
    FaultKind(MISSING_KEY, Severity.ERROR, "uppgift saknas"),
    FaultKind(BAD_VALUE, Severity.ERROR, "värde som inte kan läsas"),
    FaultKind(UNKNOWN_NAME, Severity.ERROR, "okänd hänvisning"),
    FaultKind(CYCLE, Severity.ERROR, "hänvisning i ring"),
    FaultKind(BAD_NAME, Severity.ERROR, "otillåtet namn"),
    FaultKind(WRONG_SHAPE, Severity.ERROR, "fel form"),
    FaultKind(UNKNOWN_TYPE, Severity.ERROR, "finns inte i mallpaketet"),
    FaultKind(TWO_DECIDED, Severity.ERROR, "flera avtal som beslutas"),
    FaultKind(COMMA_IN_BRACES, Severity.ERROR, "komma i värde inom klamrar"),
    FaultKind(SPECIAL_START, Severity.ERROR, "värde som börjar med ett tecken som YAML tolkar"),
    FaultKind(CUT_BY_HASH, Severity.ERROR, "text som klipps vid #"),
    FaultKind(COLON_IN_TEXT, Severity.ERROR, "kolon i text"),
    FaultKind(TAB, Severity.ERROR, "tabb"),
    FaultKind(INDENTATION, Severity.ERROR, "fel indrag"),
    FaultKind(MISSING_SPACE, Severity.ERROR, "blanksteg saknas"),
    FaultKind(QUOTES, Severity.ERROR, "citattecken"),
    FaultKind(BRACES, Severity.ERROR, "klammer eller parentes"),
    FaultKind(MISSING_COMMA, Severity.ERROR, "komma saknas"),
    FaultKind(BULLET, Severity.ERROR, "listpunkt"),
    FaultKind(MISSING_COLON, Severity.ERROR, "kolon saknas"),
    FaultKind(UNKNOWN_REFERENCE_IN_PROSE, Severity.ERROR, "okänd hänvisning i text"),
    FaultKind(UNKNOWN_FILTER, Severity.ERROR, "okänt filter i text"),
    FaultKind(CONSTRUCT_NOT_ALLOWED, Severity.ERROR, "konstruktion som inte tillåts i text"),
    FaultKind(PROSE_SYNTAX, Severity.ERROR, "hänvisning som inte kan läsas"),
    FaultKind(NO_VALUE_FOR_REFERENCE, Severity.ERROR, "uppgift saknas för en hänvisning"),
    FaultKind(PROSE_TOO_LARGE, Severity.ERROR, "för stor text"),
)
SEVERITIES: Final[Mapping[str, Severity]] = MappingProxyType(
    {kind.code: kind.severity for kind in FAULT_KINDS}
)
