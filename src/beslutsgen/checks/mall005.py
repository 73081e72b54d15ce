"""MALL005: En slingas namn används utanför slingan.

Vad: namnet mellan for och in gäller bara fram till endfor.
Varför: efter slingan vet ingen vilken av posterna som menas.

Fel:

    {% for person in arende.undertecknare %}{{ person.namn }}{% endfor %}
    Titel: {{ person.titel }}

Rätt:

    {% for person in arende.undertecknare %}{{ person.namn }}, {{ person.titel }}{% endfor %}
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "MALL005"
CHECK: Final = Check(CODE, Severity.ERROR, None)
