"""Fingeravtryck av innehåll, lika på alla datorer."""

from __future__ import annotations

import hashlib


def content_digest(*parts: bytes) -> str:
    """Fingeravtrycket av ett innehåll i flera delar."""
    hasher = hashlib.blake2b(digest_size=16)
    for part in parts:
        hasher.update(len(part).to_bytes(8, "big"))
        hasher.update(part)
    return hasher.hexdigest()
