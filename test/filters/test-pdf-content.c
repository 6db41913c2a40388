/* SPDX-License-Identifier: Apache-2.0
 *
 * Content streams of PDF: what leaves of each operator, and how what real files
 * write wrong is read.
 */
#include <string.h>
#include "inspector/pdf/pdf.h"
#include "pdf_data/pdf_data.h"
#include "pdf-help.h"

typedef struct {
    const char *path;
    const char *in, *out;
    SkPdfContentKind kind;
} Case;

#define GLYPH SK_PDF_CONTENT_GLYPH
#define GRAY  "BI\n/W 2/H 2/BPC 8/CS/G/F[/AHx/Fl]\nID {41424344}>\nEI\n"

/* clang-format off */
static const Case cases[] = {
    { "empty", "", "" },
    { "line", "0 0 m 100 100 l S", "0 0 m\n100 100 l\nS\n" },
    { "numbers", "+1 -0 00.50 5. re", "1 0 0.5 5 re\n" },
    { "many-digits", "0.12345678901234567 w 99999999999 w -99999999999.5 w", "0.123456789012 w\n2147483647 w\n-2147483647 w\n" },
    { "two-minus", "--5 w", "-5 w\n" },
    { "minus-inside", "0.00-35 w", "0.0035 w\n" },
    { "two-points", "0.0.1 5 m", "0.1 5 m\n" },
    { "no-blank", "1 0 0RG 10w/F1 9Tf", "1 0 0 RG\n10 w\n/F1 9 Tf\n" },
    { "exponent", "1e5 w 2 w", "2 w\n" },
    { "comment", "1 w % (hidden) Tj\n2 w", "1 w\n2 w\n" },
    { "between", "(hidden) /AA <</S/JavaScript>> 1 w", "1 w\n" },
    { "at-the-end", "1 w 5 (hidden)", "1 w\n" },
    { "unknown", "1 2 exec 1 w (x) run PS", "1 w\n" },
    { "too-few", "1 m 2 w", "2 w\n" },
    { "too-many", "9 9 1 2 m", "1 2 m\n" },
    { "wrong-type", "(a) 2 m 1 w", "1 w\n" },
    { "compatibility", "BX 1 odd EX 1 w", "1 w\n" },
    { "string", "(a\\(b\\)\\\\) Tj (\\101\\n) Tj (a(b)c) Tj", "(a\\(b\\)\\\\)Tj\n<410A>Tj\n(a\\(b\\)c)Tj\n" },
    { "hex", "<41 4> Tj <4142> Tj < 00 > Tj", "(A@)Tj\n(AB)Tj\n<00>Tj\n" },
    { "cut-string", "BT (abc", "BT\nET\n" },
    { "array", "[(a)-120(b) 3 4 /X [1] true] TJ [( )1] TJ", "[( )1]TJ\n" },
    { "array-junk", "[(a)-120(b) 3 4 [1] null <</A 1>>] TJ", "[(a)-120(b)3 4]TJ\n" },
    { "dash", "[3 2] 0 d [] 0 d [(a)] 0 d", "[3 2]0 d\n[]0 d\n" },
    { "quotes", "1 2 (a) \" (b) '", "1 2(a)\"\n(b)'\n" },
    { "name", "/F#31 1 Tf /#4eo 1 Tf /A#20B gs", "/F1 1 Tf\n/A#20B gs\n" },
    { "empty-name", "/P / BMC / gs [/] 0 d", "[]0 d\n" },
    { "missing", "/No gs /NoX Do /X Do /No sh /Nofont 3 Tf", "/X Do\n" },
    { "space", "/DeviceRGB cs /NoSpace CS /Sp cs 1 2 3 sc /P1 scn 1 /P1 SCN /No scn", "/DeviceRGB cs\n/Sp cs\n1 2 3 sc\n/P1 scn\n1/P1 SCN\n" },
    { "pattern-of-sc", "/P1 sc sc", "" },
    { "choices", "2 J 3 J 1.5 j 7 Tr 8 Tr -1 Tr 1.0 J", "2 J\n7 Tr\n1 J\n" },
    { "intent", "/Perceptual ri /Other ri", "/Perceptual ri\n" },
    { "saved", "Q q q Q", "q\nq\nQ\nQ\n" },
    { "text", "ET BT BT (a) Tj", "BT\nET\nBT\n(a)Tj\nET\n" },
    { "marks", "EMC /P BMC /Span /No BDC /Span /Yes BDC EMC EMC", "/P BMC\n/Span BMC\n/Span/Yes BDC\nEMC\nEMC\nEMC\n" },
    { "properties", "/Span <</MCID 3 /JS (x) /ActualText (a) /MCID 4 /A <</B 1>> /BBox [1 2 3 4]>> BDC EMC", "/Span<</MCID 3/ActualText(a)/BBox[1 2 3 4]>>BDC\nEMC\n" },
    { "bad-properties", "/P <</MCID -1 /Lang /x /Type (a) /Attached [/Top]>> DP /P /No DP /P MP", "/P<</Attached[/Top]>>DP\n/P MP\n/P MP\n" },
    { "width-of-page", "10 0 d0 1 w", "1 w\n" },
    { "width", "10 0 d0 1 w 3 0 d0", "10 0 d0\n1 w\n", GLYPH },
    { "bounds-of-glyph", "10 0 0 0 5 5 d1 1 w", "10 0 0 0 5 5 d1\n1 w\n", GLYPH },

    /* inline images: raw, named long and short, of every coding */
    { "image", "BI /W 2 /H 2 /BPC 8 /CS /G ID ABCD EI", GRAY },
    { "image-long", "BI /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray /OPI <</X 1>> ID\r\nABCD\nEI 1 w", GRAY "1 w\n" },
    { "image-ei", "BI /W 3 /H 2 /BPC 8 /CS /G ID  EI EI EI q Q", "BI\n/W 3/H 2/BPC 8/CS/G/F[/AHx/Fl]\nID {204549204549}>\nEI\nq\nQ\n" },
    { "image-hex", "BI /W 2 /H 2 /BPC 8 /CS /G /F /AHx ID 41 42 4344> EI", GRAY },
    { "image-85", "BI /W 2 /H 2 /BPC 8 /CS /G /F [/A85] ID 5sdq,~> EI", GRAY },
    /* The second coding is given no bytes at all. */
    { "image-85-nothing", "BI /W 2 /H 2 /BPC 8 /CS /G /F [/A85 /LZW] ID ~> EI q Q", "q\nQ\n" },
    { "image-runs", "BI /W 2 /H 2 /BPC 8 /CS /G /F [/AHx /RL] ID 03414243448 0> EI", GRAY },
    { "image-flate", "BI /W 2 /H 2 /BPC 8 /CS /G /F [/AHx /Fl] ID 789C7374727601000298010B> EI", GRAY },
    { "image-lzw", "BI /W 10 /H 1 /BPC 8 /CS /G /F [/AHx /LZW] ID 800B6050220C0C8501> EI", "BI\n/W 10/H 1/BPC 8/CS/G/F[/AHx/Fl]\nID {2D2D2D2D2D412D2D2D42}>\nEI\n" },
    { "image-short", "BI /W 2 /H 2 /BPC 8 /CS /G /F /AHx ID 414243> EI", "BI\n/W 2/H 2/BPC 8/CS/G/F[/AHx/Fl]\nID {41424300}>\nEI\n" },
    { "image-mask", "BI /W 8 /H 1 /IM true /D [1 0] /I true ID A EI", "BI\n/W 8/H 1/IM true/D[1 0]/I true/F[/AHx/Fl]\nID {41}>\nEI\n" },
    { "image-indexed", "BI /W 1 /H 1 /BPC 8 /CS [/Indexed /DeviceRGB 1 (abcdef)] ID \001 EI", "BI\n/W 1/H 1/BPC 8/CS[/I/RGB 1<616263646566>]/F[/AHx/Fl]\nID {01}>\nEI\n" },
    { "image-no-space", "BI /W 1 /H 1 /BPC 8 /CS /No ID a EI 1 w", "1 w\n" },
    { "image-space-without-name", "BI /W 1 /H 1 /BPC 8 /CS / ID a EI 1 w", "1 w\n" },
    { "image-named-space", "BI /W 1 /H 1 /BPC 8 /CS /3c ID abc EI", "BI\n/W 1/H 1/BPC 8/CS/3c/F[/AHx/Fl]\nID {616263}>\nEI\n" },
    { "image-unknown-filter", "BI /W 1 /H 1 /BPC 8 /CS /G /F /JBIG2Decode ID a EI 1 w", "1 w\n" },
    { "image-too-large", "BI /W 60000 /H 60000 /BPC 8 /CS /G ID a EI 1 w", "1 w\n" },
    { "image-open", "BI /W 1 /H 1 /BPC 8 /CS /G 1 w", "" },
    { "image-cut", "BI /W 2 /H 2 /BPC 8 /CS /G ID", "" },
};

