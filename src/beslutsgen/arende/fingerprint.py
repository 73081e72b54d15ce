"""Fingeravtryck av innehåll, lika på alla datorer."""

from __future__ import annotations

import hashlib
from typing import Final

DIGEST_SIZE: Final = 16


def content_digest(*parts: bytes) -> str:
    """Fingeravtrycket av ett innehåll i flera delar, som text."""
    return raw_digest(*parts).hex()


def raw_digest(*parts: bytes) -> bytes:
    """Fingeravtrycket av ett innehåll i flera delar: så många bytes som `DIGEST_SIZE`."""
    hasher = hashlib.blake2b(digest_size=DIGEST_SIZE)
    for part in parts:
        hasher.update(len(part).to_bytes(8, "big"))
        hasher.update(part)
    return hasher.digest()
