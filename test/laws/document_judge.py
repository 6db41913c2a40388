# SPDX-License-Identifier: Apache-2.0
"""A third judge of documents that leave. It shares no line and no list with the
cleaners and the inspector: it reads with Python's zipfile and ElementTree, and
names what of a document of Office or an OpenDocument could fetch, run, or hide
something.

    for what in document_judge.judge(path): print(what)
"""
import io
import posixpath
import re
import struct
import zipfile
from xml.etree import ElementTree

OFFICE = {".docx", ".dotx", ".xlsx", ".xltx", ".pptx", ".ppsx", ".potx"}
ODF = {".odt", ".ott", ".ods", ".ots", ".odp", ".otp", ".odg", ".otg"}

RELATIONS = set("""
    officeDocument core-properties extended-properties extendedProperties styles stylesWithEffects settings
    numbering fontTable theme header footer footnotes endnotes comments commentsExtended
    commentsIds commentsExtensible people hyperlink image hdphoto chart chartEx
    chartUserShapes chartStyle chartColorStyle diagramData diagramLayout
    diagramQuickStyle diagramColors diagramDrawing drawing vmlDrawing package worksheet
    chartsheet sharedStrings table pivotTable pivotCacheDefinition pivotCacheRecords slicer
    slicerCache timeline timelineCache ctrlProp threadedComment person sheetMetadata
    calcChain slide slideLayout slideMaster notesSlide notesMaster handoutMaster presProps
    viewProps tableStyles commentAuthors authors themeOverride glossaryDocument
    webSettings richValueRel rdRichValue rdRichValueStructure rdRichValueTypes
    tableSingleCells xmlMaps custom-properties""".split())
EXTERNAL = {"hyperlink"}
TARGETS = re.compile(r"(https?://|mailto:|#)", re.I)  # "#": a place in the document itself
# Attributes that are words for people, whatever they say.
WORDS = {"descr", "title", "alt", "desc", "val", "t"}
MEDIA = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff",
         "gif": b"GIF8", "bmp": b"BM", "emf": b"\x01\0\0\0", "wmf": b"", "tif": b"", "tiff": b"",
         "webp": b"RIFF", "svg": b"<", "wdp": b"II\xbc"}
FIELDS = set("""
    ADVANCE AUTHOR AUTONUM AUTONUMLGL AUTONUMOUT BIBLIOGRAPHY CITATION COMMENTS COMPARE
    CREATEDATE DATE DOCPROPERTY EDITTIME EQ FILENAME FILESIZE FORMCHECKBOX FORMDROPDOWN
    FORMTEXT HYPERLINK IF INDEX KEYWORDS LASTSAVEDBY LISTNUM MERGEFIELD MERGEREC MERGESEQ NEXT
    NOTEREF NUMCHARS NUMPAGES NUMWORDS PAGE PAGEREF PRINTDATE QUOTE REF REVNUM SAVEDATE SECTION
    SECTIONPAGES SEQ STYLEREF SUBJECT SYMBOL TA TC TEMPLATE TIME TITLE TOA TOC USERNAME
    USERADDRESS USERINITIALS XE ADDRESSBLOCK GREETINGLINE""".split())
ELEMENTS = re.compile(r"(?:oleObj|OLEObject|oleObject|control|altChunk|subDoc|attachedTemplate|"
                      r"ddeLink|oleLink|externalReference|frameset|dataSource|mailMerge|docVars?|"
                      r"saveThroughXslt|embedRegular|embedBold|embedItalic|embedBoldItalic|"
                      r"embeddedFont|custData|tags|audioFile|videoFile|quickTimeFile|wavAudioFile|"
                      r"snd|audio|video|cmd|dataBinding|webPublishObject|macro|objectEmbed|"
                      r"event-listeners?|script|scripts|dde-source|dde-connection|"
                      r"dde-connection-decl|dde-link|applet|plugin|floating-frame|section-source|"
                      r"cell-range-source|execute-macro|forms-database|connection-resource|"
                      r"font-face-uri|table-source|object-ole)$")
