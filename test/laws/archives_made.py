# SPDX-License-Identifier: Apache-2.0
"""Archives written byte by byte, for kinds that no tool here writes, and for
what no tool would write: RAR 4 and 5, CAB, ISO 9660, .Z, LZH, xar, ZIP64; good
ones, and such as are hostile to the library that reads them. All harmless."""
import random
import struct
import zlib


def crc16(data):
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xa001 if crc & 1 else 0)
    return crc


# ---- RAR ---------------------------------------------------------------------


def vint(n):
    out = b""
    while n >= 0x80:
        out += bytes([n & 0x7f | 0x80])
        n >>= 7
    return out + bytes([n])


def rar5_block(kind, flags, fields, extra=b"", data=b""):
    flags |= (1 if extra else 0) | (2 if data else 0)
    body = vint(kind) + vint(flags) + (vint(len(extra)) if extra else b"") + \
        (vint(len(data)) if data else b"") + fields + extra
    body = vint(len(body)) + body
    return struct.pack("<I", zlib.crc32(body)) + body + data


def rar5_file(name, content, extra=b"", flags=0, said=None):
    fields = vint(4) + vint(len(content) if said is None else said) + vint(0o100644) + \
        struct.pack("<I", zlib.crc32(content)) + vint(0) + vint(1) + \
        vint(len(name)) + name
    return rar5_block(2, flags, fields, extra, content)


RAR5_END = rar5_block(5, 0, vint(0))


def rar5(*blocks, archive_flags=0):
    return b"Rar!\x1a\x07\x01\0" + rar5_block(1, 0, vint(archive_flags)) + \
        b"".join(blocks) + RAR5_END


def rar4_block(kind, flags, body, data=b""):
    head = struct.pack("<BHH", kind, flags, 7 + len(body)) + body
    return struct.pack("<H", zlib.crc32(head) & 0xffff) + head + data


def rar4(name, content, archive_flags=0, file_flags=0):
    fields = struct.pack("<IIBIIBBHI", len(content), len(content), 3,
                         zlib.crc32(content), 0x21 << 16, 20, 0x30, len(name), 0o100644)
    return b"Rar!\x1a\x07\0" + rar4_block(0x73, archive_flags, b"\0" * 6) + \
        rar4_block(0x74, 0x8000 | file_flags, fields + name, content) + \
        rar4_block(0x7b, 0x4000, b"")


class Bits:
    """Numbers of so many bits each, the first bit the highest."""

    def __init__(self, *fields):
        self.text = ""
        self.put(*fields)

    def put(self, *fields):
        for value, width in fields:
            self.text += format(value, f"0{width}b")

    def octets(self):
        text = self.text + "0" * (-len(self.text) % 8)
        return bytes(int(text[i:i + 8], 2) for i in range(0, len(text), 8))


def rar4_program(data):
    """One member that begins with a program for the machine in RAR 3, of which a
    few bytes say that it comes with @data bytes of data."""
    body = Bits((1, 1), (3, 2), (data - 1, 32)).octets() + b"\0\0"
    check = 0
    for byte in body:
        check ^= byte
    program = bytes([check]) + body
    # a new program, where it runs and over how much; its length, itself
    call = Bits((0, 2), (1, 4), (0, 2), (0, 4), (0, 2), (1, 4), (0, 2), (len(program), 4))
    call.put(*((byte, 8) for byte in program))
    call = call.octets()
    lengths = [2 if i in (0, 1, 18, 19) else 0 for i in range(20)]
    block = Bits((0, 1), (0, 1), *((length, 4) for length in lengths))
    for zeros in (138, 119):  # up to the symbol that calls a program
        block.put((3, 2), (zeros - 11, 7))
    block.put((1, 2), (1, 2))
    for zeros in (40, 60, 17, 28):
        block.put((3, 2), (zeros - 11, 7))
    block.put((0, 1), (0xa6, 8), (len(call) - 7, 8), *((byte, 8) for byte in call))
    packed = block.octets() + b"\0" * 8
    fields = struct.pack("<IIBIIBBHI", len(packed), 1000, 3, 0, 0x21 << 16, 29, 0x33, 5,
                         0o100644)
    return b"Rar!\x1a\x07\0" + rar4_block(0x73, 0, b"\0" * 6) + \
        rar4_block(0x74, 0x80a0, fields + b"a.txt", packed)


