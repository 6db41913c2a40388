# SPDX-License-Identifier: Apache-2.0
"""Boxes of mails, read a second time: compound files and TNEF in Python, from
their specifications and without a line of our readers. Only as much as tells
which files lie in a box: (name or None, SHA-256 of the content).
"""
import hashlib
import struct

END = 0xfffffffe
MESSAGE_ID = bytes.fromhex("0703020000000000c000000000000046")


def sha(data):
    return hashlib.sha256(data).hexdigest()


class Compound:
    """The streams of a compound file: {(storage, …, name): octets}."""

    def __init__(self, data):
        self.data = data
        self.size = 1 << data[30]
        per = self.size // 4
        tables = list(struct.unpack_from("<109I", data, 76))
        at = struct.unpack_from("<I", data, 68)[0]
        while at < END - 2:
            more = struct.unpack_from(f"<{per}I", self.sector(at))
            tables += more[:-1]
            at = more[-1]
        fat = b"".join(self.sector(t) for t in tables if t < END - 2)
        self.fat = struct.unpack(f"<{len(fat) // 4}I", fat)
        directory = self.chain(struct.unpack_from("<I", data, 48)[0])
        self.entries = [directory[i:i + 128] for i in range(0, len(directory) - 127, 128)]
        small = self.chain(struct.unpack_from("<I", data, 60)[0])
        self.small = struct.unpack(f"<{len(small) // 4}I", small[:len(small) // 4 * 4])
        first, size = struct.unpack_from("<II", self.entries[0], 116)
        self.mini = self.chain(first)[:size]
        self.streams = {}
        self.walk(struct.unpack_from("<I", self.entries[0], 76)[0], ())

    def sector(self, number):
        at = (number + 1) * self.size
        return self.data[at:at + self.size].ljust(self.size, b"\0")

    def chain(self, at):
        out = []
        while at < len(getattr(self, "fat", ())) and len(out) <= len(self.fat):
            out.append(self.sector(at))
            at = self.fat[at]
        return b"".join(out)

    def content(self, entry):
        first, size = struct.unpack_from("<II", entry, 116)
        if size >= 4096:
            return self.chain(first)[:size]
        out = b""
        while first < len(self.small) and len(out) < size:
            out += self.mini[first * 64:first * 64 + 64]
            first = self.small[first]
        return out[:size]

    def walk(self, number, path):
        if number >= len(self.entries):
            return
        entry = self.entries[number]
        length = struct.unpack_from("<H", entry, 64)[0]
        name = entry[:max(length - 2, 0)].decode("utf-16-le", "replace")
        left, right, child = struct.unpack_from("<III", entry, 68)
        if entry[66] == 1:
            self.walk(child, path + (name,))
        elif entry[66] == 2:
            self.streams[path + (name,)] = self.content(entry)
        self.walk(left, path)
        self.walk(right, path)


def files_of_msg(data):
    """The files attached to a .msg and to those in it."""
    streams = Compound(data).streams
    found = []
    for path, content in streams.items():
        if path[-1] != "__substg1.0_37010102":
            continue
        name = streams.get(path[:-1] + ("__substg1.0_3707001F",))
        found.append((name.decode("utf-16-le").rstrip("\0") if name else None, sha(content)))
    return found


def files_of_tnef(data):
    """The files attached to a TNEF; those of messages in it too."""
    found, at = [], 6
    if data[:4] != bytes.fromhex("789f3e22"):
        return []
    while at + 9 <= len(data):
        number, size = struct.unpack_from("<II", data, at + 1)
        body = data[at + 9:at + 9 + size]
        if len(body) < size:
            break
        at += 11 + size
        # for readers that know no messages in messages, this stands for one
        if number & 0xffff == 0x800f and not body.startswith(b"This attachment is a MAPI"):
            found.append((None, sha(body)))
        if number & 0xffff == 0x9005:
            # a message as an object: its class, then TNEF to the end of it
            inner = body.find(MESSAGE_ID + bytes.fromhex("789f3e22"))
            if inner >= 4:
                size = struct.unpack_from("<I", body, inner - 4)[0]
                found += files_of_tnef(body[inner + 16:inner + size])
    return found
