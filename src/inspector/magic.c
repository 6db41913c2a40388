/* SPDX-License-Identifier: Apache-2.0
 *
 * Refuses the marks by which some program takes a file for something that must
 * never leave, whatever the reader of its type says. Types are not recognised
 * here. Most of these marks cannot pass a reader anyway; they are listed so
 * that no later change of a reader lets them through.
 */
#include <string.h>
#include <strings.h>

#include "inspector/inner.h"

#define BOM "\xEF\xBB\xBF"
/* Readers of PDF and HTML look for their marks in so many bytes. */
#define EARLY 1024

typedef struct {
    const char *bytes;
    size_t len, at;
} Mark;

/* clang-format off */
#define AT(offset, bytes) { (bytes), sizeof(bytes) - 1, (offset) }
static const Mark marks[] = {
    AT(0, "\x7f" "ELF"),                             /* a program */
    AT(0, "\xFE\xED\xFA\xCE"), AT(0, "\xFE\xED\xFA\xCF"), /* Mach-O */
    AT(0, "\xCE\xFA\xED\xFE"), AT(0, "\xCF\xFA\xED\xFE"),
    AT(0, "\xCA\xFE\xBA\xBE"),                       /* Java, fat Mach-O */
    AT(0, "\0asm"), AT(0, "dex\n"),                  /* wasm, Android */
    AT(0, "#!"),                                     /* a script */
    AT(0, "L\0\0\0\x01\x14\x02\0"),                  /* a shortcut */
    AT(0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),       /* OLE2: Office, MSI */
    AT(0, "\xE4\x52\x5C\x7B\x8C\xD8\xA7\x4D"),       /* OneNote */
    AT(0, "ITSF\x03"),                               /* CHM */
    /* a ZIP that the writer did not make */
    AT(0, "PK\x03\x04"), AT(0, "PK\x05\x06"),
    AT(0, "PK\x01\x02"), AT(0, "PK\x07\x08"),
    AT(0, "Rar!\x1A\x07"), AT(0, "7z\xBC\xAF\x27\x1C"), /* archives */
    AT(0, "MSCF\0\0\0\0"), AT(0, "\x1F\x8B"), AT(0, "\x1F\x9D"),
    AT(0, "\xFD" "7zXZ"), AT(0, "\x28\xB5\x2F\xFD"), AT(0, "!<arch>\n"),
    AT(4, "1AY&SY"), AT(2, "-lh0-"), AT(2, "-lh5-"), AT(2, "-lh6-"),
    AT(2, "-lh7-"), AT(7, "**ACE**"), AT(0, "\x60\xEA"), AT(257, "ustar"),
    AT(0x8001, "CD001"), AT(0, "conectix"), AT(0, "vhdxfile"), /* disks */
    AT(0, "KDMV"), AT(0, "QFI\xFB"),
};

/* Beginnings of an INI file or script that starts something; of RTF, which may
 * hold objects; of SYLK, which holds formulas; of PostScript, which is a
 * program. They count in any case and behind blanks. */
static const char *const starts[] = {
    "[InternetShortcut]", "[Shell]", "[AutoRun]", "[.ShellClassInfo]",
    "[DEFAULT]\nBASEURL", "[DEFAULT]\r\nBASEURL", "{\\rt", "ID;P", "%!PS",
    "<?php", "<%", "WEB\n1\n", "WEB\r\n1\r\n", "XLODBC\n", "XLODBC\r\n",
    "TABLE\n0,1\n", "TABLE\r\n0,1\r\n", "[Desktop Entry]", "[Theme]",
    "Windows Registry Editor", "REGEDIT4", "screen mode id:i:",
    "full address:s:", "#@~^", "#!", "MIME-Version:",
};

/* Browsers take a file for HTML if one of these stands first, possibly behind
 * blanks, and is followed by a blank or ">". */
static const char *const first_tags[] = {
    "<!DOCTYPE HTML", "<HTML", "<HEAD", "<SCRIPT", "<IFRAME", "<H1", "<DIV",
    "<FONT", "<TABLE", "<A", "<STYLE", "<TITLE", "<B", "<BODY", "<BR", "<P",
    "<SVG", "<JOB", "<PACKAGE", "<COMPONENT", "<OBJECT", "<EMBED",
    "<META", "<CENTER", "<FORM", "<IMG",
};
/* clang-format on */

