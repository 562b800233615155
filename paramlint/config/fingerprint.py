"""A short name for settings: equal settings have equal fingerprints."""

from __future__ import annotations

import msgspec

from paramlint.config.settings import Settings


def fingerprint(settings: Settings) -> str:
    """Hexadecimal, over every key, the root and the command line."""
    from hashlib import sha256

    return sha256(msgspec.json.encode(settings, enc_hook=str)).hexdigest()
