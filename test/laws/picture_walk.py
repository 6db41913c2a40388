# SPDX-License-Identifier: Apache-2.0
"""A judge of cleaned pictures that shares nothing with the programs: walks the
structure of a TIFF byte by byte and names the first thing that is not on its
list. None: there is no such thing.
"""
import struct

TIFF_TAGS = {254, 256, 257, 258, 259, 262, 273, 274, 277, 278, 279, 282, 283, 284, 292, 296, 297,
             317, 320, 322, 323, 324, 325, 338, 339, 347, 530, 531, 532, 34675}
SIZES = {3: 2, 4: 4, 5: 8, 7: 1}


def directory(data, at):
    """The entries of the directory at @at: {tag: (kind, place, length)}, where
    it ends, and the next one."""
    count, = struct.unpack_from("<H", data, at)
    entries = {}
    for i in range(count):
        tag, kind, n, value = struct.unpack_from("<HHII", data, at + 2 + i * 12)
        length = SIZES[kind] * n
        entries[tag] = (kind, value if length > 4 else at + 10 + i * 12, length)
    end = at + 2 + count * 12
    return entries, end + 4, struct.unpack_from("<I", data, end)[0]


def numbers(data, entry):
    kind, place, length = entry
    form = "<H" if kind == 3 else "<I"
    return [n for n, in struct.iter_unpack(form, data[place:place + length])]


def tiff(data):
    """Every byte belongs to one directory, one value or one strip."""
    if data[:4] != b"II*\0":
        return "header"
    used, at = [(0, 8)], struct.unpack_from("<I", data, 4)[0]
    while at:
        start = at
        entries, end, at = directory(data, at)
        used.append((start, end))
        if set(entries) - TIFF_TAGS:
            return f"tags {sorted(set(entries) - TIFF_TAGS)}"
        used += [(place, place + length) for _, place, length in entries.values() if length > 4]
        places = numbers(data, entries.get(273) or entries[324])
        lengths = numbers(data, entries.get(279) or entries[325])
        used += [(place, place + length) for place, length in zip(places, lengths)]
    last = 0
    for start, end in sorted(used):
        if start < last:
            return f"bytes used twice at {start}"
        if start > last + 1 or data[last:start].strip(b"\0"):
            return f"a gap at {last}"
        last = end
    return None if last == len(data) else f"bytes behind the end at {last}"


def walk(path):
    """What @path holds that it should not, in words; None when nothing, and for
    formats that this walker does not know."""
    data = path.read_bytes()
    try:
        return tiff(data) if path.suffix in (".tif", ".tiff") else None
    except (struct.error, KeyError) as error:
        return f"broken: {error!r}"