/* These count wherever they stand early in the file. */
static const char *const early_tags[] = {
    "<script", "<html", "<iframe", "<!doctype html", "<hta:application",
};

static bool
begins(SkSpan in, const char *word)
{
    size_t len = strlen(word);
    return sk_length(in) >= len &&
           strncasecmp((const char *)in.p, word, len) == 0;
}

static SkSpan
skip_blanks(SkSpan in)
{
    while (in.p < in.end && (sk_is_blank(*in.p) || *in.p == '\r' ||
                             *in.p == '\n' || *in.p == '\f'))
        in.p++;
    return in;
}

static bool
begins_tag(SkSpan in, const char *tag)
{
    if (!begins(in, tag))
        return false;
    in.p += strlen(tag);
    return in.p == in.end || *in.p == '>' || *in.p == '/' || *in.p <= ' ';
}

/* Returns whether "MZ" is followed by what no sentence continues with. The
 * header of a program has no kanji, blank or comma there and is not text. */
static bool
is_program(SkSpan file)
{
    if (sk_length(file) < 3 || memcmp(file.p, "MZ", 2) != 0)
        return false;
    return file.p[2] < 0x80 &&
           (file.p[2] == 0 || strchr(" ,\"\t\r\n", file.p[2]) == NULL);
}

static const uint8_t *
find_early(SkInspectType type, SkSpan file)
{
    SkSpan in = file;
    for (; in.p < in.end && in.p - file.p < EARLY; in.p++) {
        if (*in.p == '%' && begins(in, "%PDF-") &&
            (type != SK_INSPECT_TYPE_PDF || in.p > file.p))
            return in.p;
        for (size_t i = 0;
             *in.p == '<' && i < sizeof early_tags / sizeof early_tags[0]; i++)
            if (begins_tag(in, early_tags[i]))
                return in.p;
    }
    return NULL;
}

static bool
has_start(SkInspectType type, SkSpan file)
{
    SkSpan in = skip_blanks(file);
    bool is_table = type == SK_INSPECT_TYPE_CSV || type == SK_INSPECT_TYPE_TSV;
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
        if (begins(in, starts[i]))
            return true;
    if (is_table && begins(in, "<"))
        return true;
    /* The readers of XML and SVG know all elements. */
    if (type == SK_INSPECT_TYPE_XML || type == SK_INSPECT_TYPE_SVG)
        return false;
    for (size_t i = 0; i < sizeof first_tags / sizeof first_tags[0]; i++)
        if (begins_tag(in, first_tags[i]))
            return true;
    return begins(in, "<!--") || begins(in, "<?xml");
}

static const uint8_t *
find_mark(SkSpan file)
{
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (sk_length(file) >= marks[i].at + marks[i].len &&
            memcmp(file.p + marks[i].at, marks[i].bytes, marks[i].len) == 0)
            return file.p + marks[i].at;
    return is_program(file) ? file.p : NULL;
}

static bool
is_picture(SkInspectType type)
{
    static const uint64_t pictures = 0
#define SK_X(symbol, name, type, extensions)                                   \
    | SK_INSPECT_BIT(SK_INSPECT_TYPE_##symbol)
        SK_PICTURES(SK_X)
#undef SK_X
        ;
    return (pictures & SK_INSPECT_BIT(type)) != 0;
}

/* Finds marks that readers of archives look for anywhere in a file. */
static const uint8_t *
find_archive(SkSpan file)
{
    size_t tail = sk_length(file) < 65557 ? sk_length(file) : 65557;
    const uint8_t *mark = memmem(file.p, sk_length(file), "Rar!\x1A\x07", 6);
    if (mark == NULL)
        mark = memmem(file.p, sk_length(file), "7z\xBC\xAF\x27\x1C", 6);
    if (mark == NULL)
        mark = memmem(file.end - tail, tail, "PK\5\6", 4);
    return mark;
}

const uint8_t *
sk_magic_no(SkInspectType type, SkSpan file)
{
    SkSpan text = file;
    /* Some readers look behind the byte order mark of a table. */
    if (begins(file, BOM))
        text.p += sizeof BOM - 1;
    const uint8_t *mark = find_mark(file);
    if (mark == NULL)
        mark = find_mark(text);
    if (mark == NULL && has_start(type, text))
        mark = file.p;
    if (mark == NULL && is_picture(type))
        mark = find_archive(file);
    return mark != NULL ? mark : find_early(type, file);
}
