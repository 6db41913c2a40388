/* SPDX-License-Identifier: Apache-2.0
 *
 * CMaps of PDF: what their programs define leaves as tables, and nothing else.
 */
#include <string.h>
#include "inspector/pdf/pdf.h"
#include "pdf-help.h"

#define HEAD "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
#define INFO(registry, ordering, supplement)                                   \
    "/CIDSystemInfo 3 dict dup begin\n/Registry (" registry                    \
    ") def\n/Ordering (" ordering ") def\n/Supplement " supplement             \
    " def\nend def\n"
#define UNICODE                                                                \
    HEAD INFO("Adobe", "UCS", "0") "/CMapName /Adobe-Identity-UCS def\n"       \
                                   "/CMapType 2 def\n"
#define ENCODING(info) HEAD info "/CMapName /Embedded-H def\n/CMapType 1 def\n"
#define TAIL                                                                   \
    "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
#define SPACE(codes) "1 begincodespacerange\n" codes "\nendcodespacerange\n"
#define TO_UNICODE   SK_PDF_CMAP_TO_UNICODE

typedef struct {
    const char *path;
    SkPdfCMapKind kind;
    const char *in, *out; /* NULL if nothing leaves */
} Case;

/* clang-format off */
static const Case cases[] = {
    { "empty", TO_UNICODE, "", NULL },
    { "no-entries", TO_UNICODE, UNICODE TAIL, NULL },
    { "chars", TO_UNICODE, "begincmap 2 beginbfchar <0001> <0041> <0002> <D83DDE00> endbfchar", UNICODE SPACE("<0000> <FFFF>") "2 beginbfchar\n<0001> <0041>\n<0002> <D83DDE00>\nendbfchar\n" TAIL },
    { "space", TO_UNICODE, "1 begincodespacerange <20> <7e> endcodespacerange 1 beginbfrange <20><7e><0020> endbfrange", UNICODE SPACE("<20> <7E>") "1 beginbfrange\n<20> <7E> <0020>\nendbfrange\n" TAIL },
    { "list", TO_UNICODE, "1 beginbfrange <01> <03> [<0041> <00420043>] endbfrange", UNICODE SPACE("<00> <FF>") "2 beginbfrange\n<01> <01> <0041>\n<02> <02> <00420043>\nendbfrange\n" TAIL },
    { "list-too-long", TO_UNICODE, "1 beginbfrange <01> <01> [<0041> <0042>] endbfrange", UNICODE SPACE("<00> <FF>") "1 beginbfrange\n<01> <01> <0041>\nendbfrange\n" TAIL },
    { "one-byte", TO_UNICODE, "1 beginbfchar <01> <41> endbfchar", UNICODE SPACE("<00> <FF>") "1 beginbfchar\n<01> <0041>\nendbfchar\n" TAIL },
    { "backwards", TO_UNICODE, "2 beginbfrange <05> <01> <0041> <05> <0006> <0041> endbfrange 1 beginbfchar <07> <0041> endbfchar", UNICODE SPACE("<00> <FF>") "1 beginbfchar\n<07> <0041>\nendbfchar\n" TAIL },
    { "no-end", TO_UNICODE, "1 beginbfchar <01> <0041> 1 beginbfchar <02> <0042>", UNICODE SPACE("<00> <FF>") "2 beginbfchar\n<01> <0041>\n<02> <0042>\nendbfchar\n" TAIL },
    { "program", TO_UNICODE, "(%pipe%id) (r) file /OutputFile (x) def 1 beginbfchar <01> <0041> endbfchar (x) run", UNICODE SPACE("<00> <FF>") "1 beginbfchar\n<01> <0041>\nendbfchar\n" TAIL },
    { "cids-of-unicode", TO_UNICODE, "1 begincidchar <01> 5 endcidchar", NULL },
    { "cids", SK_PDF_CMAP_ENCODING, "/Registry (Adobe) def /Ordering (Japan1) def /Supplement 6 def 1 begincidrange <8140> <817e> 633 endcidrange 1 begincidchar <20> 1 endcidchar 1 beginnotdefrange <00> <1f> 231 endnotdefrange", ENCODING(INFO("Adobe", "Japan1", "6")) "2 begincodespacerange\n<00> <FF>\n<0000> <FFFF>\nendcodespacerange\n1 begincidrange\n<8140> <817E> 633\nendcidrange\n1 begincidchar\n<20> 1\nendcidchar\n1 beginnotdefrange\n<00> <1F> 231\nendnotdefrange\n" TAIL },
    { "use", SK_PDF_CMAP_ENCODING, "/90ms-RKSJ-H usecmap /Ordering (a b) def", HEAD "/90ms-RKSJ-H usecmap\n" INFO("Adobe", "Identity", "0") "/CMapName /Embedded-H def\n/CMapType 1 def\n" TAIL },
    { "nul-in-registry", SK_PDF_CMAP_ENCODING, "/Registry (\\000dobe) def /H usecmap", HEAD "/H usecmap\n" INFO("Adobe", "Identity", "0") "/CMapName /Embedded-H def\n/CMapType 1 def\n" TAIL },
    { "use-unknown", SK_PDF_CMAP_ENCODING, "/Other usecmap", NULL },
    { "vertical", SK_PDF_CMAP_ENCODING, "/WMode 1 def /H usecmap", HEAD "/H usecmap\n" INFO("Adobe", "Identity", "0") "/CMapName /Embedded-V def\n/CMapType 1 def\n/WMode 1 def\n" TAIL },
    { "cid-too-large", SK_PDF_CMAP_ENCODING, "2 begincidrange <0000> <ffff> 1 <00> <01> 65534 endcidrange", ENCODING(INFO("Adobe", "Identity", "0")) SPACE("<00> <FF>") "1 begincidrange\n<00> <01> 65534\nendcidrange\n" TAIL },
};

