"""The fingerprint by which a file's content is told from another."""

from __future__ import annotations

import hashlib

Digest = str
"""A SHA-256 in hexadecimal digits."""


def digest_of(data: bytes) -> Digest:
    """The SHA-256 of bytes, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
