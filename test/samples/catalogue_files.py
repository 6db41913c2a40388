# SPDX-License-Identifier: Apache-2.0
"""What must become of each attachment of samples/files, said here and not
learned from the program. A row: the attachments of the mail in order, each
either ("-", reason) for one that must not leave, or (name, type, text it must
hold) for one that does; of an archive, its members in the place of it.
"""
PROGRAM, MACRO, NEVER = ("-", "executable"), ("-", "macro"), ("-", "never-allowed")
NOT_ALLOWED, POLYGLOT = ("-", "type-not-allowed"), ("-", "polyglot")
AMBIGUOUS = ("-", "archive-ambiguous")
TWO_WAYS = ("-", "ambiguous")
ARCHIVE, DISK = ("-", "archive-method"), ("-", "disk-image")
PLAIN = "会議は十時からです。"


def text(name, holds=PLAIN):
    return (name, "text/plain", holds)


FILES = {
    # kinds that start something
    "T001-csv-formula": [("名簿.csv", "text/csv", "-1200"), ("cp932.csv", "text/csv", "ソ表能"),
                         ("list.tsv", "text/tab-separated-values", "a\tb")],
    "T002-data-links": [PROGRAM] * 5,
    "T003-ics-vcf-url": [("invite.ics", "text/calendar", "SUMMARY:打ち合わせ"),
                         ("yamada.vcf", "text/vcard", "FN:山田 太郎"),
                         ("keitai.vcf", "text/vcard", "山田;花子")],
    "T004-shortcuts": [PROGRAM] * 11,
    "T005-settings": [PROGRAM] * 5,
    "T006-text-script": [text("macro.txt", "WScript[.]Shell"), PROGRAM, PROGRAM],
    "T007-data": [("a.json", "application/json", "[1, 2.5e3]"), text("broken.txt", "{'a': 1,}"),
                  ("a.xml", "application/xml", "番"), PROGRAM, TWO_WAYS, PROGRAM, NOT_ALLOWED],
    "T009-mail-stores": [NEVER, NEVER],
    "T010-fonts": [NEVER, NEVER],
    "T011-media": [NOT_ALLOWED, NOT_ALLOWED],
    "T012-ichitaro-cad": [NOT_ALLOWED, NEVER, NEVER],
    "T013-docuworks": [NOT_ALLOWED],
    "T014-ext-vs-content": [PROGRAM, PROGRAM, text("内.txt"), PROGRAM, NOT_ALLOWED, NOT_ALLOWED],
    "T015-magic-evasion": [("-", "ambiguous"), NOT_ALLOWED, PROGRAM, PROGRAM],
    "T016-empty": [text("空.txt", ""), text("htaccess.txt", ""), PROGRAM, text("empty.txt", "")],
    "T017-xml-data": [("kishou.xml", "application/xml", "気象"),
                      ("track.xml", "application/xml", "version=\"1.1\">"),
                      ("INDEX_C.XML", "application/xml", "<constdata DTD_version"),
                      ("net.xml", "application/xml", "xsi:nil")],
    "T018-xml-as-text": [text("todoke.xml.txt", "山田"), text("rss.xml.txt", "<rss"),
                         text("invisible.xml.txt", "1999/xhtml"), text("include.xml.txt", "XInclude"),
                         text("formula.xml.txt", "<math"), text("log.md", "転入届")],
    "T019-xml-documents": [NOT_ALLOWED] * 2 + [NEVER] + [PROGRAM] * 2 + [NEVER] + [PROGRAM] * 4 + [TWO_WAYS],
    # names over harmless text: the worst of them decides
    "N039-conflict": [PROGRAM, PROGRAM, PROGRAM],
    "N041-rlo": [PROGRAM, text("報告exe.txt")],
    "N042-trailing": [PROGRAM, PROGRAM, text("b.txt"), text("c.txt"), PROGRAM, PROGRAM, PROGRAM,
                      text("広い.txt"), text("請求書.pdf.txt"), text("双_exe.txt"),
                      text("www.example_com.txt")],
    "N043-paths": [text("x.txt"), text("y.txt"), text("_CON.txt"), text("z.txt"), text("w.txt"),
                   text("file.txt"), text("_LPT1.txt")],
    "N044-clsid": [PROGRAM, PROGRAM],
    "N045-long": [text("長" * 58 + ".txt"), text("é\u0301\u0301\u0301.txt"), text("a.txt"),
                  text("A (2).TXT"), text("a (3).txt")],
    "N003-archive-names": [PROGRAM, PROGRAM, text("_nul.txt"), PROGRAM,
                           text("年度_2026_予定.txt"), PROGRAM, text("ソ表能.txt")],
    # content against name, and what two readers take for two things
    "V008-office-swapped": [NOT_ALLOWED, NOT_ALLOWED, NOT_ALLOWED, NEVER, NEVER, PROGRAM, PROGRAM,
                            PROGRAM, PROGRAM, PROGRAM, MACRO, MACRO],
    "V008-script-kinds": [PROGRAM] * 8 + [NEVER, NEVER, PROGRAM, DISK, DISK, NOT_ALLOWED],
    "P007-two-readers": [POLYGLOT, POLYGLOT, POLYGLOT, AMBIGUOUS, PROGRAM, NOT_ALLOWED, AMBIGUOUS,
                         text("text.txt")],
    # Japanese legacy kinds
    "J018-legacy": [PROGRAM] + [ARCHIVE] * 5,
}
