"""Secrets that leave the house, and secrets that are kept: tokens for addresses, and ciphers to show them again."""

import hashlib
import secrets
from base64 import urlsafe_b64encode
from zlib import crc32

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def new_token(prefix: str) -> str:
    """256 bits, with a prefix such as `rpf_` and a checksum so that secret scanners recognise it."""
    secret = secrets.token_urlsafe(32)
    return f"{prefix}{secret}{urlsafe_b64encode(crc32(secret.encode()).to_bytes(4, 'big')).decode().rstrip('=')}"


def token_hash(token: str) -> str:
    """SHA-256: what is kept to find a token again."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


class Seal:
    """AES-256-GCM under a key derived from the feed key for one purpose; eight bytes in front say which key it was."""

    def __init__(self, feed_key: str, purpose: str = "feed tokens") -> None:
        key = hashlib.sha256(purpose.encode() + b"\0" + feed_key.encode()).digest()
        self._id = hashlib.sha256(key).digest()[:8]
        self._aead = AESGCM(key)

    def close(self, plain: str, bound_to: str) -> bytes:
        """A cipher that opens only for what it is bound to, such as `feed 7 of 1`: copied to another row it stays shut."""
        nonce = secrets.token_bytes(12)
        return self._id + nonce + self._aead.encrypt(nonce, plain.encode(), bound_to.encode())

    def open(self, cipher: bytes, bound_to: str) -> str | None:
        """The plain text; None when the key has changed since, or the cipher is another's."""
        if cipher[:8] != self._id:
            return None
        try:
            return self._aead.decrypt(cipher[8:20], cipher[20:], bound_to.encode()).decode()
        except InvalidTag:
            return None
