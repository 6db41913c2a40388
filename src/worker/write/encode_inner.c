/* SPDX-License-Identifier: Apache-2.0
 *
 * Holds what writing any header needs: its beginning, its end, and the cleaning
 * of its text.
 */
#include <sekisho/text.h>

#include "charset/charset.h"
#include "worker/write/encode_inner.h"

void
sk_encode_tell(SkReport *report, const SkHeader *header, const char *action,
               const char *value)
{
    g_autofree char *cut = NULL;

    if (value != NULL)
        cut = sk_text_clean_line(value, -1, 200, NULL);
    sk_report_add_header(report, header->name, action, cut);
}

GString *
sk_encode_begin(const SkHeader *header)
{
    GString *out = g_string_new(header->name);

    g_string_append(out, ": ");
    return out;
}

char *
sk_encode_finish(GString *out)
{
    g_string_append(out, "\r\n");
    return g_string_free(out, FALSE);
}

char *
sk_encode_clean(const char *text, guint most, SkCharset charset)
{
    g_autofree char *line = sk_text_clean_line(text, -1, 0, NULL);
    g_autofree char *folded = charset == SK_CHARSET_ISO_2022_JP
                                  ? sk_charset_jis_fold(line, NULL, NULL)
                                  : g_steal_pointer(&line);

    return sk_text_clean_line(folded, -1, most, NULL);
}
