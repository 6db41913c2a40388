# SPDX-License-Identifier: Apache-2.0
"""The presentations of the samples: DECKS says of each how it is made, which
words its report must count, and what must (or must not) be in what leaves. The
numbers are those of the catalogue of attacks (O008 …). make_slides.py makes the
parts.
"""
import io
import zipfile

from decks_old import with_old_diagram
from make_slides import DML, HEAD, MAP, MARKER, MS, NS, OPEN, PML, REL, TREE, Deck, frame, picture, png, shape, table

TITLE = '<p:ph type="title"/>'
TOP, MIDDLE = (457200, 274638, 8229600, 900000), (457200, 1600200, 4000000, 1800000)
SIDE = (4900000, 1600200, 2000000, 2000000)
MC = f'xmlns:mc="{OPEN}markup-compatibility/2006"'
CHART = OPEN + "drawingml/2006/chart"
OLE = OPEN + "presentationml/2006/ole"


def title(text="町民説明会", number=2):
    return shape(number, "タイトル", text, TOP, TITLE)


def simple(shapes="", more="", space="", kind="presentation.main+xml"):
    deck = Deck(kind)
    deck.slide(title() + shapes, more, space=space)
    return deck


def workbook(formula="1+1"):
    """A workbook of one cell, as charts embed them."""
    out = io.BytesIO()
    main = f'{OPEN}spreadsheetml/2006/main'
    parts = {
        "[Content_Types].xml": HEAD + f'<Types xmlns="{OPEN}package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{DML}spreadsheetml.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{DML}spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": HEAD + f'<Relationships xmlns="{OPEN}package/2006/relationships"><Relationship '
        f'Id="rId1" Type="{REL}officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": HEAD + f'<workbook xmlns="{main}" xmlns:r="{REL[:-1]}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": HEAD + f'<Relationships xmlns="{OPEN}package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{REL}worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": HEAD + f'<worksheet xmlns="{main}"><sheetData><row r="1"><c r="A1">'
        f"<f>{formula}</f><v>2</v></c></row></sheetData></worksheet>",
    }
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


def chart_xml(formula="Sheet1!$B$2:$B$4", external="", more=""):
    def cache(kind, values):
        return f'<c:{kind}Cache><c:ptCount val="{len(values)}"/>' + "".join(
            f'<c:pt idx="{i}"><c:v>{v}</c:v></c:pt>' for i, v in enumerate(values)) + f"</c:{kind}Cache>"
    return HEAD + (
        f'<c:chartSpace xmlns:c="{CHART}" xmlns:a="{OPEN}drawingml/2006/main" xmlns:r="{REL[:-1]}">'
        "<c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>来庁者数</a:t></a:r></a:p></c:rich>"
        "</c:tx></c:title><c:plotArea><c:layout/><c:barChart><c:barDir val=\"col\"/>"
        "<c:grouping val=\"clustered\"/><c:ser><c:idx val=\"0\"/><c:order val=\"0\"/><c:tx><c:strRef>"
        f"<c:f>Sheet1!$B$1</c:f>{cache('str', ['人数'])}</c:strRef></c:tx><c:cat><c:strRef>"
        f"<c:f>Sheet1!$A$2:$A$4</c:f>{cache('str', ['4月', '5月', '6月'])}</c:strRef></c:cat><c:val>"
        f"<c:numRef><c:f>{formula}</c:f>{cache('num', [120, 95, 143])}</c:numRef></c:val></c:ser>"
        '<c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling>'
        '<c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>'
        '<c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>'
        '</c:scaling><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea>'
        f"</c:chart>{external}{more}</c:chartSpace>")


def with_chart(formula="Sheet1!$B$2:$B$4", book=None, link=None):
    deck, external = Deck(), ""
    if book is not None:
        deck.add("ppt/embeddings/book1.xlsx", book)
        deck.relate("ppt/charts/chart1.xml", "package", "../embeddings/book1.xlsx")
    if link is not None:
        deck.relate("ppt/charts/chart1.xml", "oleObject", link, True)
    if book is not None or link is not None:
        external = '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>'
    deck.add("ppt/charts/chart1.xml", chart_xml(formula, external), DML + "drawingml.chart+xml")
    rid = deck.pending("chart", "../charts/chart1.xml")
    deck.slide(title() + frame(4, "グラフ", CHART, f'<c:chart xmlns:c="{CHART}" r:id="{rid}"/>', MIDDLE))
    return deck


