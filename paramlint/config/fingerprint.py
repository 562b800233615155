"""A short name for settings: equal settings have equal fingerprints."""

from __future__ import annotations

import msgspec

from paramlint.config.settings import Settings


def fingerprint(settings: Settings, rules: str = "") -> str:
    """Hexadecimal, over every key, the root and the command line, and over what is said of the user's own rules."""
    from hashlib import sha256

    return sha256(msgspec.json.encode(settings, enc_hook=str) + rules.encode()).hexdigest()
