# SPDX-License-Identifier: Apache-2.0
"""Third judges of the PDF files that leave. None shares a line or a list with
the cleaner and the inspector: a walker in Python, qpdf and MuPDF as programs.

    for what in pdf_judge.judge(path): print(what)
    pdf_judge.missing()      the programs that are not here, and so not asked
"""
import json
import re
import shutil
import subprocess
import zlib

BLANK = b"\0\t\n\f\r "
ENDS = BLANK + b"()<>[]{}/%"
TOKEN = re.compile(rb"[^" + re.escape(ENDS) + rb"]+")
# Keys that no dictionary may have, unless its keys are names an author chose.
KEYS = set("""JS JavaScript AA XFA EF AF RichMediaContent RichMediaSettings OPI Ref Alternates
    PieceInfo Metadata Perms Collection Threads URLS Encrypt Requirements Legal SpiderInfo
    EmbeddedFiles Renditions AlternatePresentations FFilter FDecodeParms Subtype2 Measure
    JBIG2Globals XRefStm""".split())
# Keys whose dictionaries have keys that an author chose.
NAMED = set("""Font XObject ColorSpace Pattern ExtGState Shading Properties CharProcs Dests
    Colorants RoleMap ClassMap""".split())
ACTIONS = {"A", "PA", "OpenAction"}
NOTES = set("""Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline
    Squiggly StrikeOut Stamp Caret Ink Popup Widget Redact""".split())
OPERATORS = set(b"""b B b* B* BDC BI BMC BT c cm CS cs d d0 d1 Do DP EI EMC ET f F f* G g gs h i
    ID j J K k l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts
    Tw Tz v w W W* y ' \"""".split())
LAST = re.compile(rb"([A-Za-z'\"][A-Za-z0-9*]*)\Z")
# What MuPDF prints of an object that acts.
ACTS = re.compile(
    r"/S/(?!URI\b|GoTo\b)(JavaScript|Launch|GoToR|GoToE|SubmitForm|ImportData|ResetForm|Named|Movie"
    r"|Sound|Rendition|Trans|Hide|RichMediaExecute|GoTo3DView|Thread|SetOCGState)\b"
    r"|/Subtype/(Screen|Movie|Sound|RichMedia|3D|FileAttachment|PS|XML)\b"
    r"|/Type/(Filespec|EmbeddedFile|Metadata|ObjStm|Sig)\b|/(JS|XFA)[(\[<]")


class Bad(ValueError):
    """The file is not as a file that leaves is."""


class Name(str):
    """A name, decoded."""


class Link(int):
    """A reference to the object of that number."""


class Reader:
    """Reads one object at a time, by ISO 32000-1, 7.3 alone."""

    def __init__(self, data, at=0):
        self.data, self.at = data, at

    def blanks(self):
        while self.at < len(self.data) and self.data[self.at] in BLANK:
            self.at += 1

    def literal(self):
        depth, start = 0, self.at
        while self.at < len(self.data):
            byte = self.data[self.at]
            depth += (byte == 0x28) - (byte == 0x29)
            self.at += 2 if byte == 0x5c else 1
            if depth == 0:
                return self.data[start + 1:self.at - 1]
        raise Bad("a string without an end")

    def dictionary(self):
        out = {}
        while True:
            self.blanks()
            if self.data.startswith(b">>", self.at):
                self.at += 2
                return out
            key = self.value()
            if not isinstance(key, Name) or key in out:
                raise Bad(f"the key {key!r}")
            out[key] = self.value()

    def array(self):
        out = []
        while True:
            self.blanks()
            if self.data.startswith(b"]", self.at):
                self.at += 1
                return out
            out.append(self.value())

    def value(self):
        self.blanks()
        data, at = self.data, self.at
        if data.startswith(b"<<", at):
            self.at += 2
            return self.dictionary()
        if data.startswith(b"[", at):
            self.at += 1
            return self.array()
        if data.startswith(b"(", at):
            return self.literal()
        if data.startswith(b"<", at):
            self.at = data.index(b">", at) + 1
            return bytes.fromhex(data[at + 1:self.at - 1].decode("ascii"))
        if data.startswith(b"/", at):
            word = TOKEN.match(data, at + 1)
            self.at = word.end() if word else at + 1
            return Name(re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]),
                               word[0] if word else b"").decode("latin-1"))
        link = re.compile(rb"(\d+) 0 R(?![^" + re.escape(ENDS) + rb"])").match(data, at)
        if link:
            self.at = link.end()
            return Link(link[1])
        word = TOKEN.match(data, at)
        if word is None:
            raise Bad(f"{data[at:at + 20]!r} in an object")
        self.at = word.end()
        if word[0] in (b"true", b"false", b"null"):
            return {b"true": True, b"false": False, b"null": None}[word[0]]
        return float(word[0])


