/* SPDX-License-Identifier: Apache-2.0
 *
 * Streams of real PDFs through the cleaners, one line for each:
 *
 *     pdf-driver [-o FOLDER] FOLDER/KIND/FILE...
 *
 * as pdf-streams.py writes them; the folder's name is the kind. With -o, what
 * leaves is written to FOLDER under the same name.
 */
#include <stdio.h>
#include <string.h>
#include "pdf-help.h"

static const char *const contents[] = { "page", "form", "tile", "glyph", NULL };
static const char *const cmaps[] = { "tounicode", "encoding", NULL };
static const char *const fonts[] = { "type1",  "truetype", "cff",
                                     "cffcid", "opentype", NULL };

static gint
place_in(const char *const *words, const char *word)
{
    for (gint i = 0; words[i] != NULL; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    return -1;
}

static GBytes *
clean(const char *kind, const guint8 *bytes, gsize len, GString *said)
{
    guint left_out[2];
    SkFont font = { .detail = NULL };
    GBytes *out;

    if (place_in(contents, kind) >= 0) {
        out = pdf_content((SkPdfContentKind)place_in(contents, kind), bytes,
                          len, left_out);
        g_string_printf(said, "%u operators, %u images left out", left_out[0],
                        left_out[1]);
        return out;
    }
    if (place_in(cmaps, kind) >= 0)
        return pdf_cmap((SkPdfCMapKind)place_in(cmaps, kind), bytes, len);
    if (place_in(fonts, kind) < 0)
        return NULL;
    out = pdf_font((SkFontKind)place_in(fonts, kind), bytes, len, &font);
    g_string_printf(said, "%s%u glyphs emptied",
                    font.detail != NULL ? font.detail : "", font.emptied);
    return out;
}

int
main(int argc, char **argv)
{
    const char *folder = argc > 2 && strcmp(argv[1], "-o") == 0 ? argv[2] : NULL;

    for (int i = folder != NULL ? 3 : 1; i < argc; i++) {
        g_autofree char *parent = g_path_get_dirname(argv[i]);
        g_autofree char *kind = g_path_get_basename(parent);
        g_autofree char *name = g_path_get_basename(argv[i]);
        g_autofree char *bytes = NULL;
        g_autoptr(GBytes) out = NULL;
        g_autoptr(GString) said = g_string_new(NULL);
        gsize len, n = 0;

        if (!g_file_get_contents(argv[i], &bytes, &len, NULL))
            return 1;
        out = clean(kind, (const guint8 *)bytes, len, said);
        if (out != NULL)
            n = g_bytes_get_size(out);
        printf("%s %s/%s %zu %zu %s\n", out != NULL ? "leaves" : "stays", kind,
               name, len, n, said->str);
        if (folder != NULL && out != NULL) {
            g_autofree char *path = g_build_filename(folder, name, NULL);

            g_file_set_contents(path, g_bytes_get_data(out, NULL), (gssize)n,
                                NULL);
        }
    }
    return 0;
}
