/* SPDX-License-Identifier: Apache-2.0
 *
 * The names of charsets. A label is as hostile as any other string: it is
 * reduced to letters and digits and looked up here, and never handed to
 * iconv_open.
 */
#include <string.h>

#include <charset/charset_table.h>

#define CHARSET_LABEL_MAX 64

/* Where mail uses the name of a charset for a superset of it, the superset is
 * decoded: CP932 for Shift_JIS, windows-1252 for latin-1, GB18030 for GB2312,
 * UHC for EUC-KR, windows-874 for TIS-620. */
const SkCharsetRow sk_charset_rows[] = {
    { "us-ascii", SK_CODE_ASCII, NULL,
      " usascii ascii ansix341968 ansix341986 iso646us iso646irv1991 us "
      "csascii isoir6 ibm367 cp367 646 7bit " },
    { "utf-8", SK_CODE_UTF_8, NULL,
      " utf8 unicode11utf8 unicode20utf8 xunicode20utf8 csutf8 cp65001 65001 "
      "utf8mb4 utf8n utf8nobom utf8bom " },
    { "iso-2022-jp", SK_CODE_JIS, NULL,
      " iso2022jp iso2022jp1 iso2022jp2 iso2022jp3 iso2022jp2004 iso2022jpms "
      "iso2022jpext csiso2022jp csiso2022jp2 xiso2022jp jis jis7 jis8 "
      "xjis cp50220 cp50221 cp50222 50220 50221 50222 windows50220 "
      "windows50221 xwindows50220 xwindows50221 xwindowsiso2022jp "
      "iso2022jpucs jisencoding csjisencoding " },
    { "shift_jis", SK_CODE_SJIS, "CP932",
      " shiftjis sjis xsjis xshiftjis mskanji csshiftjis windows31j "
      "cswindows31j ms932 cp932 xcp932 932 windows932 ibm932 cp943 cp943c "
      "ibm943 ibm942 sjiswin sjisopen xmsmscp932 xmacjapanese macjapanese "
      "sjisdocomo sjiskddi sjissoftbank ms943 pck xmscp932 " },
    { "euc-jp", SK_CODE_EUC_JP, "EUC-JP",
      " eucjp xeucjp xeuc ujis eucjpms eucjpwin eucjpopen cseucpkdfmtjapanese "
      "extendedunixcodepackedformatforjapanese cp51932 51932 windows51932 "
      "xeucjpms ajec " },
    { "utf-7", SK_CODE_UTF_7, "UTF-7",
      " utf7 unicode11utf7 unicode20utf7 xunicode20utf7 csunicode11utf7 "
      "csutf7 cp65000 65000 " },
    { "utf-16", SK_CODE_UTF_16, NULL,
      " utf16 csutf16 unicode iso10646ucs2 ucs2 iso10646 csunicode utf16bom " },
    { "utf-16le", SK_CODE_UTF_16LE, "UTF-16LE",
      " utf16le csutf16le ucs2le unicodelittle xutf16le cp1200 1200 " },
    { "utf-16be", SK_CODE_UTF_16BE, "UTF-16BE",
      " utf16be csutf16be ucs2be unicodebig unicodefffe xutf16be cp1201 "
      "1201 " },
    { "utf-32", SK_CODE_UTF_32, NULL,
      " utf32 csutf32 iso10646ucs4 ucs4 csucs4 " },
    { "utf-32le", SK_CODE_UTF_32LE, "UTF-32LE", " utf32le csutf32le ucs4le " },
    { "utf-32be", SK_CODE_UTF_32BE, "UTF-32BE", " utf32be csutf32be ucs4be " },
    { "iso-8859-1", SK_CODE_WESTERN, "WINDOWS-1252",
      " iso88591 latin1 l1 isoir100 csisolatin1 ibm819 cp819 iso885911987 "
      "windows1252 cp1252 xcp1252 ansi 1252 win1252 ansi1252 iso88591latin1 " },
    { "iso-8859-2", SK_CODE_SINGLE, "ISO-8859-2",
      " iso88592 latin2 l2 isoir101 csisolatin2 iso885921987 " },
    { "iso-8859-3", SK_CODE_SINGLE, "ISO-8859-3",
      " iso88593 latin3 l3 isoir109 csisolatin3 iso885931988 " },
    { "iso-8859-4", SK_CODE_SINGLE, "ISO-8859-4",
      " iso88594 latin4 l4 isoir110 csisolatin4 iso885941988 " },
    { "iso-8859-5", SK_CODE_SINGLE, "ISO-8859-5",
      " iso88595 cyrillic isoir144 csisolatincyrillic iso885951988 " },
    { "iso-8859-6", SK_CODE_SINGLE, "ISO-8859-6",
      " iso88596 arabic iso88596i iso88596e ecma114 asmo708 isoir127 "
      "csisolatinarabic iso885961987 " },
    { "iso-8859-7", SK_CODE_SINGLE, "ISO-8859-7",
      " iso88597 greek greek8 ecma118 elot928 isoir126 csisolatingreek "
      "iso885971987 suneugreek " },
    { "iso-8859-8", SK_CODE_SINGLE, "ISO-8859-8",
      " iso88598 hebrew iso88598i iso88598e isoir138 csisolatinhebrew logical "
      "visual iso885981988 " },
    { "iso-8859-9", SK_CODE_SINGLE, "WINDOWS-1254",
      " iso88599 latin5 l5 isoir148 csisolatin5 iso885991989 " },
    { "iso-8859-10", SK_CODE_SINGLE, "ISO-8859-10",
      " iso885910 latin6 l6 isoir157 csisolatin6 " },
    { "iso-8859-13", SK_CODE_SINGLE, "ISO-8859-13", " iso885913 latin7 " },
    { "iso-8859-14", SK_CODE_SINGLE, "ISO-8859-14", " iso885914 latin8 " },
    { "iso-8859-15", SK_CODE_SINGLE, "ISO-8859-15",
      " iso885915 latin9 latin0 l9 csisolatin9 " },
    { "iso-8859-16", SK_CODE_SINGLE, "ISO-8859-16", " iso885916 latin10 " },
    { "windows-1250", SK_CODE_SINGLE, "WINDOWS-1250",
      " windows1250 cp1250 xcp1250 1250 win1250 " },
    { "windows-1251", SK_CODE_SINGLE, "WINDOWS-1251",
      " windows1251 cp1251 xcp1251 1251 win1251 " },
    { "windows-1253", SK_CODE_SINGLE, "WINDOWS-1253",
      " windows1253 cp1253 xcp1253 1253 " },
    { "windows-1254", SK_CODE_SINGLE, "WINDOWS-1254",
      " windows1254 cp1254 xcp1254 1254 " },
    { "windows-1255", SK_CODE_SINGLE, "WINDOWS-1255",
      " windows1255 cp1255 xcp1255 1255 " },
    { "windows-1256", SK_CODE_SINGLE, "WINDOWS-1256",
      " windows1256 cp1256 xcp1256 1256 " },
    { "windows-1257", SK_CODE_SINGLE, "WINDOWS-1257",
      " windows1257 cp1257 xcp1257 1257 " },
    { "windows-1258", SK_CODE_SINGLE, "WINDOWS-1258",
      " windows1258 cp1258 xcp1258 1258 " },
    { "windows-874", SK_CODE_SINGLE, "CP874",
      " windows874 cp874 ibm874 874 tis620 tis6200 tis62025291 tis62025330 "
      "iso885911 dos874 " },
    { "koi8-r", SK_CODE_SINGLE, "KOI8-R", " koi8r koi8 koi cskoi8r cp20866 " },
    { "koi8-u", SK_CODE_SINGLE, "KOI8-U", " koi8u koi8ru cp21866 " },
    { "macintosh", SK_CODE_SINGLE, "MACINTOSH",
      " macintosh mac xmacroman macroman csmacintosh cp10000 " },
    { "x-mac-cyrillic", SK_CODE_SINGLE, "MAC-CYRILLIC",
      " xmaccyrillic maccyrillic xmacukrainian " },
    { "ibm437", SK_CODE_SINGLE, "IBM437",
      " ibm437 cp437 437 cspc8codepage437 dos437 xcp437 " },
    { "ibm850", SK_CODE_SINGLE, "IBM850",
      " ibm850 cp850 850 cspc850multilingual dos850 xcp850 ibm858 cp858 " },
    { "ibm852", SK_CODE_SINGLE, "IBM852", " ibm852 cp852 852 cspcp852 " },
    { "ibm855", SK_CODE_SINGLE, "IBM855", " ibm855 cp855 855 " },
    { "ibm866", SK_CODE_SINGLE, "IBM866",
      " ibm866 cp866 866 csibm866 dos866 xcp866 " },
    { "gb18030", SK_CODE_MULTI, "GB18030",
      " gb18030 gb2312 gb231280 csgb2312 csgb231280 gbk xgbk cp936 ms936 936 "
      "windows936 cngb euccn eucgb2312 chinese isoir58 csiso58gb231280 gb " },
    { "big5", SK_CODE_MULTI, "BIG5-HKSCS",
      " big5 big5hkscs csbig5 cnbig5 xxbig5 cp950 950 windows950 big5eten "
      "cp951 xbig5 " },
    { "euc-kr", SK_CODE_MULTI, "UHC",
      " euckr uhc cp949 949 ms949 windows949 ksc56011987 ksc56011989 ksc5601 "
      "ksx1001 korean cseuckr csksc56011987 isoir149 xwindows949 ks56011987 "
      "cp51949 " },
    { "euc-tw", SK_CODE_MULTI, "EUC-TW", " euctw xeuctw cseuctw " },
    { "johab", SK_CODE_MULTI, "JOHAB", " johab cp1361 1361 " },
    { "iso-2022-kr", SK_CODE_JIS, NULL,
      " iso2022kr csiso2022kr cp50225 50225 " },
    { "euc-jisx0213", SK_CODE_MULTI, "EUC-JISX0213",
      " eucjisx0213 eucjis2004 eucjp2004 " },
    { "shift_jisx0213", SK_CODE_MULTI, "SHIFT_JISX0213",
      " shiftjisx0213 shiftjis2004 sjis2004 " },
};