/* What our writer never writes. */
static const char *const refused[] = {
    "1 w", "01 w\n", "1.0 w\n", "-0 w\n", " 1 w\n", "1  w\n", "1 w \n",
    "1 w % x\n", "1 w\n\n", "(a) Tj\n", "<41>Tj\n", "(a\nb)Tj\n", "1 2 w\n",
    "1 odd\n", "q\n", "Q\n", "BT\n", "BT\nBT\nET\nET\n", "/P BMC\n", "/P/Q ri\n",
    "/A#41 gs\n", "/#00 gs\n", "[1(a)/X]TJ\n", "[1  2]0 d\n", "3 J\n",
    "/P<</JS(a)>>BDC\nEMC\n", "/P<</MCID 1/MCID 1>>BDC\nEMC\n", "BX\nEX\n",
    "1 0 d0\n", "(a)PS\n", "2147483648 w\n", "0.1234567890123 w\n", "+1 w\n",
    "BI\n/W 2/H 2/BPC 8/CS/G/F[/AHx/Fl]\nID 789C73747276010002980110>\nEI\n",
    "BI\n/W 3/H 2/BPC 8/CS/G/F[/AHx/Fl]\nID 789C7374727601000298010B>\nEI\n",
    "BI\n/W 2/H 2/BPC 8/CS/G/F[/AHx/Fl]\nID 789C7374727601000298010B> \nEI\n",
    "BI\n/W 2/H 2/BPC 8/CS/G\nID ABCD\nEI\n",
};
/* clang-format on */