def with_object(data, name, wrap=True, kind="oleObject", prog="Package", image=True, external=None):
    """An object in a frame, with its picture beside it."""
    deck = Deck()
    if external is None:
        deck.add(f"ppt/embeddings/{name}", data)
        rid = deck.pending(kind, f"../embeddings/{name}")
    else:
        rid = deck.pending(kind, external, True)
    deck.add("ppt/media/image1.png", png(40, 40, (30, 120, 30)))
    pid = deck.pending("image", "../media/image1.png")
    head = f'<p:oleObj name="Object" r:id="{rid}" imgW="965200" imgH="609600" progId="{prog}"'
    inner = "<p:embed/>" if external is None else '<p:link updateAutomatic="1"/>'
    shown = picture(0, "", pid, SIDE) if image else ""
    after = f"{head}>{inner}{shown}</p:oleObj>"
    if wrap:
        after = (f'<mc:AlternateContent {MC}><mc:Choice xmlns:v="urn:schemas-microsoft-com:vml" '
                 f'Requires="v">{head} spid="_x0000_s1026">{inner}</p:oleObj></mc:Choice>'
                 f"<mc:Fallback>{after}</mc:Fallback></mc:AlternateContent>")
    deck.slide(title() + frame(5, "オブジェクト", OLE, after, SIDE) +
               shape(6, "説明", "添付の資料をご覧ください", MIDDLE))
    return deck


def clicked(action="", target=None, hover=False, kind="hyperlink", external=True, tip=""):
    deck = Deck()
    rid = deck.pending(kind, target, external) if target else ""
    name = "hlinkHover" if hover else "hlinkClick"
    deck.slide(title() + shape(4, "ボタン", "押す", MIDDLE, click=(
        f'<a:{name} r:id="{rid}"' + (f' action="{action}"' if action else "") +
        (f' tooltip="{tip}"' if tip else "") + "/>")))
    deck.slide(title("次のページ"))
    return deck


def with_media():
    deck = Deck()
    deck.add("ppt/media/media1.mp4", b"\0\0\0\x18ftypmp42" + MARKER)
    deck.add("ppt/media/audio1.wav", b"RIFF\x24\0\0\0WAVEfmt " + MARKER)
    deck.add("ppt/media/image1.png", png())
    video = deck.pending("video", "../media/media1.mp4")
    media = deck.pending(MS.replace("office/", "office/2007/relationships/") + "media", "../media/media1.mp4")
    sound = deck.pending("audio", "../media/audio1.wav")
    image = deck.pending("image", "../media/image1.png")
    inside = (f'<a:videoFile r:link="{video}"/><p:extLst><p:ext uri="{{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}}">'
              f'<p14:media xmlns:p14="{MS}powerpoint/2010/main" r:embed="{media}"/></p:ext></p:extLst>')
    timing = ('<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot">'
              '<p:childTnLst><p:par><p:cTn id="2" fill="hold"><p:stCondLst><p:cond delay="0"/></p:stCondLst>'
              '<p:childTnLst><p:cmd type="call" cmd="playFrom(0.0)"><p:cBhvr><p:cTn id="3" dur="1"/><p:tgtEl>'
              '<p:spTgt spid="4"/></p:tgtEl></p:cBhvr></p:cmd></p:childTnLst></p:cTn></p:par>'
              '<p:video><p:cMediaNode vol="80000"><p:cTn id="4" fill="hold" display="0"/><p:tgtEl>'
              '<p:spTgt spid="4"/></p:tgtEl></p:cMediaNode></p:video></p:childTnLst></p:cTn></p:par></p:tnLst>'
              "</p:timing>")
    change = ('<p:transition spd="slow"><p:fade/><p:sndAc><p:stSnd>'
              f'<p:snd r:embed="{sound}" name="a.wav"/></p:stSnd></p:sndAc></p:transition>')
    deck.slide(title() + picture(4, "動画", image, SIDE, inside), change + timing)
    return deck


def with_remote_picture():
    deck = Deck()
    rid = deck.pending("image", "http://tracker.example/pixel.png?id=1", True)
    deck.slide(title() + picture(4, "図", "x", SIDE).replace('r:embed="x"', f'r:link="{rid}"'))
    return deck


