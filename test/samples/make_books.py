#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes workbooks (XLSX), harmless ones as a Japanese office writes them and one
for each way in which a workbook can do harm. All bytes are ours; what would be a
program is a marker. Deterministic: the same bytes on every run. books.py says
what is in them.

    python3 make_books.py DIR     writes them all, to look at
"""
import hashlib
import io
import pathlib
import struct
import sys
import zipfile

from make_slides import HEAD, MARKER, MS, OPEN, REL, png, theme

CELL = "application/vnd.openxmlformats-officedocument.spreadsheetml."
OFFICE = "application/vnd.openxmlformats-officedocument."
EXCEL = "application/vnd.ms-excel."
MAIN = OPEN + "spreadsheetml/2006/main"
NS = f'xmlns="{MAIN}" xmlns:r="{REL[:-1]}"'
X14 = f'xmlns:x14="{MS}spreadsheetml/2009/9/main"'
XM = f'xmlns:xm="{MS}excel/2006/main"'
STRICT = "http://purl.oclc.org/ooxml/"

STYLES = HEAD + f"""<styleSheet {NS}><numFmts count="2">
<numFmt numFmtId="176" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>
<numFmt numFmtId="177" formatCode="#,##0&quot;円&quot;"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="ＭＳ 明朝"/><family val="1"/><charset val="128"/></font>
<font><b/><sz val="16"/><name val="ＭＳ 明朝"/><family val="1"/><charset val="128"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>
<border><left style="thin"><color auto="1"/></left><right style="thin"><color auto="1"/></right>
<top style="thin"><color auto="1"/></top><bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="176" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="177" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"/>
<xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"><alignment horizontal="center"/></xf>
<xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyAlignment="1" applyProtection="1">
<alignment horizontal="center" vertical="center" textRotation="255" wrapText="1"/><protection locked="0"/></xf></cellXfs>
<cellStyles count="1"><cellStyle name="標準" xfId="0" builtinId="0"/></cellStyles>
<dxfs count="1"><dxf><font><color rgb="FFFF0000"/></font></dxf></dxfs></styleSheet>"""


def cell(ref, value="", style=0, formula=None, kind=None, more=""):
    """A cell with text, a number, or a formula with its value."""
    s = f' s="{style}"' if style else ""
    if formula is not None:
        t = f' t="{kind or "str"}"' if isinstance(value, str) else ""
        v = f"<v>{value}</v>" if value != "" else ""
        return f'<c r="{ref}"{s}{t}><f{more}>{formula}</f>{v}</c>'
    if isinstance(value, str):
        return f'<c r="{ref}"{s} t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>' if value else (
            f'<c r="{ref}"{s}/>')
    return f'<c r="{ref}"{s}><v>{value}</v></c>'


def rows(*lines):
    """Rows 1, 2 … of cells that are ready."""
    return "<sheetData>" + "".join(
        f'<row r="{i + 1}">' + "".join(line) + "</row>" for i, line in enumerate(lines)) + "</sheetData>"


class Book:
    """A workbook that is put together part by part."""

    def __init__(self, kind=CELL + "sheet.main+xml"):
        self.parts, self.rels, self.types, self.kind = {}, {}, {}, kind
        self.sheets, self.names, self.links, self.more, self.views = [], [], "", "", ""
        self.add("xl/styles.xml", STYLES, CELL + "styles+xml")
        self.add("xl/theme/theme1.xml", theme(), OFFICE + "theme+xml")
        self.relate("xl/workbook.xml", "styles", "styles.xml")
        self.relate("xl/workbook.xml", "theme", "theme/theme1.xml")

    def add(self, name, data, content_type=None):
        self.parts[name] = data.encode() if isinstance(data, str) else data
        if content_type:
            self.types[name] = content_type

    def relate(self, part, kind, target, external=False):
        """Adds a relationship; returns its id."""
        rels = self.rels.setdefault(part, [])
        rid = f"rId{len(rels) + 1}"
        rels.append((rid, kind if ":" in kind else REL + kind, target, external))
        return rid

    def path(self, number=None):
        return f"xl/worksheets/sheet{number or len(self.sheets) + 1}.xml"

    def pending(self, kind, target, external=False):
        """Relates something to the next sheet, before it is there; its id."""
        return self.relate(self.path(), kind, target, external)

    def sheet(self, name, data, before="", after="", state="", space="", root="worksheet"):
        """Adds a sheet: @data is its sheetData, @before and @after stand around."""
        path = self.path()
        self.add(path, HEAD + f"<{root} {NS}{space}>{before}{data}{after}</{root}>", CELL + root + "+xml")
        rid = self.relate("xl/workbook.xml", root, path[3:])
        self.sheets.append(f'<sheet name="{name}" sheetId="{len(self.sheets) + 1}"{state} r:id="{rid}"/>')
        return len(self.sheets)

    def other_sheet(self, name, path, data, kind, content_type, state=""):
        """Adds a sheet of another kind: of macros, of a dialog."""
        self.add(path, data, content_type)
        rid = self.relate("xl/workbook.xml", kind, path[3:])
        self.sheets.append(f'<sheet name="{name}" sheetId="{len(self.sheets) + 1}"{state} r:id="{rid}"/>')

    def name(self, name, formula, more=""):
        self.names.append(f'<definedName name="{name}"{more}>{formula}</definedName>')

    def bytes(self):
        names = f'<definedNames>{"".join(self.names)}</definedNames>' if self.names else ""
        self.add("xl/workbook.xml", HEAD + (
            f'<workbook {NS}><workbookPr defaultThemeVersion="124226"/><bookViews><workbookView xWindow="0" '
            f'yWindow="0" windowWidth="20000" windowHeight="9000"{self.views}/></bookViews>'
            f'<sheets>{"".join(self.sheets)}</sheets>{self.links}{names}<calcPr calcId="191029"/>{self.more}</workbook>'),
            self.kind)
        root = [("rId0", REL + "officeDocument", "xl/workbook.xml", False)] + self.rels.get("", [])
        return self.zip(root)

    def zip(self, root):
        packages = [("_rels/.rels", root)]
        for part, rels in self.rels.items():
            if part:
                folder, name = part.rsplit("/", 1)
                packages.append((f"{folder}/_rels/{name}.rels", rels))
        for name, rels in packages:
            self.parts[name] = (HEAD + f'<Relationships xmlns="{OPEN}package/2006/relationships">' + "".join(
                f'<Relationship Id="{rid}" Type="{kind}" Target="{target}"'
                + (' TargetMode="External"' if external else "") + "/>"
                for rid, kind, target, external in rels) + "</Relationships>").encode()
        types = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>'
                        for name, kind in self.types.items())
        self.parts["[Content_Types].xml"] = (HEAD + (
            f'<Types xmlns="{OPEN}package/2006/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" '
            'ContentType="image/png"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-'
            f'officedocument.vmlDrawing"/><Default Extension="bin" ContentType="application/octet-stream"/>'
            f"{types}</Types>")).encode()
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in sorted(self.parts, key=lambda n: (n != "[Content_Types].xml", n)):
                archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), self.parts[name],
                                 zipfile.ZIP_DEFLATED)
        return out.getvalue()


# ---- encryption ([MS-OFFCRYPTO] 2.3.4), with an AES of our own ----------------

def _tables():
    p = q = 1
    box = [0x63] * 256
    while True:
        p = p ^ (p << 1 & 0xFF) ^ (0x1B if p & 0x80 else 0)
        for shift in (1, 2, 4):
            q ^= q << shift & 0xFF
        q ^= 0x09 if q & 0x80 else 0
        x = q
        for shift in (1, 2, 3, 4):
            x ^= (q << shift | q >> 8 - shift) & 0xFF
        box[p] = x ^ 0x63
        if p == 1:
            return box


BOX = _tables()


def _double(a):
    return (a << 1 ^ (0x1B if a & 0x80 else 0)) & 0xFF


def _expand(key):
    words = [list(key[i:i + 4]) for i in range(0, len(key), 4)]
    n, rcon = len(words), 1
    for i in range(n, 4 * (n + 7)):
        word = list(words[-1])
        if i % n == 0:
            word = [BOX[b] for b in word[1:] + word[:1]]
            word[0] ^= rcon
            rcon = _double(rcon)
        elif n > 6 and i % n == 4:
            word = [BOX[b] for b in word]
        words.append([a ^ b for a, b in zip(words[i - n], word)])
    return [sum(words[i:i + 4], []) for i in range(0, len(words), 4)]


def aes_block(keys, block):
    """Encrypts 16 bytes."""
    state = [a ^ b for a, b in zip(block, keys[0])]
    for number, key in enumerate(keys[1:]):
        state = [BOX[state[(i + 4 * (i % 4)) % 16]] for i in range(16)]
        if number < len(keys) - 2:
            mixed = []
            for c in range(0, 16, 4):
                col = state[c:c + 4]
                total = col[0] ^ col[1] ^ col[2] ^ col[3]
                mixed += [col[i] ^ total ^ _double(col[i] ^ col[(i + 1) % 4]) for i in range(4)]
            state = mixed
        state = [a ^ b for a, b in zip(state, key)]
    return bytes(state)


def aes(key, data, iv=None):
    """AES in CBC from @iv on, or in ECB."""
    keys, out = _expand(key), []
    for at in range(0, len(data), 16):
        block = data[at:at + 16]
        if iv is not None:
            block = bytes(a ^ b for a, b in zip(block, iv))
        block = aes_block(keys, block)
        iv = block if iv is not None else None
        out.append(block)
    return b"".join(out)


def _spin(kind, salt, password, rounds):
    digest = kind(salt + password.encode("utf-16-le")).digest()
    for i in range(rounds):
        digest = kind(struct.pack("<I", i) + digest).digest()
    return digest


def compound(streams):
    """An OLE2 file with @streams in its root, each of at least 4096 bytes, so
    that all lie in sectors of 512 bytes (MS-CFB)."""
    sectors, fat, entries = [], [], []

    def chain(data):
        start, count = len(sectors), (len(data) + 511) // 512
        for i in range(count):
            sectors.append(data[i * 512:i * 512 + 512].ljust(512, b"\0"))
            fat.append(start + i + 1 if i + 1 < count else 0xFFFFFFFE)
        return start

    def entry(name, kind, child, start, size, right=0xFFFFFFFF):
        raw = name.encode("utf-16-le") + b"\0\0"
        return (raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, 0xFFFFFFFF, right, child) +
                bytes(36) + struct.pack("<IQ", start, size))
    names = sorted(streams, key=lambda n: (len(n), n.upper()))
    for i, name in enumerate(names):
        data = streams[name].ljust(4096, b"\0")
        right = i + 2 if i + 1 < len(names) else 0xFFFFFFFF
        entries.append(entry(name, 2, 0xFFFFFFFF, chain(data), len(data), right))
    directory = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + b"".join(entries)
    directory_at = chain(directory.ljust(-(-len(directory) // 512) * 512, b"\0"))
    count = 1
    while (len(fat) + count) * 4 > count * 512:
        count += 1
    fat_at = len(sectors)
    fat += [0xFFFFFFFD] * count + [0xFFFFFFFF] * (count * 128 - len(fat) - count)
    table = struct.pack(f"<{count * 128}I", *fat)
    sectors += [table[i * 512:i * 512 + 512] for i in range(count)]
    head = (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10) +
            struct.pack("<IIIIIIIII", count, directory_at, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)[:36])
    head = head[:76] + struct.pack("<109I", *([fat_at + i for i in range(count)] + [0xFFFFFFFF] * (109 - count)))
    return head + b"".join(sectors)


def _pad(data, size=16):
    return data + bytes(-len(data) % size)


def locked_agile(package, password="VelvetSweatshop", rounds=1000):
    import base64
    kind = hashlib.sha512
    salt, data_salt, key = bytes(range(16)), bytes(range(16, 32)), bytes(range(32, 64))
    spun = _spin(kind, salt, password, rounds)

    def under(purpose, value):
        return aes(kind(spun + bytes.fromhex(purpose)).digest()[:32], _pad(value), salt)
    verifier = bytes(range(64, 80))

    def text(value):
        return base64.b64encode(value).decode()
    one = (f'saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" '
           'cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512"')
    info = struct.pack("<HHI", 4, 4, 0x40) + (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<encryption xmlns='
        f'"{MS}2006/encryption" xmlns:p="{MS}2006/keyEncryptor/password"><keyData {one} '
        f'saltValue="{text(data_salt)}"/><keyEncryptors><keyEncryptor uri="{MS}2006/keyEncryptor/password">'
        f'<p:encryptedKey spinCount="{rounds}" {one} saltValue="{text(salt)}" encryptedVerifierHashInput='
        f'"{text(under("fea7d2763b4b9e79", verifier))}" encryptedVerifierHashValue='
        f'"{text(under("d7aa0f6d3061344e", kind(verifier).digest()))}" encryptedKeyValue='
        f'"{text(under("146e0be7abacd0d6", key))}"/></keyEncryptor></keyEncryptors></encryption>').encode()
    out = [struct.pack("<Q", len(package))]
    for n, at in enumerate(range(0, len(package), 4096)):
        iv = kind(data_salt + struct.pack("<I", n)).digest()[:16]
        out.append(aes(key, _pad(package[at:at + 4096]), iv))
    return compound({"EncryptionInfo": info.ljust(4096, b" "), "EncryptedPackage": b"".join(out)})


def locked_standard(package, password="VelvetSweatshop"):
    kind, salt = hashlib.sha1, bytes(range(16))
    spun = kind(_spin(kind, salt, password, 50000) + bytes(4)).digest()
    key = kind(bytes(0x36 ^ (spun[i] if i < 20 else 0) for i in range(64))).digest()[:16]
    verifier = bytes(range(64, 80))
    header = struct.pack("<8I", 0x24, 0, 0x660E, 0x8004, 128, 0x18, 0, 0) + "AES\0".encode("utf-16-le")
    info = (struct.pack("<HHII", 4, 2, 0x24, len(header)) + header + struct.pack("<I", 16) + salt +
            aes(key, verifier) + struct.pack("<I", 20) + aes(key, _pad(kind(verifier).digest(), 32)))
    return compound({"EncryptionInfo": info,
                     "EncryptedPackage": struct.pack("<Q", len(package)) + aes(key, _pad(package))})


if __name__ == "__main__":
    from books import CASES
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for case in CASES:
        (folder / (case.name + case.suffix)).write_bytes(case.bytes())
