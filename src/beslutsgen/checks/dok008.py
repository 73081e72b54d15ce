"""DOK008: Ett stycke är ändrat, nytt, flyttat eller borttaget sedan papperet byggdes.

Vad: papperets stycken jämförs med texten som den byggdes. Fyndet säger vilka fria uppgifter som har tillkommit, och var
ett flyttat stycke stod. Stycken som har flyttats tillsammans är ett fynd. En länk som är ny eller går till en annan
adress är också ett fynd.
Ett papper som bara är sparat på nytt är oförändrat, och tomma stycken räknas inte.
Varför: det som har ändrats i Word finns inte i ärendefilen, och kommer inte med nästa gång papperet byggs.

Fel:

    byggt Nämnden ställer sig bakom förslaget.
    papper Nämnden ställer sig inte bakom förslaget.

Rätt:

    byggt Nämnden ställer sig bakom förslaget.
    papper Nämnden ställer sig bakom  förslaget.
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "DOK008"
CHECK: Final = Check(CODE, Severity.INFO, None)
