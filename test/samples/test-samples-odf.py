#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""OpenDocument files (odf_papers.py), judged as documents.py says; their reports
stand in samples/odf/expected.json."""
import io
import pathlib
import re
import sys
import xml.etree.ElementTree as ET
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from documents import run, wrong_words  # noqa: E402
from odf_papers import CASES  # noqa: E402

HREF = "{http://www.w3.org/1999/xlink}href"
HARMLESS = re.compile(r"(https?://|mailto:|#)|\.\.$|(\./)?(Pictures/\w+\.\w+|(ObjectReplacements/)?Object \d+)$")
HOSTILE = re.compile(r"(script|event-listener|plugin|applet|object-ole|dde|section-source|floating-frame|"
                     r"source-service|database|execute-macro|font-face-src)")


def judge_member(name, data):
    """What is wrong with the member of a package, by this reader, or None."""
    for element in ET.fromstring(data).iter():
        if HOSTILE.search(element.tag.partition("}")[2]):
            return f"{name}: {element.tag}"
        if HREF in element.attrib and not HARMLESS.match(element.attrib[HREF]):
            return f"{name}: {element.attrib[HREF]}"
    return None


def judge(case, counted, data):
    """What is wrong with a document that left: in words, or None."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        parts = {name: archive.read(name) for name in names}
        first = archive.infolist()[0]
    if first.filename != "mimetype" or first.compress_type != zipfile.ZIP_STORED:
        return "mimetype is not first, or packed"
    for name, content in parts.items():
        fault = judge_member(name, content) if name.endswith(".xml") else None
        if fault:
            return fault
    text = "\n".join([v.decode() for k, v in parts.items() if k.endswith(".xml")] + names)
    return wrong_words(case, counted, parts, text)


run(CASES, judge, "odf", lambda case: case.out)
