"""YAML-tolkens fel på svenska: vad som väntades och vad man gör, när ingen känd fälla förklarar felet."""

from __future__ import annotations

from typing import Final

# Delar av C-tolkens och Pythontolkens meddelanden; de två formulerar samma fel olika.
_TRANSLATIONS: Final = (
    (
        ("mapping values are not allowed",),
        "Här står ett kolon där YAML inte väntar sig en nyckel.",
        "Hör kolonet till en text: sätt citattecken om hela texten. Är det en nyckel: rätta indraget.",
    ),
    (
        ("sequence entries are not allowed",),
        "Här står en listpunkt där YAML inte väntar sig någon.",
        "Låt listan börja på raden under sin nyckel, med samma indrag på alla punkter.",
    ),
    (
        ("could not find expected ':'",),
        "Raden saknar kolon: YAML väntar sig en nyckel följd av kolon och blanksteg.",
        "Skriv nyckel, kolon, blanksteg och värde. Är raden en fortsättning på texten ovanför: öka indraget.",
    ),
    (
        ("unexpected end of stream",),
        "Ett citat avslutas aldrig.",
        "Sätt det avslutande citattecknet.",
    ),
    (
        ("',' or '}'", "',' or ']'", "flow"),
        "Inom klamrar väntar sig YAML ett komma eller en avslutande klammer här.",
        "Kontrollera kommatecken och klamrar, eller skriv uppgifterna på var sin rad.",
    ),
    (
        ("expected key", "block end", "'-' indicator"),
        "YAML väntar sig en ny nyckel eller listpunkt här.",
        "Kontrollera raden och raden ovanför: indrag, citattecken och kolon.",
    ),
    (
        ("cannot start any token",),
        "Ett värde kan inte börja med det här tecknet.",
        "Sätt citattecken om hela värdet.",
    ),
    (
        ("escape", "invalid Unicode"),
        "Omvänt snedstreck inom dubbla citattecken följs av något som YAML inte förstår.",
        "Använd enkla citattecken i stället.",
    ),
)


def translated(problem: str) -> tuple[str, str]:
    """Meddelande och tips för ett av tolkens fel."""
    for marks, message, hint in _TRANSLATIONS:
        if any(mark in problem for mark in marks):
            return message, hint
    return (
        "Raden kan inte läsas som YAML.",
        "Kontrollera raden och raden ovanför: indrag, citattecken, kolon och klamrar.",
    )
