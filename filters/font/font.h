/* SPDX-License-Identifier: Apache-2.0
 *
 * Font programs: TrueType and OpenType (ISO/IEC 14496-22), CFF (Adobe technical
 * note 5176) and Type 1. Their tables are checked one by one and only listed
 * ones leave. This defends against the readers of fonts, which run in the
 * kernel on some systems.
 */
#ifndef SK_FONT_FONT_H
#define SK_FONT_FONT_H

#include <glib.h>
#include <sekisho/part.h>

typedef enum {
    SK_FONT_TYPE1,    /* FontFile of a PDF: clear text, eexec, zeros */
    SK_FONT_TRUETYPE, /* FontFile2 */
    SK_FONT_CFF,      /* FontFile3, Type1C */
    SK_FONT_CFF_CID,  /* FontFile3, CIDFontType0C */
    SK_FONT_OPENTYPE, /* FontFile3, OpenType, with either outline */
} SkFontKind;

typedef struct {
    SkPart *part; /* whose time is used and on which things are counted; may be
                     NULL */
    SkFontKind kind; /* in: as declared; out: what the program is, which decides
                        about the key under which it leaves */
    const guint8 *bytes;
    gsize len;
    /* the lengths of the three portions of a Type 1 program as declared, or 0;
     * out: those of the program that was written */
    guint lengths[3];
    guint emptied;      /* out: glyphs that are damaged and were emptied */
    const char *detail; /* out: why there is no result; a static string */
} SkFont;

/* sk_font_clean: returns the program written anew from its listed tables, or
 * NULL with the detail set if it does not leave. The result comes back
 * unchanged when it is cleaned again. The caller unrefs it. */
GBytes *sk_font_clean(SkFont *font);

#endif
