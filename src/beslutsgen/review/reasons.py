"""Varför ett nytt eller borttaget stycke inte kan föras tillbaka, och vad man gör i stället."""

from __future__ import annotations

from typing import Final

Why = tuple[str, str]
HEADING: Final = (
    "Rubriken är ny i papperet, och ärendefilen har inget ställe för den.",
    "Skriv avsnittet med egen rubrik under text.egna i ärendefilen.",
)
UNDER_HEADING: Final = (
    "Stycket står under en rubrik som är ny i papperet.",
    "Skriv avsnittet med egen rubrik under text.egna i ärendefilen.",
)
CELL: Final = (
    "Raden är ny i en tabell.",
    "Tabellens rader kommer ur ärendefilens poster eller ur din egen tabell där. Lägg till raden i ärendefilen.",
)
NO_PLACE: Final = (
    "Stycket är nytt i papperet, och ärendefilen har inget ställe för det.",
    "Skriv in det i ärendefilen, i det avsnitt där det ska stå.",
)
IN_MARGIN: Final = (
    "Stycket är nytt i papperets sidhuvud eller sidfot, och ärendefilen har inget ställe för det.",
    "Ändra mallen om stycket ska stå i alla ärenden. Annars skrivs det i papperet för hand, sist av allt.",
)
BESIDE_PHRASE: Final = (
    "Stycket är nytt och står vid en standardtext ur mallpaketet, så ärendefilen har inget ställe för det.",
    "Skriv en egen text i ärendefilen, där mallpaketet tillåter det, eller ändra frasen i mallpaketet.",
)
GOVERNED: Final = (
    "Här bestämmer ett villkor, en slinga eller ett inlagt stycke i ärendefilen vilka stycken som finns.",
    "Gör ändringen i ärendefilen för hand.",
)
CHANGED: Final = (
    "Stycket är borttaget ur papperet, men har ändrats i ärendefilen sedan papperet byggdes.",
    "Bestäm vad som ska gälla, och skriv det i ärendefilen.",
)
ANOTHER_SECTION: Final = (
    "Stycket är flyttat till ett annat avsnitt än det där det står i ärendefilen.",
    "Flytta texten dit i ärendefilen, eller flytta tillbaka stycket i papperet.",
)
LOST_CELL: Final = (
    "En del av en tabell är borttagen ur papperet.",
    "Tabellens rader kommer ur ärendefilens poster eller ur din egen tabell där. Ta bort raden i ärendefilen.",
)
LOST_PHRASE: Final = (
    "Stycket är borttaget ur papperet, men det är en standardtext i mallpaketet.",
    "Stäng av ett standardvillkor med nej under uppdrag.villkor, eller skriv en egen text i ärendefilen.",
)
LOST_TEMPLATE: Final = (
    "Stycket är borttaget ur papperet, men det står i Wordmallen eller sätts samman av ärendets uppgifter.",
    "Ändra mallen eller uppgifterna om det inte ska stå kvar. Annars ändras papperet för hand, sist av allt.",
)
TWICE: Final = (
    "Texten står på flera ställen i papperet, så det går inte att säga vad som ska gälla.",
    "Gör ändringen i ärendefilen för hand.",
)
HEADING_LEFT: Final = (
    "Allt under rubriken är borttaget ur papperet, men rubriken står kvar.",
    "Ta bort också rubriken i papperet, eller ta bort avsnittet under text.egna i ärendefilen.",
)
