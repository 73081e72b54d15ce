"""DOK012: En ändring i ett papper kan inte föras tillbaka till ärendefilen.

Vad: `pull` för in det som någon har ändrat i ett papper i ärendefilen: uppgifter, text, och stycken och punkter som är
nya, borttagna eller flyttade. Standardtext, mallens egen text, tabellrader, stycken som ett villkor eller en slinga
styr, uträknade uppgifter, nya och ändrade länkar, värden som inte går att läsa och ändringar som krockar med varandra
eller med ärendefilen lämnas. Ett papper med spårade ändringar lämnas helt: de är förslag tills någon har godtagit eller
avvisat dem.
Varför: det som programmet inte säkert kan föra in rätt ska en människa avgöra, och veta att det är kvar.

Fel:

    ändrat verksamhetsuppdrag.docx 10 000 kr per plats -> så mycket som det kostar

Rätt:

    ändrat verksamhetsuppdrag.docx 10 000 kr per plats -> 12 000 kr per plats
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "DOK012"
CHECK: Final = Check(CODE, Severity.ERROR, None)