class Walker:
    """Every object from the trailer on, and what stands in it."""

    def __init__(self, data):
        self.data, self.found, self.seen, self.left = data, [], set(), []
        end = re.search(rb"\nstartxref\n(\d+)\n%%EOF\n\Z", data)
        if end is None or not data.startswith(b"%PDF-1.7\n"):
            raise Bad("no header, or something behind the end")
        head = re.compile(rb"xref\n0 (\d+)\n0000000000 65535 f \n").match(data, int(end[1]))
        if head is None:
            raise Bad("no table")
        self.offsets = [int(data[head.end() + 20 * i:][:10]) for i in range(int(head[1]) - 1)]
        trailer = data[head.end() + 20 * len(self.offsets):end.start() + 1]
        if not trailer.startswith(b"trailer\n"):
            raise Bad("no trailer")
        self.trailer = Reader(trailer, 8).value()

    def say(self, number, what):
        self.found.append(f"object {number}: {what}")

    def read(self, number):
        """The value of an object, and the bytes of a stream or None."""
        start = self.offsets[number - 1]
        head = b"%d 0 obj\n" % number
        if not self.data.startswith(head, start):
            raise Bad(f"object {number} is not where it should be")
        reader = Reader(self.data, start + len(head))
        value = reader.value()
        if self.data.startswith(b"\nstream\n", reader.at):
            at = reader.at + 8
            raw = self.data[at:at + int(value["Length"])]
            if not self.data.startswith(b"\nendstream\nendobj\n", at + len(raw)):
                raise Bad(f"the stream {number} has another length")
            return value, raw
        if not self.data.startswith(b"\nendobj\n", reader.at):
            raise Bad(f"something behind the object {number}")
        return value, None

    def follow(self, value):
        return self.read(value)[0] if isinstance(value, Link) else value

    def stream(self, number, entries, raw):
        coding = entries.get("Filter")
        if coding == "FlateDecode":
            unpack = zlib.decompressobj()
            raw = unpack.decompress(raw)
            if not unpack.eof or unpack.unused_data:
                self.say(number, "its data does not end where it ends")
        elif coding == "DCTDecode":
            if raw[:2] != b"\xff\xd8" or raw[-2:] != b"\xff\xd9":
                self.say(number, "no JPEG")
        elif coding not in (None, "CCITTFaxDecode"):
            self.say(number, f"the filter {coding}")
        if "F" in entries:
            self.say(number, "its data is in another file")
        return raw

    def content(self, number, data):
        inside = False
        for line in data.split(b"\n"):
            word = LAST.search(line)
            if inside or not line:
                inside = inside and line != b"EI"
            elif word is None or word[1] not in OPERATORS:
                self.say(number, f"the operator in {line[-40:]!r}")
                return
            else:
                inside = line == b"BI"

    def action(self, number, value):
        if not isinstance(value, dict) or "O" in value:
            return  # a destination; the attributes of something in the structure
        if value.get("S") not in ("URI", "GoTo") or "Next" in value:
            self.say(number, f"the action {value.get('S')}")
        if "URI" in value and not re.match(rb"(https?|mailto):", value["URI"], re.I):
            self.say(number, f"leads to {value['URI'][:40]!r}")

    def entry(self, number, key, value):
        whole = self.follow(value)
        if key in KEYS:
            self.say(number, f"the key {key}")
        if key in ACTIONS:
            self.action(number, whole)
        if key == "FT" and whole == "Sig":
            self.say(number, "a signature")
        if key == "Annots":
            for note in whole:
                kind = self.follow(note).get("Subtype")
                if kind not in NOTES:
                    self.say(number, f"the annotation {kind}")

    def visit(self, number, value, named=False):
        if isinstance(value, Link):
            if (value, named) not in self.seen:
                self.seen.add((value, named))
                self.left.append((value, named))
        elif isinstance(value, list):
            for item in value:
                self.visit(number, item)
        elif isinstance(value, dict):
            for key, item in value.items():
                if not named:
                    self.entry(number, key, item)
                # Of a state, the entry Font is a font and its size.
                self.visit(number, item, not named and key in NAMED)

    def walk(self):
        if set(self.trailer) - {"ID", "Info", "Root", "Size"}:
            self.say(0, f"the trailer has {sorted(self.trailer)}")
        self.visit(0, self.trailer)
        contents = set()
        while self.left:
            number, named = self.left.pop()
            value, raw = self.read(number)
            self.visit(number, value, named)
            if isinstance(value, dict) and value.get("Type") == "Page":
                contents.add(value.get("Contents"))
            if raw is None:
                continue
            data = self.stream(number, value, raw)
            if number in contents or value.get("Subtype") == "Form" or "PatternType" in value:
                self.content(number, data)
        for number in contents - {None}:
            self.content(number, self.stream(number, *self.read(number)))
        for number in range(1, len(self.offsets) + 1):
            if not {(number, False), (number, True)} & self.seen:
                self.say(number, "nothing leads to it")
        return self.found