# ---- CAB ---------------------------------------------------------------------


def cab(name, content, method=0, block=None, flags=0):
    """One folder with one block; @block: its packed bytes where they are not
    the content."""
    packed = content if block is None else block
    file = struct.pack("<IIHHHH", len(content), 0, 0, 0x21, 0, 0x20) + name + b"\0"
    data_at = 36 + 8 + len(file)
    total = data_at + 8 + len(packed)
    head = b"MSCF" + struct.pack("<IIIIIBBHHHHH", 0, total, 0, 44, 0, 3, 1, 1, 1,
                                 flags, 7, 0)
    return head + struct.pack("<IHH", data_at, 1, method) + file + \
        struct.pack("<IHH", 0, len(packed), len(content)) + packed


# ---- ISO 9660 ----------------------------------------------------------------


def both(n, form):
    return struct.pack("<" + form, n) + struct.pack(">" + form, n)


def iso_record(name, at, size, flags):
    record = both(at, "I") + both(size, "I") + bytes([126, 1, 1, 0, 0, 0, 0, flags, 0, 0]) + \
        both(1, "H") + bytes([len(name)]) + name
    record += b"\0" * (len(record) % 2)
    return bytes([len(record) + 2, 0]) + record


def iso(name, content):
    root = iso_record(b"\0", 19, 2048, 2) + iso_record(b"\1", 19, 2048, 2) + \
        iso_record(name + b";1", 20, len(content), 0)
    volume = b"\1CD001\1\0" + b" " * 64 + b"\0" * 8 + both(25, "I") + b"\0" * 32 + \
        both(1, "H") + both(1, "H") + both(2048, "H") + both(10, "I") + \
        struct.pack("<II", 18, 0) + struct.pack(">II", 18, 0) + \
        iso_record(b"\0", 19, 2048, 2)
    volume = volume.ljust(881, b" ") + b"\1\0"
    path = bytes([1, 0]) + struct.pack("<IH", 19, 1) + b"\0\0"
    sectors = [volume, b"\xffCD001\1", path, root, content]
    # the library looks for eight descriptors before it looks at one
    return b"\0" * 32768 + b"".join(s.ljust(2048, b"\0") for s in sectors) + b"\0" * 8192


# ---- compressed alone ----------------------------------------------------------