def with_drawings():
    """A picture that is a script (SVG) beside its PNG, and an EMF with an escape."""
    deck = Deck()
    deck.add("ppt/media/image1.png", png())
    deck.add("ppt/media/image2.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8" '
             f'onload="{MARKER.decode()}()"><script>{MARKER.decode()}</script><rect width="8" height="8"/></svg>')
    one, two = deck.pending("image", "../media/image1.png"), deck.pending("image", "../media/image2.svg")
    more = ('><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip '
            f'xmlns:asvg="{MS}drawing/2016/SVG/main" r:embed="{two}"/></a:ext></a:extLst></a:blip')
    deck.slide(title() + picture(4, "図", one, SIDE).replace(f'r:embed="{one}"/>', f'r:embed="{one}"{more}>'))
    return deck


def with_branches():
    """Both branches of mc:AlternateContent hold something: an unknown namespace
    in the choice, an object and VML in the fallback."""
    deck = Deck()
    deck.add("ppt/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + MARKER)
    rid = deck.pending("oleObject", "../embeddings/oleObject1.bin")
    inner = (f'<mc:AlternateContent {MC}><mc:Choice xmlns:zz="urn:unknown" Requires="zz">'
             f"<zz:run>{MARKER.decode()}</zz:run></mc:Choice><mc:Fallback>" +
             frame(5, "o", OLE, f'<p:oleObj r:id="{rid}" progId="Package"><p:embed/></p:oleObj>', SIDE) +
             '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" href="http://evil.example/"/>'
             "</mc:Fallback></mc:AlternateContent>")
    both = (f'<mc:AlternateContent {MC}><mc:Choice xmlns:p14="{MS}powerpoint/2010/main" Requires="p14">' +
            shape(7, "新", "新しい形", MIDDLE) + "</mc:Choice><mc:Fallback>" +
            shape(7, "旧", "古い形", MIDDLE) + "</mc:Fallback></mc:AlternateContent>")
    deck.slide(title() + inner + both)
    return deck


def with_rest():
    """What other programs keep in a presentation: tags, data, controls, fonts,
    settings of printers, macros, forms of the ribbon, panes."""
    deck = Deck(kind="application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml")
    pres = "ppt/presentation.xml"
    deck.add("ppt/vbaProject.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + MARKER, "application/vnd.ms-office.vbaProject")
    deck.relate(pres, MS + "2006/relationships/vbaProject", "vbaProject.bin")
    deck.add("ppt/tags/tag1.xml", HEAD + f'<p:tagLst {NS}><p:tag name="X" val="{MARKER.decode()}"/></p:tagLst>',
             PML + "tags+xml")
    deck.add("customXml/item1.xml", f"<x>{MARKER.decode()}</x>")
    deck.relate(pres, "customXml", "../customXml/item1.xml")
    deck.add("ppt/fonts/font1.fntdata", MARKER, "application/x-fontdata")
    font = deck.relate(pres, "font", "fonts/font1.fntdata")
    deck.add("ppt/printerSettings/printerSettings1.bin", MARKER, PML[:-15] + "presentationml.printerSettings")
    deck.relate(pres, "printerSettings", "printerSettings/printerSettings1.bin")
    deck.add("customUI/customUI.xml", f'<customUI xmlns="{MS}2006/01/customui" onLoad="{MARKER.decode()}"/>')
    deck.relate("", MS + "2006/relationships/ui/extensibility", "customUI/customUI.xml")
    deck.add("ppt/webextensions/taskpanes.xml", f"<x>{MARKER.decode()}</x>",
             "application/vnd.ms-office.webextensiontaskpanes+xml")
    deck.relate("", MS + "2011/relationships/webextensiontaskpanes", "ppt/webextensions/taskpanes.xml")
    deck.add("ppt/activeX/activeX1.xml", f'<ax:ocx xmlns:ax="{MS}2006/activeX"/>', "application/vnd.ms-office.activeX+xml")
    deck.more += (f'<p:embeddedFontLst><p:embeddedFont><p:font typeface="X"/><p:regular r:id="{font}"/>'
                  "</p:embeddedFont></p:embeddedFontLst>")
    tags = deck.pending("tags", "../tags/tag1.xml")
    control = deck.pending("control", "../activeX/activeX1.xml")
    deck.slide(title() + shape(4, "本文", "本文です", MIDDLE,
                               f'<p:custDataLst><p:tags r:id="{tags}"/></p:custDataLst>'))
    deck.parts[deck.name(1)] = deck.parts[deck.name(1)].replace(
        b"</p:spTree>", b'</p:spTree><p:controls><p:control spid="1" name="c" r:id="' + control.encode() +
        b'" imgW="1" imgH="1"/></p:controls>')
    return deck


def with_office():
    """A presentation of an office: all that should survive."""
    deck = Deck()
    deck.add("ppt/media/image1.png", png(60, 60, (190, 20, 40)))
    seal = deck.pending("image", "../media/image1.png")
    jump = deck.pending("slide", "slide2.xml")
    link = deck.pending("hyperlink", "https://www.city.example.lg.jp/bosai/", True)
    mail = deck.pending("hyperlink", "mailto:soumu@city.example.lg.jp", True)
    upright = shape(8, "縦書き", "令和八年度　予算案", (8000000, 1600200, 700000, 4000000))
    upright = upright.replace("<a:bodyPr/>", '<a:bodyPr vert="eaVert" wrap="square"/>')
    body = shape(3, "本文", "一　開会のことば\n二　予算の説明", MIDDLE, '<p:ph type="body" idx="1"/>')
    group = ('<p:grpSp><p:nvGrpSpPr><p:cNvPr id="20" name="組"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
             '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9144000" cy="6858000"/><a:chOff x="0" y="0"/>'
             '<a:chExt cx="9144000" cy="6858000"/></a:xfrm></p:grpSpPr>' +
             shape(21, "欄", "辻\U000E0100村　\U00020BB7野家", (457200, 3600000, 3000000, 500000)) + "</p:grpSp>")
    links = (shape(9, "次", "次へ", (457200, 5600000, 1000000, 400000),
                   click=f'<a:hlinkClick r:id="{jump}" action="ppaction://hlinksldjump"/>') +
             shape(10, "終", "終わり", (1700000, 5600000, 1000000, 400000),
                   click='<a:hlinkClick r:id="" action="ppaction://hlinkshowjump?jump=endshow"/>') +
             shape(11, "案内", "防災のページ", (2900000, 5600000, 2000000, 400000),
                   run=f'<a:hlinkClick r:id="{link}"/>') +
             shape(12, "宛先", "総務課", (5000000, 5600000, 1500000, 400000),
                   run=f'<a:hlinkClick r:id="{mail}"/>'))
    grid = table(13, [["月", "人数"], ["四月", "百二十"]], (457200, 4300000, 4000000, 741680))
    morph = (f'<mc:AlternateContent {MC}><mc:Choice xmlns:p159="{MS}powerpoint/2015/09/main" Requires="p159">'
             f'<p:transition spd="slow" xmlns:p14="{MS}powerpoint/2010/main" p14:dur="2000">'
             '<p159:morph option="byObject"/></p:transition></mc:Choice><mc:Fallback><p:transition spd="slow">'
             "<p:fade/></p:transition></mc:Fallback></mc:AlternateContent>")
    effect = ('<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot">'
              '<p:childTnLst><p:set><p:cBhvr><p:cTn id="2" dur="1" fill="hold"/><p:tgtEl><p:spTgt spid="3"/>'
              "</p:tgtEl><p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
              '<p:to><p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>')
    deck.slide(title() + body + picture(5, "公印", seal, SIDE) + upright + group + grid + links, morph + effect)
    deck.add("ppt/comments/comment1.xml", HEAD + (
        f'<p:cmLst {NS}><p:cm authorId="0" dt="2026-11-20T09:00:00.000" idx="1"><p:pos x="10" y="10"/>'
        "<p:text>金額を確かめること</p:text></p:cm></p:cmLst>"), PML + "comments+xml")
    deck.relate(deck.name(1), "comments", "../comments/comment1.xml")
    deck.add("ppt/commentAuthors.xml", HEAD + (
        f'<p:cmAuthorLst {NS}><p:cmAuthor id="0" name="総務課 山田" initials="山" lastIdx="1" clrIdx="0"/>'
        "</p:cmAuthorLst>"), PML + "commentAuthors+xml")
    deck.relate("ppt/presentation.xml", "commentAuthors", "commentAuthors.xml")
    deck.notes(1, "ここで資料を配る")
    deck.slide(title("質疑"), attributes=' show="0"')
    deck.add("ppt/charts/chart1.xml", chart_xml(), DML + "drawingml.chart+xml")
    rid = deck.pending("chart", "../charts/chart1.xml")
    deck.slide(title("統計") + frame(4, "グラフ", CHART, f'<c:chart xmlns:c="{CHART}" r:id="{rid}"/>', MIDDLE))
    return deck


def entity_bomb():
    deck = simple()
    name = deck.name(1)
    deck.parts[name] = deck.parts[name].replace(HEAD.encode(), (
        '<?xml version="1.0"?><!DOCTYPE p:sld [<!ENTITY a "' + "A" * 1000 + '">' + "".join(
            f'<!ENTITY {b} "{("&" + a + ";") * 10}">' for a, b in zip("abcdefg", "bcdefgh")) + "]>").encode())
    deck.parts[name] = deck.parts[name].replace("町民説明会".encode(), b"&h;")
    return deck


def deep(levels=2000):
    nested = ('<p:grpSp><p:nvGrpSpPr><p:cNvPr id="9" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
              * levels + "</p:grpSp>" * levels)
    return simple(nested)


def doubled(name, data, source=None):
    """The simple deck with one member more, whose name may be there already."""
    raw = (source or simple()).bytes()
    out = io.BytesIO(raw)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


def with_control(later):
    """A control, whose picture PowerPoint 2007 has in the legacy drawing, and
    later versions in the control too."""
    deck = Deck()
    deck.add("ppt/activeX/activeX1.xml", b"<x>" + MARKER + b"</x>")
    rid = deck.pending("control", "../activeX/activeX1.xml")
    deck.add("ppt/media/image1.png", png(40, 40, (30, 30, 120)))
    pid = deck.pending("image", "../media/image1.png")
    inner = f'<p:control spid="1026" name="再生" r:id="{rid}" imgW="965200" imgH="609600"'
    if later:
        inner = (f'<mc:AlternateContent {MC}><mc:Choice xmlns:v="urn:schemas-microsoft-com:vml" '
                 f'Requires="v">{inner}/></mc:Choice><mc:Fallback>{inner}>{picture(0, "再生", pid, SIDE)}'
                 "</p:control></mc:Fallback></mc:AlternateContent>")
    else:
        inner += "/>"
        drawing = "ppt/drawings/vmlDrawing1.vml"
        deck.add(drawing, '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
                 '<v:shape id="再生" o:spid="_x0000_s1026" style="position:absolute;left:30.5pt;top:20pt;'
                 'width:76pt;height:48pt"><v:imagedata o:relid="rId1"/></v:shape></xml>')
        deck.relate(drawing, "image", "../media/image1.png")
        deck.pending("vmlDrawing", "../drawings/vmlDrawing1.vml")
    number = deck.slide(title())
    deck.parts[deck.name(number)] = deck.parts[deck.name(number)].replace(
        b"</p:spTree>", b"</p:spTree><p:controls>" + inner.encode() + b"</p:controls>")
    return deck


def with_old_object():
    """An object of PowerPoint 2007: its picture stands in a legacy drawing,
    which is no XML."""
    deck = Deck()
    deck.add("ppt/embeddings/oleObject1.bin", OLE_MARK)
    deck.add("ppt/media/image1.png", png(40, 40, (30, 120, 30)))
    drawing = "ppt/drawings/vmlDrawing1.vml"
    deck.add(drawing, '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
             '<v:shape id="_x0000_s1026" type="#_x0000_t75" style=\'position:absolute\'><v:imagedata o:relid="rId1" '
             f"o:title=''><br>&nbsp;</v:shape><script>{MARKER.decode()}</script></xml>")
    deck.relate(drawing, "image", "../media/image1.png")
    deck.pending("vmlDrawing", "../drawings/vmlDrawing1.vml")
    rid = deck.pending("oleObject", "../embeddings/oleObject1.bin")
    deck.slide(title() + frame(5, "オブジェクト", OLE, f'<p:oleObj spid="_x0000_s1026" name="Package" r:id="{rid}" '
                               'imgW="1" imgH="1" progId="Package"><p:embed/></p:oleObj>', SIDE))
    return deck


def with_ink():
    """Strokes of a pen, with a picture for programs that do not know them."""
    deck = Deck()
    deck.add("ppt/ink/ink1.xml", f'<inkml:ink xmlns:inkml="http://www.w3.org/2003/InkML">{MARKER.decode()}</inkml:ink>',
             "application/inkml+xml")
    deck.add("ppt/media/image1.png", png(20, 20, (0, 0, 90)))
    ink = deck.pending("customXml", "../ink/ink1.xml")
    image = deck.pending("image", "../media/image1.png")
    deck.slide(title() + f'<mc:AlternateContent {MC}><mc:Choice xmlns:p14="{MS}powerpoint/2010/main" Requires="p14">'
               f'<p:contentPart p14:bwMode="auto" r:id="{ink}"/></mc:Choice><mc:Fallback>' +
               picture(4, "手書き", image, SIDE) + "</mc:Fallback></mc:AlternateContent>")
    return deck


def with_diagram():
    """SmartArt with the shapes that were last drawn from it."""
    deck = Deck()
    ns = f'xmlns:dgm="{OPEN}drawingml/2006/diagram" xmlns:a="{OPEN}drawingml/2006/main"'
    dsp = MS + "drawing/2008/diagram"
    ids = [deck.pending(kind, f"../diagrams/{name}1.xml") for kind, name in (
        ("diagramData", "data"), ("diagramLayout", "layout"), ("diagramQuickStyle", "style"),
        ("diagramColors", "colors"))]
    drawn = deck.pending(MS + "2007/relationships/diagramDrawing", "../diagrams/drawing1.xml")
    deck.add("ppt/diagrams/data1.xml", HEAD + (
        f'<dgm:dataModel {ns}><dgm:ptLst><dgm:pt modelId="1" type="doc"/><dgm:pt modelId="2"><dgm:t><a:bodyPr/>'
        "<a:p><a:r><a:t>受付</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst><dgm:cxnLst/><dgm:extLst>"
        f'<a:ext uri="{dsp}"><dsp:dataModelExt xmlns:dsp="{dsp}" relId="{drawn}" minVer="http://x"/></a:ext>'
        "</dgm:extLst></dgm:dataModel>"), DML + "drawingml.diagramData+xml")
    deck.add("ppt/diagrams/layout1.xml", HEAD + f'<dgm:layoutDef {ns} uniqueId="u"><dgm:layoutNode/></dgm:layoutDef>',
             DML + "drawingml.diagramLayout+xml")
    deck.add("ppt/diagrams/style1.xml", HEAD + f'<dgm:styleDef {ns} uniqueId="u"/>', DML + "drawingml.diagramStyle+xml")
    deck.add("ppt/diagrams/colors1.xml", HEAD + f'<dgm:colorsDef {ns} uniqueId="u"/>',
             DML + "drawingml.diagramColors+xml")
    deck.add("ppt/diagrams/drawing1.xml", HEAD + (
        f'<dsp:drawing xmlns:dsp="{dsp}" xmlns:a="{OPEN}drawingml/2006/main"><dsp:spTree><dsp:nvGrpSpPr>'
        '<dsp:cNvPr id="0" name=""/><dsp:cNvGrpSpPr/></dsp:nvGrpSpPr><dsp:grpSpPr/><dsp:sp modelId="{2}">'
        '<dsp:nvSpPr><dsp:cNvPr id="0" name=""/><dsp:cNvSpPr/></dsp:nvSpPr><dsp:spPr/><dsp:txBody><a:bodyPr/>'
        "<a:p><a:r><a:t>受付の図</a:t></a:r></a:p></dsp:txBody></dsp:sp></dsp:spTree></dsp:drawing>"),
        "application/vnd.ms-office.drawingml.diagramDrawing+xml")
    deck.slide(title() + frame(4, "図", OPEN + "drawingml/2006/diagram", (
        f'<dgm:relIds xmlns:dgm="{OPEN}drawingml/2006/diagram" r:dm="{ids[0]}" r:lo="{ids[1]}" r:qs="{ids[2]}" '
        f'r:cs="{ids[3]}"/>'), MIDDLE))
    return deck


STRICT = [("presentationml/2006/main", "presentationml/main"), ("drawingml/2006/main", "drawingml/main"),
          ("drawingml/2006/chart", "drawingml/chart"), ("drawingml/2006/table", "drawingml/table"),
          ("officeDocument/2006/relationships", "officeDocument/relationships")]


def strict():
    """The office's presentation as Strict OOXML."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(with_office().bytes())) as source, \
            zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            data = source.read(name)
            for old, new in STRICT:
                data = data.replace((OPEN + old).encode(), b"http://purl.oclc.org/ooxml/" + new.encode())
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


def raw(deck):
    return deck if isinstance(deck, bytes) else deck.bytes()


EVIL = "http://evil.example/"
WORDS_OF_OFFICE = [
    "町民説明会", "一　開会のことば", "令和八年度　予算案", "辻\U000E0100村　\U00020BB7野家", "四月", "百二十",
    "防災のページ", "質疑", "統計"]


class Case:
    """One presentation: @counts are the words that its report must count, @gone
    what must not be in any part of what leaves, @kept what must be."""

    def __init__(self, name, deck, counts=(), kept=("町民説明会",), gone=(), verdict="cleaned", suffix=".pptx"):
        self.name, self.deck, self.counts, self.kept, self.gone = name, deck, counts, kept, gone
        self.verdict, self.suffix = verdict, suffix

    def bytes(self):
        made = self.deck()
        return made if isinstance(made, bytes) else made.bytes()


OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + MARKER
CASES = [
    Case("office", with_office, kept=WORDS_OF_OFFICE + [
        "ppaction://hlinksldjump", "jump=endshow", "https://www.city.example.lg.jp/bosai/",
        "mailto:soumu@city.example.lg.jp", "p159:morph", 'show="0"', "ここで資料を配る", "金額を確かめること",
        "総務課 山田", "来庁者数", 'vert="eaVert"', "<p:set>", "strVal"]),
    Case("O032-strict", strict, kept=WORDS_OF_OFFICE + [
        "http://purl.oclc.org/ooxml/presentationml/main", "ppaction://hlinksldjump", "来庁者数", "p159:morph"]),
    Case("O008-package", lambda: with_object(OLE_MARK, "oleObject1.bin"), ["embedded-object"],
         kept=["添付の資料をご覧ください", "<p:pic>", 'name="オブジェクト"'], gone=["oleObj", "graphicFrame"]),
    Case("O008-workbook", lambda: with_object(workbook("CALL(1)"), "book1.xlsx", kind="package", prog="Excel.Sheet.12"),
         ["embedded-object"], kept=["<p:pic>"], gone=["oleObj", "CALL("]),
    Case("O008-plain", lambda: with_object(OLE_MARK, "oleObject1.bin", wrap=False), ["embedded-object"],
         kept=["<p:pic>"], gone=["oleObj"]),
    Case("O008-no-picture", lambda: with_object(OLE_MARK, "oleObject1.bin", image=False), ["embedded-object"],
         kept=["添付の資料をご覧ください"], gone=["oleObj", "graphicFrame"]),
    Case("O008-old", with_old_object, ["embedded-object"], kept=["<p:pic>", 'name="オブジェクト"'],
         gone=["oleObj", "graphicFrame", "v:shape"]),
    Case("diagram-2003", with_old_diagram, kept=[
        '<p:cNvPr id="2056" name="組織図"/>', "<a:t>町長</a:t>", "<a:t>辻 太郎</a:t>", 'rot="16200000"><a:off x="1998"',
        'rot="5400000" flipH="1"><a:off x="3006"', 'fmla="val 33333"', "BBE0E3", 'w="28575"', "FF0000"],
         gone=["graphicFrame", "v:shape", "legacyDrawing", "総務課"]),
    Case("diagram-2003-form", lambda: with_old_diagram(99), ["embedded-object"], kept=["町民説明会"],
         gone=["graphicFrame", "v:shape", "p:grpSp>", "町長"]),
    Case("diagram-2003-text", lambda: with_old_diagram(text=b"\xff" * 40), kept=["<p:grpSp>"], gone=["町長"]),
    Case("ink", with_ink, ["ink"], kept=["<p:pic>", "手書き"], gone=["contentPart", "inkml", "AlternateContent"]),
    Case("diagram", with_diagram, kept=["受付の図", "dsp:dataModelExt", "relIds"]),
    Case("O004-linked-object", lambda: with_object(None, None, external="mhtml:" + EVIL + "x!x-usc:" + EVIL),
         ["external-target"], kept=["<p:pic>"], gone=["evil.example", "oleObj"]),
    Case("O008-chart-workbook", lambda: with_chart(book=workbook()), kept=["来庁者数", "Sheet1!$B$2:$B$4", "externalData"]),
    Case("O004-chart-link", lambda: with_chart(link="file:///\\\\evil.example\\share\\a.xlsx"), ["external-target"],
         kept=["来庁者数"], gone=["evil.example", "externalData"]),
    Case("O019-chart-formula", lambda: with_chart("[1]Sheet1!$A$1+WEBSERVICE(&quot;http://evil.example/&quot;)"),
         ["formula"], kept=["来庁者数", "143"], gone=["WEBSERVICE", "evil.example"]),
    Case("O022-program", lambda: clicked("ppaction://program", "file:///C:/Windows/System32/calc.exe"),
         ["event-handler", "external-target"], kept=["押す"], gone=["calc.exe", "ppaction"]),
    Case("O022-macro", lambda: clicked("ppaction://macro?name=Run"), ["event-handler"], kept=["押す"], gone=["ppaction"]),
    Case("O022-verb", lambda: clicked("ppaction://ole?verb=0"), ["embedded-object"], kept=["押す"], gone=["ppaction"]),
    Case("O022-file", lambda: clicked("ppaction://hlinkfile", "other.exe"), ["external-target"], kept=["押す"],
         gone=["ppaction", "other.exe"]),
    Case("O022-other-show", lambda: clicked("ppaction://hlinkpres?slideindex=1", "\\\\evil.example\\a.pptx"),
         ["external-target"], kept=["押す"], gone=["ppaction", "evil.example"]),
    Case("O022-hover", lambda: clicked(target=EVIL, hover=True), ["event-handler"], kept=["押す"], gone=["hlinkHover"]),
    Case("O022-tip", lambda: clicked(target=EVIL, tip="https://bank.example/"), ["link-text"], kept=["押す", EVIL],
         gone=["bank.example"]),
    Case("O022-script", lambda: clicked(target="javascript:alert(1)"), ["external-target"], kept=["押す"],
         gone=["javascript"]),
    Case("O022-jump", lambda: clicked("ppaction://hlinkshowjump?jump=nextslide"), kept=["押す", "jump=nextslide"]),
    Case("O022-media", with_media, ["sound"], kept=["<p:pic>", "<p:fade/>"],
         gone=["p14:media", "videoFile", "<p:cmd", "p:video", "sndAc"]),
    Case("O004-remote-picture", with_remote_picture, ["remote-image"], gone=["tracker.example"]),
    Case("O026-drawing", with_drawings, kept=["<p:pic>"], gone=["<script"]),
    Case("O033-branches", with_branches, ["embedded-object"], kept=["新しい形"], gone=["古い形", "urn:unknown", "v:shape", "evil.example"]),
    Case("O001-rest", with_rest, ["vba-project", "custom-xml", "custom-ui", "web-extension", "activex", "font-data",
                                  "printer-settings"], kept=["本文です"],
         gone=["p:controls", "custDataLst", "embeddedFontLst", "onLoad"], suffix=".pptm"),
    Case("O007-control", lambda: with_control(False), ["activex"],
         kept=['<p:cNvPr id="1026" name="再生"/>', '<a:off x="387350" y="254000"/>',
               "</p:pic></p:spTree></p:cSld>"], gone=["p:control"]),
    Case("O007-control-later", lambda: with_control(True), ["activex"],
         kept=['name="再生"', "</p:pic></p:spTree></p:cSld>"], gone=["p:control"]),
    Case("O012-orphan", lambda: doubled("ppt/slides/slide9.xml", b"<x>" + MARKER + b"</x>")),
    Case("O010-double", lambda: doubled("ppt/presentation.xml", b"<x/>"), verdict="removed"),
    Case("O010-case", lambda: doubled("PPT/Presentation.xml", b"<x/>"), verdict="removed"),
    Case("O011-piece", lambda: doubled("ppt/slides/slide1.xml/[0].piece", b"<x/>"), verdict="removed"),
    Case("O015-entities", entity_bomb, verdict="removed"),
    Case("O016-deep", deep, verdict="removed"),
    Case("O031-prefix", lambda: b"<html><script>" + MARKER + b"</script></html>" + simple().bytes(), verdict="removed"),
    Case("O030-renamed", with_rest, ["vba-project"], kept=["本文です"], gone=["onLoad"], suffix=".pptx"),
]