FUNCTIONS = re.compile(r"\b(WEBSERVICE|RTD|CALL|REGISTER(?:\.ID)?|EXEC|EVALUATE|SQL\.REQUEST|DDE|"
                       r"GET\.\w+|FILTERXML|CUBE\w+|STOCKHISTORY|RUN|FOPEN|MACRO)\s*\(|"
                       r"\|\s*'|\[\d+\][^\[\]]*!|file:", re.I)


def local(name):
    return name.rsplit("}", 1)[-1]


def parse(data, name, found):
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"<?" in data[5:]:
        found.append(f"{name}: a declaration or an instruction")
    try:
        return ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        found.append(f"{name}: {error}")
        return None


def relations(archive, name):
    """The relationships of part @name, as {id: (type, target, is external)}."""
    folder, base = posixpath.split(name)
    beside = posixpath.join(folder, "_rels", base + ".rels")
    if beside not in archive.namelist():
        return {}
    return {r.get("Id"): (r.get("Type").rsplit("/", 1)[-1], r.get("Target"),
                          r.get("TargetMode") == "External")
            for r in ElementTree.fromstring(archive.read(beside))}


def walk_office(archive, found):
    """Every member must be reached from the root, and nothing else be there."""
    seen, todo = {"[Content_Types].xml"}, [""]
    while todo:
        name = todo.pop()
        folder, base = posixpath.split(name)
        rels = relations(archive, name)
        if rels:
            seen.add(posixpath.join(folder, "_rels", base + ".rels"))
        for kind, target, external in rels.values():
            if kind not in RELATIONS:
                found.append(f"{name}: relation {kind}")
            if external:
                if kind not in EXTERNAL or not TARGETS.match(target):
                    found.append(f"{name}: external {kind} {target[:60]}")
                continue
            if target.startswith("#") or (kind == "hyperlink" and "#" in target):
                continue
            whole = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            if whole not in archive.namelist():
                found.append(f"{name}: leads to {target}, which is not there")
            elif whole not in seen:
                seen.add(whole)
                todo.append(whole)
    for name in set(archive.namelist()) - seen:
        found.append(f"{name}: nothing reaches it")


def check_types(archive, found):
    types = parse(archive.read("[Content_Types].xml"), "[Content_Types].xml", found)
    for row in types if types is not None else ():
        if re.search("macro|vba|activex|oleObject|customUI|webextension|fontdata|obfuscated|printer|binary",
                     row.get("ContentType"), re.I):
            found.append(f"content type {row.get('ContentType')}")


def field_codes(root):
    """The codes of the fields of Word, joined over their runs."""
    stack, codes = [], []
    for node in root.iter():
        name = local(node.tag)
        if name == "fldSimple":
            codes += [v for k, v in node.attrib.items() if local(k) == "instr"]
        elif name == "fldChar":
            kind = next((v for k, v in node.attrib.items() if local(k) == "fldCharType"), "")
            if kind == "begin":
                stack.append("")
            elif stack and kind in ("separate", "end"):
                codes.append(stack[-1])
                if kind == "end":
                    stack.pop()
        elif name in ("instrText", "delInstrText") and stack:
            stack[-1] += node.text or ""
    return codes + stack