def compress_z(content):
    """LZW that only ever writes letters: codes of 9 bits, at most 255 of them."""
    bits, count = 0, 0
    for byte in content:
        bits |= byte << count
        count += 9
    return b"\x1f\x9d\x90" + bits.to_bytes((count + 7) // 8, "little")


def lzh(name, content, method=b"-lh0-"):
    """A level 0 header, stored; @name as written."""
    body = method + struct.pack("<III", len(content), len(content), 0x5d21 << 16) + \
        b"\x20\0" + bytes([len(name)]) + name + struct.pack("<H", crc16(content))
    return bytes([len(body), sum(body) & 0xff]) + body + content + b"\0"


def lzh2(name, content, *extras):
    """A level 2 header, stored; @extras: (id, octets) of extended headers."""
    fields = b"".join(struct.pack("<HB", len(data) + 3, number) + data
                      for number, data in ((1, name),) + extras) + b"\0\0"
    body = b"-lh0-" + struct.pack("<III", len(content), len(content), 0) + b"\x20\2" + \
        struct.pack("<H", crc16(content)) + b"M" + fields
    return struct.pack("<H", len(body) + 2) + body + content + b"\0"


# ---- ZIP, with 64-bit fields -----------------------------------------------------


def zip64(name, content, local=None, central=None, sizes=0xffffffff, extra=True):
    """Sizes in extra fields; @local, @central: what each of them says."""
    def field(said):
        said = len(content) if said is None else said
        return struct.pack("<HHQQ", 1, 16, said, said) if extra else b""
    def head(field):
        return struct.pack("<HHHHHIIIHH", 45, 0, 0, 0, 33, zlib.crc32(content), sizes,
                           sizes, len(name), len(field))
    body = b"PK\3\4" + head(field(local)) + name + field(local) + content
    directory = b"PK\1\2" + struct.pack("<H", 45) + head(field(central)) + \
        struct.pack("<HHHII", 0, 0, 0, 0, 0) + name + field(central)
    return body + directory + b"PK\5\6" + struct.pack(
        "<HHHHIIH", 0, 0, 1, 1, len(directory), len(body), 0)


# ---- hostile to the library ------------------------------------------------------


def seven_zip_many():
    """A few bytes that announce ninety million members: the library asks for
    gigabytes before it looks for the first."""
    header = b"\1\5\xf0" + struct.pack("<I", 90_000_000) + b"\0" * 20
    start = struct.pack("<QQI", 14, len(header), zlib.crc32(header))
    return b"7z\xbc\xaf\x27\x1c\0\4" + struct.pack("<I", zlib.crc32(start)) + start + \
        b"\0" * 14 + header.ljust(32, b"\0")


def cab_lzx_wild(number):
    """An LZX stream of chance: lengths, trees and matches that point anywhere."""
    chance = random.Random(number)
    block = bytes([chance.choice((0, 0x10, 0x20, 0x30)) << 2 & 0xff, 0x20]) + \
        bytes(chance.randrange(256) for _ in range(chance.randrange(50, 3000)))
    return cab(b"a.bin", b"\0" * 32768, method=3 | chance.randrange(15, 22) << 8,
               block=block)


def xar_in_circles():
    """Two files, each a hard link to the other."""
    toc = zlib.compress(
        b'<?xml version="1.0"?><xar><toc>'
        b'<file id="1"><type link="2">hardlink</type><name>a</name></file>'
        b'<file id="2"><type link="1">hardlink</type><name>b</name></file></toc></xar>')
    return b"xar!" + struct.pack(">HHQQI", 28, 1, len(toc), 300, 0) + toc


MARKS = {  # archives and images nobody opens here, by how they begin
    "ace": b"\0" * 7 + b"**ACE**" + b"\x14\x14" + b"\0" * 40,
    "arj": b"\x60\xea\x1e\0\x1e\x0b\1\0\x10\0\2" + b"\0" * 40,
    "arc": b"\x1a\x08a.txt\0" + b"\0" * 40,
    "zoo": b"ZOO 2.10 Archive.\x1a\0\0\xdc\xa7\xc4\xfd" + b"\0" * 40,
    "alz": b"ALZ\1\x0a\0\0\0BLZ\1" + b"\0" * 40,
    "egg": b"EGGA\0\1" + b"\0" * 40,
    "gca": b"GCAX" + b"\0" * 40,
    "yz1": b"yz01" + b"\0" * 40,
    "dgca": b"DGCA" + b"\0" * 40,
    "atc": b"\0\0\0\x89_AttacheCaseData" + b"\0" * 60,
    "lrz": b"LRZI\0\6" + b"\0" * 40,
    "grz": b"GRZipII\0\2\4:)" + b"\0" * 40,
    "lzo": b"\x89LZO\0\r\n\x1a\n" + b"\0" * 40,
    "xar": xar_in_circles(),
    "vhd": b"conectix" + b"\0" * 504,
    "vhdx": b"vhdxfile" + b"\0" * 504,
    "wim": b"MSWIM\0\0\0" + b"\0" * 200,
    "qcow2": b"QFI\xfb\0\0\0\3" + b"\0" * 100,
    "vmdk": b"KDMV\1\0\0\0" + b"\0" * 504,
    "dmg": b"\0" * 512 + b"koly\0\0\0\4" + b"\0" * 504,
    "udf": b"\0" * 32769 + b"BEA01\1" + b"\0" * 2042 + b"NSR02\1" + b"\0" * 2042 +
           b"TEA01\1" + b"\0" * 100,
}

