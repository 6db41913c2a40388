/* SPDX-License-Identifier: Apache-2.0
 *
 * Code pages by number (codepage.h). Names only; what they hold is charset.h's.
 */
#include <charset/codepage.h>

const char *
sk_codepage_label(guint32 number)
{
    static const struct {
        guint32 number;
        const char *label;
    } table[] = {
        { 874, "windows-874" },   { 932, "shift_jis" },
        { 936, "gbk" },           { 949, "euc-kr" },
        { 950, "big5" },          { 1200, "utf-16le" },
        { 1250, "windows-1250" }, { 1251, "windows-1251" },
        { 1252, "windows-1252" }, { 1253, "windows-1253" },
        { 1254, "windows-1254" }, { 1255, "windows-1255" },
        { 1256, "windows-1256" }, { 1257, "windows-1257" },
        { 1258, "windows-1258" }, { 20866, "koi8-r" },
        { 20127, "us-ascii" },    { 20932, "euc-jp" },
        { 21866, "koi8-u" },      { 28591, "iso-8859-1" },
        { 28592, "iso-8859-2" },  { 28595, "iso-8859-5" },
        { 28597, "iso-8859-7" },  { 28599, "iso-8859-9" },
        { 28605, "iso-8859-15" }, { 50220, "iso-2022-jp" },
        { 50221, "iso-2022-jp" }, { 50222, "iso-2022-jp" },
        { 51932, "euc-jp" },      { 51949, "euc-kr" },
        { 54936, "gb18030" },     { 65001, "utf-8" },
    };

    for (guint i = 0; i < G_N_ELEMENTS(table); i++)
        if (table[i].number == number)
            return table[i].label;
    return NULL;
}

guint32
sk_codepage_of_font(gint32 number)
{
    static const struct {
        gint32 number;
        guint32 codepage;
    } table[] = {
        { 128, 932 },  { 129, 949 },  { 134, 936 },  { 136, 950 },
        { 161, 1253 }, { 162, 1254 }, { 163, 1258 }, { 177, 1255 },
        { 178, 1256 }, { 186, 1257 }, { 204, 1251 }, { 222, 874 },
        { 238, 1250 },
    };

    for (guint i = 0; i < G_N_ELEMENTS(table); i++)
        if (table[i].number == number)
            return table[i].codepage;
    return 0;
}
