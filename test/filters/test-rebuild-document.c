/* SPDX-License-Identifier: Apache-2.0
 *
 * Documents with files in them: pictures come back as they were cleaned, under
 * names of ours, and a placeholder stands for those that do not.
 */
#include <string.h>

#include "document/document-help.h"
#include "document/package-make.h"

#define A_NS   "http://schemas.openxmlformats.org/drawingml/2006/main"
#define PIC_NS "http://schemas.openxmlformats.org/drawingml/2006/picture"
#define WP_NS                                                                  \
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"

/* A picture in a run. */
#define SHOWN(id)                                                              \
    "<w:r><w:drawing><wp:inline xmlns:wp='" WP_NS "'><wp:extent cx='9' "       \
    "cy='9'/><a:graphic xmlns:a='" A_NS "'><a:graphicData uri='" PIC_NS        \
    "'><pic:pic xmlns:pic='" PIC_NS "'><pic:blipFill><a:blip r:embed='" id     \
    "'/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>"     \
    "</w:drawing></w:r>"

#define LEAST "[Content_Types].xml _rels/.rels word/document.xml"

typedef struct {
    const char *path, *settings;
    const char *list;   /* of members; or NULL, if it does not leave */
    const char *counts; /* or the reason and its detail */
    PackageMember members[8];
} Case;

static const Case cases[] = {
    { "picture", "",
      LEAST " word/_rels/document.xml.rels word/media/image1.png", "",
      { TYPES(WORD_TYPE), WORD_ROOT, WORD_DOCUMENT(SHOWN("p")),
        { "word/media/秘密.png", NULL },
        WORD_RELATIONS(RELATION("p", OFFICE "image", "media/秘密.png")) } },
    { "shown-twice", "",
      LEAST " word/_rels/document.xml.rels word/media/image1.png", "",
      { TYPES(WORD_TYPE), WORD_ROOT, WORD_DOCUMENT(SHOWN("p") SHOWN("p")),
        { "word/a.png", NULL },
        WORD_RELATIONS(RELATION("p", OFFICE "image", "a.png")) } },
    { "not-shown", "", LEAST, "",
      { TYPES(WORD_TYPE), WORD_ROOT, WORD_DOCUMENT(""), { "word/a.png", NULL },
        WORD_RELATIONS(RELATION("p", OFFICE "image", "a.png")) } },
    { "no-picture", "",
      LEAST " word/_rels/document.xml.rels word/media/image1.png",
      "embedded-picture=1",
      { TYPES(WORD_TYPE), WORD_ROOT, WORD_DOCUMENT(SHOWN("p")),
        { "word/a.png", "MZ, a program" },
        WORD_RELATIONS(RELATION("p", OFFICE "image", "a.png")) } },
    { "removed-by-policy", "inside = { media = \"remove\"; };",
      LEAST " word/_rels/document.xml.rels word/media/image1.png",
      "embedded-picture=1",
      { TYPES(WORD_TYPE), WORD_ROOT, WORD_DOCUMENT(SHOWN("p")),
        { "word/a.png", NULL },
        WORD_RELATIONS(RELATION("p", OFFICE "image", "a.png")) } },
    { "refused-by-policy", "inside = { media = \"refuse\"; };", NULL,
      "inside-refused media",
      { TYPES(WORD_TYPE), WORD_ROOT, WORD_DOCUMENT(SHOWN("p")),
        { "word/a.png", NULL },
        WORD_RELATIONS(RELATION("p", OFFICE "image", "a.png")) } },
    { "macros-refused", "inside = { macros = \"refuse\"; };", NULL,
      "inside-refused vba-project",
      { TYPES(WORD_TYPE), WORD_ROOT, WORD_DOCUMENT(SHOWN("p")),
        { "word/a.png", NULL }, { "word/v.bin", "x" },
        WORD_RELATIONS(RELATION("p", OFFICE "image", "a.png")
                           RELATION("v", OFFICE "vbaProject", "v.bin")) } },
};

static void
test_case(gconstpointer data)
{
    const Case *row = data;
    const SkPolicy *policy = document_policy("files-faithful", row->settings);
    g_autoptr(GBytes) bytes = package_make(row->members);
    g_autoptr(DocumentResult) result = document_run(policy, "a.docx", bytes);
    g_autoptr(DocumentResult) again = NULL;
    g_autofree char *list = NULL;

    if (row->list == NULL) {
        g_autofree char *said =
            g_strdup_printf("%s %s", sk_reason_word(result->reason),
                            result->detail != NULL ? result->detail : "");

        g_assert_cmpstr(said, ==, row->counts);
        g_assert_null(result->bytes);
        return;
    }
    g_assert_nonnull(result->bytes);
    list = package_list(result->bytes);
    g_assert_cmpstr(list, ==, row->list);
    g_assert_cmpstr(result->counts, ==, row->counts);
    if (strstr(row->settings, "remove") != NULL)
        return; /* The placeholder would be removed as well. */
    again = document_run(policy, "a.docx", result->bytes);
    g_assert_nonnull(again->bytes);
    g_assert_true(g_bytes_equal(again->bytes, result->bytes));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path =
            g_strconcat("/rebuild-document/", cases[i].path, NULL);

        g_test_add_data_func(path, &cases[i], test_case);
    }
    return g_test_run();
}
