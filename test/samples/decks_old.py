# SPDX-License-Identifier: Apache-2.0
"""Diagrams of PowerPoint 2003 as later versions keep them: a group of shapes in
a legacy drawing, whose texts are records of the binary format."""
import struct

from make_slides import MARKER, MS, Deck, frame, shape

COMPATIBILITY = "http://schemas.openxmlformats.org/drawingml/2006/compatibility"
TITLE = shape(2, "題", "町民説明会", (457200, 274638, 8229600, 900000), '<p:ph type="title"/>')
PLACE = (914400, 1828800, 5486400, 2743200)


def record(kind, data, version=0):
    return struct.pack("<HHI", version, kind, len(data)) + data


def words(text, mark=b""):
    """The text of a shape, with a format behind it that must not leave."""
    inner = (record(0x0F9F, struct.pack("<I", 4)) + record(0x0FA0, text.encode("utf-16-le")) +
             record(0x0FA1, mark))
    return record(0x1022, inner, 0xF)


def box(number, x, y, text=""):
    inner = f'<p:textdata id="{text}"/>' if text else ""
    return (f'<v:roundrect id="_s{number}" o:spid="_x0000_s{number}" style=\'position:absolute;left:{x};'
            f'top:{y};width:864;height:288;v-text-anchor:middle\' arcsize="10923f" o:dgmlayout="0" '
            f'fillcolor="#bbe0e3 [4]" strokecolor="black [1]"><v:textbox inset="0,0,0,0"/>{inner}</v:roundrect>')


def line(number, x, flip, form=34):
    return (f'<v:shape id="_s{number}" o:spid="_x0000_s{number}" type="#_x0000_t{form}" style=\'position:absolute;'
            f'left:{x};top:1126;width:144;height:1008;rotation:270{flip}\' adj="7200,1,1" '
            'strokecolor="red" strokeweight="2.25pt"/>')


def with_old_diagram(form=34, text=None):
    """An organisation chart of three boxes; @form is that of its lines."""
    deck = Deck()
    drawing = "ppt/drawings/vmlDrawing1.vml"
    shapes = (
        '<v:shape id="_x0000_s2055" type="#_x0000_t75" style=\'position:absolute;left:0;top:0;width:9;height:9\'>'
        '<v:fill o:detectmouseclick="t"/></v:shape>' +
        line(2061, 1998, "", form) + line(2062, 3006, ";flip:x", form) +
        box(2057, 2142, 1270, "rId1") + box(2058, 1134, 1702, "rId2") + box(2059, 3150, 1702))
    deck.add(drawing, (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:p="urn:schemas-microsoft-com:office:powerpoint"><v:group id="_x0000_s2056" editas="orgchart" '
        'style=\'position:absolute\' coordorigin="1134,1270" coordsize="2880,720"><o:diagram v:ext="edit" '
        f'dgmfontsize="8"/>{shapes}</v:group><script>{MARKER.decode()}</script></xml>'))
    for number, data in ((1, text or words("町長\r辻 太郎", MARKER)), (2, words("総務課")[:-20])):
        deck.add(f"ppt/drawings/legacyDiagramText{number}.bin", data)
        deck.relate(drawing, MS + "2006/relationships/legacyDiagramText", f"legacyDiagramText{number}.bin")
    deck.pending("vmlDrawing", "../drawings/vmlDrawing1.vml")
    deck.slide(TITLE + frame(2056, "組織図", COMPATIBILITY, (
        f'<com:legacyDrawing xmlns:com="{COMPATIBILITY}" spid="_x0000_s2056"/>'), PLACE))
    return deck
