#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes samples/pdf: small PDF files, each with one thing that must not leave,
or with one that must. Every hostile object holds UNCLEANED-MARK.

    make_pdf.py [FOLDER]
"""
import hashlib
import pathlib
import sys
import zlib

MARK = b"UNCLEANED-MARK"
PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
DRAW = b"BT /F1 24 Tf 72 720 Td (Hello) Tj ET"


def stream(data, entries=b"", pack=True):
    """A stream object."""
    if pack:
        data = zlib.compress(data)
        entries = b"/Filter /FlateDecode " + entries
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


def document(root=b"", page=b"", more=(), info=b"", resources=b"", draw=DRAW):
    """The objects of a document of one page, by number: 1 the catalogue, 2 the
    pages, 3 the page, 4 its content, 5 a font; those of `more` follow."""
    objects = {
        1: b"<</Type /Catalog /Pages 2 0 R %s>>" % root,
        2: b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        3: b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
           b"/Resources <</Font <</F1 5 0 R>> %s>> %s>>" % (resources, page),
        4: stream(draw),
        5: b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
    }
    for number, value in enumerate(more, 6):
        objects[number] = value
    if info:
        objects[max(objects) + 1] = info
    return objects


def body(objects, out, offsets):
    for number, value in sorted(objects.items()):
        offsets[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, value)


def table(offsets, out, trailer, prev=None):
    at = len(out)
    out += b"xref\n"
    for number in [0] + sorted(offsets):
        line = b"%010d 65535 f \n" % 0 if number == 0 else b"%010d 00000 n \n" % offsets[number]
        out += b"%d 1\n%s" % (number, line)
    size = max(offsets) + 1
    out += b"trailer\n<</Root 1 0 R /Size %d %s%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        size, trailer, b"/Prev %d" % prev if prev else b"", at)
    return at


def written(objects, trailer=b"", head=b"%PDF-1.4\n"):
    out, offsets = bytearray(head), {}
    body(objects, out, offsets)
    table(offsets, out, trailer)
    return bytes(out)


# ---- encryption: RC4 with forty bits, as PDF 1.3 has it ---------------------

def rc4(key, data):
    state, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def locked(password):
    """A document that opens with `password`."""
    def padded(word):
        return (word + PAD)[:32]

    name, rights = b"0123456789abcdef", (-4 & 0xFFFFFFFF).to_bytes(4, "little")
    owner = rc4(hashlib.md5(padded(b"owner")).digest()[:5], padded(password))
    key = hashlib.md5(padded(password) + owner + rights + name).digest()[:5]
    objects = document(info=b"<</Title (x)>>")
    for number in (4,):
        inner = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]
        objects[number] = stream(rc4(inner, DRAW), pack=False)
    del objects[6]
    trailer = (b"/ID [<%s> <%s>] /Encrypt <</Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s>>>" % (
        name.hex().encode(), name.hex().encode(), owner.hex().encode(),
        rc4(key, PAD).hex().encode()))
    return written(objects, trailer)


# ---- the files --------------------------------------------------------------

JS = b"<</S /JavaScript /JS (app.alert\\('" + MARK + b"'\\))>>"


def revisions():
    """A second revision whose page shows something else."""
    out, offsets = bytearray(b"%PDF-1.4\n"), {}
    body(document(draw=b"BT /F1 24 Tf 72 720 Td (" + MARK + b") Tj ET"), out, offsets)
    at = table(offsets, out, b"")
    again = {}
    body({4: stream(DRAW)}, out, again)
    table(again, out, b"", at)
    return bytes(out).replace(b"/Size 5", b"/Size 6")


def packed():
    """Objects in an object stream, the table in a stream of cross-references."""
    inner = {1: document(root=b"/OpenAction 6 0 R")[1], 6: JS}
    head, data = b"", b""
    for number, value in inner.items():
        head += b"%d %d " % (number, len(data))
        data += value + b" "
    objects = {n: v for n, v in document().items() if n not in inner}
    objects[7] = stream(head + data, b"/Type /ObjStm /N 2 /First %d " % len(head))
    out, offsets = bytearray(b"%PDF-1.5\n"), {}
    body(objects, out, offsets)
    at = len(out)
    rows = b"\0\0\0\0\0"
    for number in range(1, 9):
        if number in inner:
            rows += b"\2" + (7).to_bytes(3, "big") + bytes([list(inner).index(number)])
        else:
            rows += b"\1" + (at if number == 8 else offsets[number]).to_bytes(3, "big") + b"\0"
    out += b"8 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
        stream(rows, b"/Type /XRef /W [1 3 1] /Size 9 /Root 1 0 R "), at)
    return bytes(out)


def actions():
    kinds = (b"/S /Launch /F (cmd.exe " + MARK + b")", b"/S /GoToR /F (" + MARK + b".pdf) /D [0 /Fit]",
             b"/S /GoToE /T <</R /C /N (" + MARK + b")>>", b"/S /SubmitForm /F (http://" + MARK + b".example/)",
             b"/S /ImportData /F (" + MARK + b".fdf)", b"/S /Movie /T (" + MARK + b")",
             b"/S /Rendition /JS (" + MARK + b")", b"/S /URI /URI (javascript:" + MARK + b")",
             b"/S /URI /URI (https://www.example.lg.jp/)", b"/S /GoTo /D [3 0 R /Fit]",
             b"/S /Named /N /Print")
    notes = [b"<</Type /Annot /Subtype /Link /Rect [0 %d 9 %d] /A <<%s>>>>" % (i * 10, i * 10 + 9, a)
             for i, a in enumerate(kinds)]
    media = [b"<</Type /Annot /Subtype /%s /Rect [0 0 9 9] /Contents (%s) %s>>" % (s, MARK, more)
             for s, more in ((b"Movie", b"/Movie <</F (x.avi)>>"), (b"Sound", b""), (b"Screen", b""),
                             (b"RichMedia", b""), (b"3D", b""))]
    links = b" ".join(b"%d 0 R" % n for n in range(6, 6 + len(notes) + len(media)))
    return written(document(page=b"/Annots [%s]" % links, more=notes + media))


def files():
    spec = b"<</Type /Filespec /F (%s) /UF (%s) /EF <</F %d 0 R>>>>"
    return written(document(
        root=b"/Names <</EmbeddedFiles <</Names [(a) 6 0 R]>>>> /AF [10 0 R] "
             b"/Collection <</View /D>>",
        page=b"/Annots [8 0 R]",
        more=(spec % (b"plan.txt", b"plan.txt", 7), stream(b"in the portfolio\n"),
              b"<</Type /Annot /Subtype /FileAttachment /Rect [9 9 29 29] /FS 9 0 R>>",
              spec % (b"note.csv", b"note.csv", 11), spec % (b"plan.txt", b"plan.txt", 7),
              stream(b"a,b\r\n1,2\r\n"))))


def form():
    """A form: a field with a value, one with scripts, a signature, XFA."""
    look = stream(b"/Tx BMC q BT /F1 12 Tf 2 4 Td (value) Tj ET Q EMC",
                  b"/Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources <</Font <</F1 5 0 R>>>> ")
    widget = b"<</Type /Annot /Subtype /Widget /Rect [72 %d 172 %d] /P 3 0 R /AP <</N 10 0 R>> %s>>"
    return document(
        root=b"/AcroForm <</Fields [6 0 R 7 0 R 8 0 R] /XFA [(t) 9 0 R] /SigFlags 3 "
             b"/DR <</Font <</F1 5 0 R>>>> /DA (/F1 12 Tf 0 g)>>",
        page=b"/Annots [6 0 R 7 0 R 8 0 R]",
        more=(widget % (600, 620, b"/FT /Tx /T (name) /V (value) /DA (/F1 12 Tf 0 g)"),
              widget % (560, 580, b"/FT /Tx /T (sum) /V (3) /AA <</K " + JS + b" /F " + JS
                        + b" /Fo " + JS + b" /Bl " + JS + b">>"),
              widget % (520, 540, b"/FT /Sig /T (seal) /V <</Type /Sig /Filter /Adobe.PPKLite "
                        b"/Contents <30> /ByteRange [0 1 2 3] /Name (" + MARK + b")>>"),
              stream(b"<xdp><script>" + MARK + b"</script></xdp>"), look))


def loops():
    objects = document(
        root=b"/Outlines 6 0 R /StructTreeRoot 9 0 R",
        resources=b"/XObject <</X 8 0 R>>", draw=b"/X Do " + DRAW,
        more=(b"<</Type /Outlines /First 7 0 R /Last 7 0 R /Count 1>>",
              b"<</Title (a) /Parent 6 0 R /Next 7 0 R /Prev 7 0 R /First 7 0 R /Dest [3 0 R /Fit]>>",
              stream(b"/X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] "
                     b"/Resources <</XObject <</X 8 0 R>>>> "),
              b"<</Type /StructTreeRoot /K 10 0 R>>",
              b"<</Type /StructElem /S /P /P 9 0 R /K 11 0 R>>",
              b"<</Type /StructElem /S /P /P 10 0 R /K 10 0 R>>"))
    objects[2] = b"<</Type /Pages /Kids [3 0 R 2 0 R] /Count 2>>"
    return written(objects)


def chain(n):
    data = b"0 0 m"
    for _ in range(n):
        data = data.hex().encode() + b">"
    return stream(data, b"/Filter [%s] " % b" ".join([b"/ASCIIHexDecode"] * n), pack=False)


def layers():
    return written(document(
        root=b"/OCProperties <</OCGs [6 0 R 7 0 R] /D <</Order [6 0 R 7 0 R] /OFF [7 0 R]>>>>",
        resources=b"/Properties <</A 6 0 R /B 7 0 R>>",
        draw=b"/OC /A BDC " + DRAW + b" EMC /OC /B BDC " + DRAW + b" EMC",
        more=(b"<</Type /OCG /Name (shown)>>", b"<</Type /OCG /Name (hidden)>>")))


def drawn_elsewhere():
    """What a form may be besides a form."""
    box = b"/Type /XObject /BBox [0 0 9 9] "
    return written(document(
        resources=b"/XObject <</A 6 0 R /B 7 0 R /C 8 0 R /D 9 0 R>>",
        draw=b"/A Do /B Do /C Do /D Do " + DRAW,
        more=(stream(MARK + b" showpage", box + b"/Subtype /PS "),
              stream(b"0 0 m", box + b"/Subtype /Form /Subtype2 /PS /PS 6 0 R "),
              stream(b"0 0 m", box + b"/Subtype /Form /OPI <</2.0 <</F (" + MARK + b")>>>> "),
              stream(b"0 0 m", box + b"/Subtype /Form /Ref <</F (" + MARK + b".pdf) /Page 0>> "))))


def harmless():
    """Everything that stays: links, outline, labels, names, structure, notes,
    Japanese words."""
    ja = "議案書".encode("utf-16-be").hex().encode()
    return written(document(
        root=b"/Outlines 6 0 R /PageLabels <</Nums [0 <</S /D>>]>> /Lang (ja) /MarkInfo <</Marked true>> "
             b"/Names <</Dests <</Names [(top) [3 0 R /XYZ 0 792 null]]>>>> /StructTreeRoot 8 0 R "
             b"/OpenAction [3 0 R /Fit] /ViewerPreferences <</Direction /R2L>>",
        page=b"/StructParents 0 /Annots [10 0 R 11 0 R] /Rotate 0",
        draw=b"/P <</MCID 0>> BDC " + DRAW + b" EMC",
        more=(b"<</Type /Outlines /First 7 0 R /Last 7 0 R /Count 1>>",
              b"<</Title <FEFF" + ja + b"> /Parent 6 0 R /Dest (top)>>",
              b"<</Type /StructTreeRoot /K [9 0 R] /ParentTree <</Nums [0 [9 0 R]]>>>>",
              b"<</Type /StructElem /S /P /P 8 0 R /Pg 3 0 R /K 0 /Alt <FEFF" + ja + b">>>",
              b"<</Type /Annot /Subtype /Link /Rect [72 700 200 740] /Border [0 0 0] "
              b"/A <</S /URI /URI (https://www.city.example.lg.jp/)>>>>",
              b"<</Type /Annot /Subtype /Text /Rect [300 700 320 720] /Contents <FEFF" + ja + b">>>"),
        info=b"<</Title <FEFF" + ja + b"> /Author (Clerk) /Producer (" + MARK + b")>>"),
        b"/Info 12 0 R ")


def leaning():
    """Two pages with a font of the same name, and forms, a tile and a glyph that
    take their resources from the page: one has none, one lacks a name, one's are
    those of the page itself; and a field that takes its font from the form of the
    document. Every name leads somewhere."""
    font = b"<</Type /Font /Subtype /Type1 /BaseFont /%s>>"
    resources = (b"<</Font <</F1 %d 0 R /T3 12 0 R>> /Pattern <</P1 11 0 R>> "
                 b"/XObject <</None 8 0 R /Some 9 0 R /Same 10 0 R>>>>")
    text = b"BT /F1 12 Tf 10 %d Td (%s) Tj ET "
    box = b"/Subtype /Form /BBox [0 0 300 300] "
    draw = (b"/None Do 1 0 0 1 0 40 cm /Some Do 1 0 0 1 0 40 cm /Same Do /Pattern cs /P1 scn "
            b"0 100 50 50 re f BT /T3 10 Tf 10 300 Td (a) Tj ET")
    return written({
        1: b"<</Type /Catalog /Pages 2 0 R /AcroForm <</Fields [16 0 R] /DR <</Font <</F2 7 0 R>>>>>>>>",
        2: b"<</Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 300 400]>>",
        3: b"<</Type /Page /Parent 2 0 R /Contents 5 0 R /Resources 13 0 R /Annots [16 0 R]>>",
        4: b"<</Type /Page /Parent 2 0 R /Contents 5 0 R /Resources 14 0 R>>",
        5: stream(draw),
        6: font % b"Helvetica",
        7: font % b"Courier",
        8: stream(text % (10, b"none"), box),
        9: stream(text % (50, b"some") + b"/Inner Do",
                  box + b"/Resources <</XObject <</Inner 8 0 R>>>> "),
        10: stream(text % (90, b"same"), box + b"/Resources 13 0 R "),
        11: stream(text % (0, b"tile"), b"/PatternType 1 /PaintType 1 /TilingType 1 "
                   b"/BBox [0 0 40 40] /XStep 40 /YStep 40 "),
        12: b"<</Type /Font /Subtype /Type3 /FontBBox [0 0 40 40] /FontMatrix [.1 0 0 .1 0 0] "
            b"/FirstChar 97 /LastChar 97 /Widths [40] /CharProcs <</a 15 0 R>> "
            b"/Encoding <</Differences [97 /a]>>>>",
        13: resources % 6,
        14: resources % 7,
        15: stream(b"40 0 d0 " + text % (0, b"glyph")),
        16: b"<</Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (field) /Rect [200 350 280 370] "
            b"/AP <</N 17 0 R>>>>",
        17: stream(b"BT /F2 12 Tf 2 4 Td (field) Tj ET", b"/Subtype /Form /BBox [0 0 80 20] "),
    })


def made():
    """Name and bytes of every file."""
    action = b"/OpenAction " + JS
    bomb = zlib.compress(b" " * (32 << 20), 9)
    junk = b"\0\1\0\0\0\1" + MARK
    return {
        "harmless": harmless(),
        "leaning": leaning(),
        "P001-js": written(document(
            root=b"/OpenAction 6 0 R /AA <</WC 6 0 R>> /Names <</JavaScript <</Names [(a) 6 0 R]>>>>",
            page=b"/AA <</O 6 0 R>> /Annots [7 0 R]",
            more=(JS, b"<</Type /Annot /Subtype /Link /Rect [0 0 9 9] /A 6 0 R /AA <</E 6 0 R>>>>"))),
        "P002-names": written(document(root=action.replace(b"OpenAction", b"#4fpen#41ction")
                                       .replace(b"JavaScript", b"J#61vaScript").replace(b"/JS", b"/#4a#53"))),
        "P003-object-stream": packed(),
        "P004-revisions": revisions(),
        "P005-actions": actions(),
        "P006-files": files(),
        "P007-form": written(form()),
        "P008-empty-password": locked(b""),
        "P009-password": locked(b"secret"),
        "P010-late-header": b"\n" * 900 + written(document(root=action)),
        "P011-no-table": written(document(root=action)).replace(b"xref\n0", b"xreg\n0", 1),
        "P012-twice": written(document()).replace(
            b"xref\n0", b"4 0 obj\n" + stream(MARK, pack=False) + b"\nendobj\nxref\n0", 1),
        "P013-chain-4": written({**document(), 4: chain(4)}),
        "P013-chain-5": written({**document(), 4: chain(5)}),
        "P013-bomb": written({**document(), 4: b"<</Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream"
                              % (len(bomb), bomb)}),
        "P014-font": written({
            **document(more=(b"<</Type /FontDescriptor /FontName /X /Flags 4 /FontFile2 7 0 R>>",
                             stream(junk, b"/Length1 %d " % len(junk)))),
            5: b"<</Type /Font /Subtype /TrueType /BaseFont /X /FontDescriptor 6 0 R>>"}),
        "P015-layers": layers(),
        "P017-loops": loops(),
        "P018-metadata": written(document(
            root=b"/Metadata 6 0 R /PieceInfo <</X <</Private (" + MARK + b")>>>>",
            more=(stream(b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///' + MARK + b'">]>&e;',
                         b"/Type /Metadata /Subtype /XML ", pack=False),),
            info=b"<</Title (Minutes) /Creator (" + MARK + b") /ModDate (D:20260101)>>"), b"/Info 7 0 R "),
        "P020-elsewhere": drawn_elsewhere(),
    }


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else
                          pathlib.Path(__file__).resolve().parents[2] / "samples/pdf")
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in made().items():
        (folder / f"{name}.pdf").write_bytes(data)


main()
