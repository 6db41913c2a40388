/* SPDX-License-Identifier: Apache-2.0
 *
 * Says whether bytes are UTF-8. It gives the same answers as
 * g_utf8_validate_len, in a fifth of the time: a text is asked by every pass
 * that takes it over from another.
 */
#include <sekisho/runs.h>
#include <sekisho/text.h>

#include "core/text_utf8.h"

/* Returns how many bytes from @p on are ASCII without NUL. */
static gsize
run_of_ascii(const guchar *p, const guchar *end)
{
    const guchar *start = p;
    SkSixteen bytes;

    for (; end - p >= 16; p += 16) {
        memcpy(&bytes, p, sizeof bytes);
        guint first = sk_sixteen_first((SkSixteen)((bytes - 1) > 0x7E));
        if (first < 16)
            return (gsize)(p - start) + first;
    }
    while (p < end && p[0] != 0 && p[0] < 0x80)
        p++;
    return (gsize)(p - start);
}

gboolean
sk_text_is_utf8(const char *text, gsize len)
{
    const guchar *p = (const guchar *)text;
    const guchar *end = len > 0 ? p + len : p; /* @text may be NULL. */
    gunichar c;

    while (p < end) {
        p += sk_run_japanese(p, end);
        if (p < end && *p < 0x80) {
            gsize run = run_of_ascii(p, end);

            if (run == 0)
                return FALSE;
            p += run;
            continue;
        }
        guint size = p < end ? sk_utf8_decode(p, end, &c) : 0;

        if (size == 0)
            return p == end;
        p += size;
    }
    return TRUE;
}