def check_office_xml(name, root, found):
    for node in root.iter():
        if ELEMENTS.match(local(node.tag)):
            found.append(f"{name}: element {local(node.tag)}")
        for key, value in node.attrib.items():
            if local(key) == "action" and value and not re.match(
                    r"ppaction://(hlinksldjump|hlinkshowjump|customshow|noaction)", value):
                found.append(f"{name}: action {value[:60]}")
            if local(key) not in WORDS and re.search(
                    r"javascript:|vbscript:|mhtml:|ms-\w+:|file:|\\\\\w", value, re.I):
                found.append(f"{name}: {local(key)}={value[:60]}")
            if local(key) in ("macro", "entryMacro", "exitMacro") and value:
                found.append(f"{name}: {local(key)}={value[:60]}")
        if local(node.tag) in ("f", "formula", "formula1", "formula2", "definedName", "FmlaMacro",
                               "calculatedColumnFormula") and node.text:
            if FUNCTIONS.search(node.text):
                found.append(f"{name}: formula {node.text[:60]}")
    for code in field_codes(root) if name.startswith("word/") else ():
        word = code.split()[:1]
        if word and word[0].upper() not in FIELDS and not word[0].startswith("="):
            found.append(f"{name}: field {code.strip()[:60]}")


def check_odf_xml(name, root, found):
    for node in root.iter():
        tag = local(node.tag)
        if ELEMENTS.match(tag):
            found.append(f"{name}: element {tag}")
        for key, value in node.attrib.items():
            if local(key) == "href" and value and not (
                    value.startswith("#") or
                    re.match(r"(\./)?(Pictures/|Object|media/|Thumbnails/|ObjectReplacements/)",
                             value) or
                    (tag in ("a", "target-frame") and TARGETS.match(value))):
                found.append(f"{name}: {tag} leads to {value[:60]}")
            if re.search(r"vnd\.sun\.star|javascript:|macro:|file:|\\\\\w", value, re.I):
                found.append(f"{name}: {local(key)}={value[:60]}")
            if local(key) in ("formula", "condition", "expression") and FUNCTIONS.search(value):
                found.append(f"{name}: formula {value[:60]}")


def check_svm(name, data, found):
    """A metafile of StarView: records that fill the file, none of them a comment
    or a drawing in PostScript."""
    if data[:6] != b"VCLMTF":
        found.append(f"{name}: does not begin like a metafile")
        return
    at = 12 + struct.unpack("<I", data[8:12])[0]
    for _ in range(struct.unpack("<I", data[at - 4:at])[0]):
        kind, _, length = struct.unpack("<HHI", data[at:at + 8])
        if not 100 <= kind <= 151 or kind == 143:
            found.append(f"{name}: a record {kind}")
        at += 8 + length
    if at != len(data):
        found.append(f"{name}: bytes behind the records")


def check_member(name, data, is_odf, found):
    ext = name.rsplit(".", 1)[-1].lower()
    if ext in ("xml", "rels", "vml"):
        root = parse(data, name, found)
        if root is not None and ext != "rels":
            (check_odf_xml if is_odf else check_office_xml)(name, root, found)
    elif ext in MEDIA:
        if not data.startswith(MEDIA[ext]):
            found.append(f"{name}: does not begin like a {ext}")
    elif ext in ("xlsx", "docx", "pptx"):
        found += [f"{name}: {what}" for what in judge_bytes(data, "." + ext)]
    elif is_odf and (ext == "svm" or re.search(r"(^|/)ObjectReplacements/Object \d+$", name)):
        check_svm(name, data, found)
    elif name != "mimetype":
        found.append(f"{name}: a member of no known kind")


def judge_bytes(data, suffix):
    found = []
    if suffix not in OFFICE | ODF:
        return [f"no judge for {suffix}"]
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile as error:
        return [str(error)]
    names = archive.namelist()
    if len({n.lower() for n in names}) != len(names):
        found.append("a name twice")
    if data[:4] != b"PK\3\4" or archive.comment:
        found.append("something before or behind the members")
    is_odf = suffix in ODF
    if is_odf and (names[0] != "mimetype" or archive.infolist()[0].compress_type):
        found.append("mimetype is not the first member, or not stored")
    if not is_odf:
        check_types(archive, found)
        walk_office(archive, found)
    for name in names:
        check_member(name, archive.read(name), is_odf, found)
    return found


def judge(path):
    """What is wrong with the document at @path, in words; [] if nothing is."""
    return judge_bytes(path.read_bytes(), path.suffix.lower())
