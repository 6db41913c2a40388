/* SPDX-License-Identifier: Apache-2.0
 *
 * Streams of real PDFs through the cleaners, one line for each:
 *
 *     pdf-driver [-o FOLDER | -s ROUNDS] FOLDER/KIND/FILE...
 *
 * as pdf-streams.py writes them; the folder's name is the kind. With -o, what
 * leaves is written to FOLDER under the same name. With -s, each is also cut
 * and damaged so many times.
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

static guint
storm(const char *kind, const char *bytes, gsize len, guint rounds)
{
    g_autoptr(GBytes) seed = g_bytes_new_static(bytes, len);

    if (place_in(contents, kind) >= 0)
        return pdf_storm(pdf_any_content, (guint)place_in(contents, kind), seed,
                         rounds);
    if (place_in(cmaps, kind) >= 0)
        return pdf_storm(pdf_any_cmap, (guint)place_in(cmaps, kind), seed,
                         rounds);
    return pdf_storm(pdf_any_font, (guint)place_in(fonts, kind), seed, rounds);
}

int
main(int argc, char **argv)
{
    gboolean has_option = argc > 2 && argv[1][0] == '-';
    const char *folder = has_option && argv[1][1] == 'o' ? argv[2] : NULL;
    guint rounds = has_option && argv[1][1] == 's'
                       ? (guint)g_ascii_strtoull(argv[2], NULL, 10)
                       : 0;

    for (int i = has_option ? 3 : 1; i < argc; i++) {
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
        printf("%s %s/%s %zu %zu %s", out != NULL ? "leaves" : "stays", kind,
               name, len, n, said->str);
        if (rounds > 0)
            printf(", %u of %u damaged ones leave",
                   storm(kind, bytes, len, rounds), rounds);
        printf("\n");
        if (folder != NULL && out != NULL) {
            g_autofree char *path = g_build_filename(folder, name, NULL);

            g_file_set_contents(path, g_bytes_get_data(out, NULL), (gssize)n,
                                NULL);
        }
    }
    return 0;
}