/* Returns @text with the digits in braces replaced by those of the bytes that
 * they are when these are packed. */
static char *
packed(const char *text)
{
    GString *out = g_string_new(NULL);
    const char *open = strchr(text, '{'), *p = open;
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    g_autoptr(GBytes) done = NULL;
    const guint8 *digits = NULL;
    gsize len;

    if (open == NULL)
        return g_string_free(g_string_append(out, text), FALSE);
    for (p++; *p != '}'; p += 2) {
        guint8 byte = (guint8)(g_ascii_xdigit_value(p[0]) * 16 +
                               g_ascii_xdigit_value(p[1]));

        g_byte_array_append(bytes, &byte, 1);
    }
    done = sk_pdf_deflate(bytes->data, bytes->len);
    g_string_append_len(out, text, open - text);
    digits = g_bytes_get_data(done, &len);
    for (gsize i = 0; i < len; i++)
        g_string_append_printf(out, "%02X", digits[i]);
    g_string_append(out, p + 1);
    return g_string_free(out, FALSE);
}

static void
test_case(gconstpointer data)
{
    const Case *c = data;
    g_autoptr(GBytes) out =
        pdf_any_content(c->kind, (const guint8 *)c->in, strlen(c->in));
    g_autofree char *text =
        g_strndup(g_bytes_get_data(out, NULL), g_bytes_get_size(out));
    g_autofree char *whole = packed(c->out);

    g_assert_cmpstr(text, ==, whole);
}

static void
test_refused(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(refused); i++) {
        const guint8 *p = (const guint8 *)refused[i];

        if (sk_pdf_content_is_ours((SkSpan){ p, p + strlen(refused[i]) },
                                   SK_PDF_PAGE))
            g_error("accepted: %s", refused[i]);
    }
}

/* What is opened and not closed stays bounded, and is closed. */
static void
test_deep(void)
{
    g_autoptr(GString) deep = g_string_new(NULL);
    g_autoptr(GBytes) out = NULL;

    for (guint i = 0; i < 100000; i++)
        g_string_append(deep, i % 2 == 0 ? "q " : "/P BMC ");
    g_string_append(deep, "[[[[<<[(");
    out = pdf_any_content(SK_PDF_CONTENT_PAGE, (const guint8 *)deep->str,
                          deep->len);
    g_assert_cmpuint(g_bytes_get_size(out), <, 2048 * 12);
}

/* Inline images that are coded as pictures leave if they are some. */
static void
test_pictures(void)
{
    static const struct {
        const char *in;
        guint lost;
    } rows[] = {
        { "BI /W 8 /H 1 /IM true /F [/AHx /CCF] /DP [null <</K -1 /Columns 8>>]"
          " ID 80080080> EI 1 w",
          0 },
        { "BI /W 8 /H 1 /IM true /F /CCF /DP <</K -1 /Columns 8>> ID "
          "\x80\x08\x01\x80\nEI 1 w",
          0 },
        { "BI /W 8 /H 1 /BPC 8 /CS /G /F [/AHx /DCT] ID 41424344> EI 1 w", 1 },
        { "BI /W 8 /H 1 /BPC 8 /CS /G /F [/DCT /AHx] ID 41424344> EI 1 w", 1 },
    };

    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        guint left_out[2];
        g_autoptr(GBytes) out =
            pdf_content(SK_PDF_CONTENT_PAGE, (const guint8 *)rows[i].in,
                        strlen(rows[i].in), left_out);
        const char *text = g_bytes_get_data(out, NULL);

        g_assert_cmpuint(left_out[1], ==, rows[i].lost);
        g_assert_cmpmem(text + g_bytes_get_size(out) - 4, 4, "1 w\n", 4);
    }
}

static void
test_storm(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GBytes) seed =
            g_bytes_new_static(cases[i].in, strlen(cases[i].in));

        pdf_storm(pdf_any_content, cases[i].kind, seed, 500);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strconcat("/content/", cases[i].path, NULL);

        g_test_add_data_func(path, &cases[i], test_case);
    }
    g_test_add_func("/content/refused", test_refused);
    g_test_add_func("/content/deep", test_deep);
    g_test_add_func("/content/pictures", test_pictures);
    g_test_add_func("/content/storm", test_storm);
    return g_test_run();
}