static const char *const refused[] = {
    "", UNICODE, UNICODE TAIL "x", UNICODE "(x) run\n" TAIL,
    UNICODE "2 beginbfchar\n<01> <0041>\nendbfchar\n" TAIL,
    UNICODE "1 beginbfchar\n<01> <41>\nendbfchar\n" TAIL,
    UNICODE "1 beginbfchar\n<1> <0041>\nendbfchar\n" TAIL,
    UNICODE "1 beginbfrange\n<02> <01> <0041>\nendbfrange\n" TAIL,
    UNICODE "1 begincidchar\n<01> 5\nendcidchar\n" TAIL,
    HEAD "/Other usecmap\n" INFO("Adobe", "UCS", "0") "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" TAIL,
};
/* clang-format on */

static void
test_case(gconstpointer data)
{
    const Case *c = data;
    g_autoptr(GBytes) out =
        pdf_cmap(c->kind, (const guint8 *)c->in, strlen(c->in));
    g_autofree char *text = out != NULL ? g_strndup(g_bytes_get_data(out, NULL),
                                                    g_bytes_get_size(out))
                                        : NULL;

    g_assert_cmpstr(text, ==, c->out);
}

static void
test_refused(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(refused); i++) {
        const guint8 *p = (const guint8 *)refused[i];

        if (sk_pdf_cmap_is_ours((SkSpan){ p, p + strlen(refused[i]) }, true))
            g_error("accepted: %s", refused[i]);
    }
}

/* Both lists of predefined CMaps know the same names. */
static void
test_names(void)
{
    static const char *const names[] = {
        "90ms-RKSJ-H",
        "90ms-RKSJ-V",
        "UniJIS-UTF16-H",
        "UniJIS-UTF16-V",
        "Identity-H",
        "Identity-V",
        "H",
        "V",
        "EUC-H",
        "GBK-EUC-V",
        "Other",
        "",
        "identity-h",
        "Identity-",
        "UniKS-UCS2-H",
        "90pv-RKSJ-H",
    };

    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        const guint8 *p = (const guint8 *)names[i];
        gboolean is_known = i != 10 && i != 11 && i != 12 && i != 13;

        g_assert_cmpint(sk_pdf_cmap_is_predefined(names[i]), ==, is_known);
        g_assert_cmpint(
            sk_pdf_cmap_is_known((SkSpan){ p, p + strlen(names[i]) }), ==,
            is_known);
    }
}

/* 250 entries come in three blocks. */
static void
test_blocks(void)
{
    g_autoptr(GString) in = g_string_new("250 beginbfchar\n");
    g_autoptr(GBytes) out = NULL;
    g_autofree char *text = NULL;

    for (guint i = 0; i < 250; i++)
        g_string_append_printf(in, "<%04X> <%04X>\n", i, i + 1);
    g_string_append(in, "endbfchar");
    out = pdf_cmap(TO_UNICODE, (const guint8 *)in->str, in->len);
    text = g_strndup(g_bytes_get_data(out, NULL), g_bytes_get_size(out));
    g_assert_nonnull(strstr(text, "\n50 beginbfchar\n<00C8> <00C9>\n"));
}

static void
test_storm(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *seed = cases[i].out != NULL ? cases[i].out : cases[i].in;
        g_autoptr(GBytes) bytes = g_bytes_new_static(seed, strlen(seed));

        pdf_storm(pdf_any_cmap, cases[i].kind, bytes, 500);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strconcat("/cmap/", cases[i].path, NULL);

        g_test_add_data_func(path, &cases[i], test_case);
    }
    g_test_add_func("/cmap/refused", test_refused);
    g_test_add_func("/cmap/names", test_names);
    g_test_add_func("/cmap/blocks", test_blocks);
    g_test_add_func("/cmap/storm", test_storm);
    return g_test_run();
}