const guint sk_charset_n_rows = G_N_ELEMENTS(sk_charset_rows);

/* Writes @label as " word " to @word. Returns FALSE if it is empty or too long
 * for a label. */
static gboolean
reduce(const char *label, char *word)
{
    while (*label == '"' || *label == '\'' || g_ascii_isspace(*label))
        label++;
    if (g_ascii_strncasecmp(label, "charset=", 8) == 0)
        label += 8;
    gsize len = 0;
    word[len++] = ' ';
    for (; *label != '\0' && *label != '*' && *label != ';'; label++) {
        if (!g_ascii_isalnum(*label))
            continue;
        if (len + 2 >= CHARSET_LABEL_MAX)
            return FALSE;
        word[len++] = g_ascii_tolower(*label);
    }
    word[len++] = ' ';
    word[len] = '\0';
    return len > 2;
}

const SkCharsetRow *
sk_charset_find(const char *label)
{
    char word[CHARSET_LABEL_MAX];
    if (label == NULL || !reduce(label, word))
        return NULL;
    for (guint i = 0; i < sk_charset_n_rows; i++)
        if (strstr(sk_charset_rows[i].aliases, word) != NULL)
            return &sk_charset_rows[i];
    return NULL;
}

const SkCharsetRow *
sk_charset_row(SkCode code)
{
    for (guint i = 0; i < sk_charset_n_rows; i++)
        if (sk_charset_rows[i].code == code)
            return &sk_charset_rows[i];
    g_assert_not_reached();
}
