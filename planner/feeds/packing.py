"""A body packed as gzip (RFC 1952). It is compressed in runs, and a run that was compressed before is taken as it is:
compressing costs more than all the rest, and one edit changes one run."""

import hashlib
import zlib
from collections.abc import Iterable
from typing import NamedTuple

HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"  # no name, no time: the same body gives the same bytes
LAST_BLOCK = b"\x03\x00"  # of a deflate stream, empty (RFC 1951 3.2.3)
MOST_RUNS = 2048  # remembered, of about ten kilobytes

_compressed: dict[bytes, bytes] = {}  # by digest of the run


class Packed(NamedTuple):
    etag: str
    gzipped: bytes

    @property
    def body(self) -> bytes:
        return unpacked(self.gzipped)


def pack(runs: Iterable[bytes]) -> Packed:
    """The runs one after the other, as one gzip member."""
    parts, whole, crc, size = [HEAD], hashlib.sha256(), 0, 0
    for run in runs:
        parts.append(_deflated(run))
        whole.update(run)
        crc = zlib.crc32(run, crc)
        size += len(run)
    parts += [LAST_BLOCK, crc.to_bytes(4, "little"), (size & 0xFFFFFFFF).to_bytes(4, "little")]
    return Packed(whole.hexdigest()[:32], b"".join(parts))


def unpacked(gzipped: bytes) -> bytes:
    return zlib.decompress(gzipped, wbits=zlib.MAX_WBITS | 16)


def _deflated(run: bytes) -> bytes:
    """A part of a deflate stream that refers to nothing before it and ends on a byte."""
    digest = hashlib.sha256(run).digest()
    known = _compressed.get(digest)
    if known is None:
        packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        known = packer.compress(run) + packer.flush(zlib.Z_FULL_FLUSH)
        if len(_compressed) >= MOST_RUNS:
            _compressed.clear()
        _compressed[digest] = known
    return known
