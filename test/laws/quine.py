# SPDX-License-Identifier: Apache-2.0
"""A ZIP whose one member is that very ZIP, byte for byte, checksum and all.

The stream of the member has two moves: L(n), a stored block, says "the next n
bytes as they stand"; R(n), a match, says "the last n bytes once more". A line
below is code and what it gives; the code of all lines, between the headers P
and the directory S, is what all lines give:

    La P La        P La
    R1             P La
    Lc R1          R1
    Ld Lc          Lc
    Le R1 Ld Lc Le R1 Ld Lc Le
    F              R1 Ld Lc Le
    G F G F G      F G F G
    F              F G F G
    G F n n Ls     F n n Ls
    F              F n n Ls
    n n Ls Rs S    Rs S
    Rs             Rs S

F says the last 26 bytes again, so R1 Ld Lc Le, F G F G and F n n Ls are as long:
empty blocks (n) fill. The checksum stands in it four times; what it has to be
is a system of linear equations."""
import struct
import zlib


class Bits:
    def __init__(self):
        self.value, self.count = 0, 0

    def put(self, value, count):
        self.value |= value << self.count
        self.count += count
        return self

    def code(self, value, count):
        """Huffman codes begin with their highest bit."""
        return self.put(int(format(value, f"0{count}b")[::-1], 2), count)

    def stored(self):
        """An empty stored block: ends on a whole byte."""
        self.put(0, 3)
        whole = self.value.to_bytes((self.count + 7) // 8, "little")
        return whole + b"\0\0\xff\xff"

    def empty(self, times):
        for _ in range(times):
            self.put(2, 3).put(0, 7)
        return self


def base_of(n, bases):
    """(index, number of extra bits) of the largest base not above n."""
    index = max(i for i, (base, _) in enumerate(bases) if base <= n)
    return index, bases[index][1], n - bases[index][0]


LENGTHS = [(i, 0) for i in range(3, 11)] + [
    (base, extra) for extra, start, step in ((1, 11, 2), (2, 19, 4), (3, 35, 8), (4, 67, 16))
    for base in range(start, start + 4 * step, step)]
DISTANCES = [(1, 0), (2, 0), (3, 0), (4, 0)] + [
    (base, extra) for extra in range(1, 7)
    for base in ((4 << (extra - 1)) + 1, (6 << (extra - 1)) + 1)]


def again(n, final=False):
    """R(n) without its end: a block of one match."""
    bits = Bits().put(1 if final else 0, 1).put(1, 2)
    index, extra, rest = base_of(n, LENGTHS)
    bits.code(index + 1, 7).put(rest, extra)
    index, extra, rest = base_of(n, DISTANCES)
    return bits.code(index, 5).put(rest, extra).put(0, 7)


def literal(n):
    return struct.pack("<BHH", 0, n, n ^ 0xffff)


def whole(crc, name=b"r.zip"):
    def fields(packed, size):
        return struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, crc, packed, size, len(name), 0)

    def both(packed, size, at):
        head = b"PK\3\4" + fields(packed, size) + name
        central = b"PK\1\2\x14\0" + fields(packed, size) + \
            struct.pack("<HHHII", 0, 0, 0, 0, 0) + name
        return head, central + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 1, 1,
                                                       len(central), at, 0)

    p, s = map(len, both(0, 0, 0))
    r1 = again(p + 5).empty(2).stored()
    f = again(26).stored()
    fill = Bits().empty(1).stored() + Bits().empty(2).stored()
    rs_bits = again(s + 4, True)
    rs = rs_bits.value.to_bytes(4, "little")
    la, lc, ld, le, g, ls = map(literal, (p + 5, len(r1), 5, 26, 26, len(rs) + s))
    assert len(r1) == 11 and len(f + fill + ls) == 26 and rs_bits.count <= 32
    size = p * 2 + 5 * 2 + s * 2 + len(
        r1 + lc + r1 + ld + lc + le + r1 + ld + lc + le + f + g + f + g + f + g + f +
        g + f + fill + ls + f + fill + ls + rs + rs)
    head, tail = both(size - p - s, size, size - s)
    code = la + head + la + r1 + lc + r1 + ld + lc + le + r1 + ld + lc + le + f + g + f + \
        g + f + g + f + g + f + fill + ls + f + fill + ls + rs + tail + rs
    assert len(head + code + tail) == size
    return head + code + tail


def zip_quine():
    base = zlib.crc32(whole(0))
    # column i: what bit i of the checksum does to the checksum, and itself
    rows = [(base ^ zlib.crc32(whole(1 << i)) ^ 1 << i, 1 << i) for i in range(32)]
    wanted, chosen = base, 0
    for bit in range(31, -1, -1):
        pivot = next((r for r in rows if r[0] >> bit & 1), None)
        if pivot is None:
            continue
        rows = [(a ^ pivot[0], b ^ pivot[1]) if a >> bit & 1 else (a, b)
                for a, b in rows if (a, b) != pivot]
        if wanted >> bit & 1:
            wanted, chosen = wanted ^ pivot[0], chosen ^ pivot[1]
    assert wanted == 0, "no checksum does it: another name would"
    return whole(chosen)
