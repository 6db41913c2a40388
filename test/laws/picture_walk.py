# SPDX-License-Identifier: Apache-2.0
"""A judge of cleaned pictures that shares nothing with the programs: walks the
structure of a TIFF or WebP byte by byte and names the first thing that is not on its
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


def chunks(data, at=12):
    """(name, content) of each chunk; struct.error where one does not fit."""
    while at < len(data):
        name, length = struct.unpack_from("<4sI", data, at)
        end = at + 8 + length
        if end + length % 2 > len(data) or data[end:end + length % 2].strip(b"\0"):
            raise struct.error(f"chunk at {at}")
        yield name, data[at + 8:end]
        at = end + length % 2


def pixels(names):
    return names in ([b"VP8 "], [b"VP8L"], [b"ALPH", b"VP8 "])


def webp(data):
    """Only chunks of the picture, in their order, and all that VP8X promises."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or \
            struct.unpack_from("<I", data, 4)[0] != len(data) - 8:
        return "header"
    found = list(chunks(data))
    names = [name for name, _ in found]
    if names[0] != b"VP8X":
        return None if pixels(names) and names[0] != b"ALPH" else f"chunks {names}"
    flags = found.pop(0)[1][0]
    if flags & 0x20 and found.pop(0)[0] != b"ICCP":
        return "no profile"
    if flags & 0x08 and (found[-1][0] != b"EXIF" or len(found.pop()[1]) != 26):
        return "no orientation"
    names = [name for name, _ in found]
    if not flags & 0x02:
        return None if pixels(names) else f"chunks {names}"
    if names[0] != b"ANIM" or set(names[1:]) != {b"ANMF"}:
        return f"chunks {names}"
    for _, frame in found[1:]:
        inner = [name for name, _ in chunks(frame, 16)]
        if not pixels(inner):
            return f"frame {inner}"
    return None


def walk(path):
    """What @path holds that it should not, in words; None when nothing, and for
    formats that this walker does not know."""
    data = path.read_bytes()
    try:
        reader = {".tif": tiff, ".tiff": tiff, ".webp": webp}.get(path.suffix)
        return reader(data) if reader else None
    except (struct.error, KeyError, IndexError) as error:
        return f"broken: {error!r}"
