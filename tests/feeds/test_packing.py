"""Bodies as one gzip member."""

import gzip
import zlib

from hypothesis import given
from hypothesis import strategies as st

from planner.feeds.packing import pack, unpacked


@given(st.lists(st.binary(max_size=300), max_size=8))
def test_what_is_packed_comes_out_again(runs: list[bytes]):
    packed = pack(runs)
    assert gzip.decompress(packed.gzipped) == unpacked(packed.gzipped) == b"".join(runs)


def test_it_is_a_single_member_for_readers_that_know_no_more():
    reader = zlib.decompressobj(wbits=31)
    assert reader.decompress(pack([b"a" * 1000, b"b" * 1000]).gzipped) == b"a" * 1000 + b"b" * 1000
    assert reader.eof
    assert reader.unused_data == b""


def test_the_same_body_gives_the_same_bytes_and_tag_however_it_is_cut():
    assert pack([b"ab", b"c"]).etag == pack([b"a", b"bc"]).etag
    assert pack([b"ab", b"c"]) == pack([b"ab", b"c"])
    assert pack([b"ab", b"c"]).etag != pack([b"ab", b"d"]).etag
