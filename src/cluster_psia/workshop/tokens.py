"""Codes for the wall, tokens for links and keys. Only hashes of tokens are ever kept."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets

CODE_LENGTH = 6
LONGEST_TOKEN = 64
# Letters and digits that cannot be taken for one another, read from the wall or heard across the
# room.
ALPHABET = "ACDEFHJKMNPQRTUVWXY34679"
_TOKEN = re.compile(r"[\w-]{22}", re.ASCII)
_FILLERS = str.maketrans("", "", " -\t\n\r\u00a0")


def new_code() -> str:
    """A code for a new room."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def tidy_code(typed: str) -> str | None:
    """The code that somebody typed, in any case and with spaces or hyphens;
    None for what can be no code.
    """
    if len(typed) > 40:
        return None
    code = typed.translate(_FILLERS).upper()
    if len(code) != CODE_LENGTH or not set(code) <= set(ALPHABET):
        return None
    return code


def new_token() -> str:
    """A random token of 128 bits, safe in an address."""
    return secrets.token_urlsafe(16)


def token_of_press(code: str, press: str) -> str | None:
    """The token of whoever presses the join button of one page, however often it is pressed: made
    of the secret ``press`` (a ``new_token``) that stands in that page. None for what is no secret.
    """
    if not _TOKEN.fullmatch(press):
        return None
    digest = hashlib.sha256(f"join {code} {press}".encode()).digest()
    return base64.urlsafe_b64encode(digest[:16]).rstrip(b"=").decode()


def hashed_token(token: str) -> str:
    """What is kept of a token or key."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