def by_walker(path):
    try:
        return Walker(path.read_bytes()).walk()
    except (Bad, ValueError, KeyError, IndexError, TypeError, zlib.error) as error:
        return [f"{type(error).__name__}: {error}"]


def keys_of(value, named=False):
    """Every key in JSON of qpdf that is not a name an author chose."""
    if isinstance(value, dict):
        for key, item in value.items():
            if not named and key.startswith("/"):
                yield key[1:]
            yield from keys_of(item, not named and key[1:] in NAMED)
    elif isinstance(value, list):
        for item in value:
            yield from keys_of(item)


def by_qpdf(path):
    found = []
    done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True,
                          errors="replace")
    if done.returncode != 0:
        found.append("qpdf: " + (done.stdout + done.stderr).strip()[-200:])
    # Its other parts are no JSON where a field is in no form (qpdf 11.3).
    keys = [f"--json-key={key}" for key in ("qpdf", "attachments", "encrypt")]
    done = subprocess.run(["qpdf", "--json=2", "--json-stream-data=none", *keys, str(path)],
                          capture_output=True)
    said = json.loads(done.stdout)
    bad = KEYS & set(keys_of(said["qpdf"][1]))
    if bad:
        found.append(f"qpdf: the keys {sorted(bad)}")
    if said["attachments"] or said["encrypt"]["encrypted"]:
        found.append("qpdf: files in it, or a password")
    return found


def by_mupdf(path):
    done = subprocess.run(["mutool", "show", str(path), "grep"], capture_output=True, text=True,
                          errors="replace")
    acts = ACTS.search(done.stdout)
    found = [f"MuPDF: {acts[0]}"] if acts else []
    if done.returncode != 0 or "error:" in done.stderr or "repair" in done.stderr:
        found.append("MuPDF: " + done.stderr.strip()[-200:])
    return found


PROGRAMS = {"qpdf": by_qpdf, "mutool": by_mupdf}


def missing():
    return [name for name in PROGRAMS if shutil.which(name) is None]


def judges():
    """Who is asked: {name: function of a path that returns what is wrong}."""
    return {"a walker in Python": by_walker,
            **{name: judge for name, judge in PROGRAMS.items() if shutil.which(name)}}


def judge(path):
    return [what for ask in judges().values() for what in ask(path)]
