/* SPDX-License-Identifier: Apache-2.0
 *
 * Any bytes as a line of the report file: reading stays inside the line, what
 * it calls a line can be counted, and undoing escapes gives UTF-8.
 */
#include <string.h>

#include "cli/report/facts.h"

int LLVMFuzzerTestOneInput(const guint8 *data, size_t size);

/* check: undoes the escapes of @slice, which must lie within the line. */
static void
check(SkSlice slice, const char *line, gsize len)
{
    g_autofree char *text = NULL;

    if (slice.at == NULL)
        return;
    g_assert_true(slice.at >= line && slice.at + slice.len <= line + len);
    text = sk_slice_text(slice);
    g_assert_true(g_utf8_validate(text, -1, NULL));
}

static void
check_line(const SkLine *line, const char *text, gsize len)
{
    check(line->time, text, len);
    check(line->sender, text, len);
    check(line->reason, text, len);
    for (guint i = 0; i < line->recipients->len; i++)
        check(g_array_index(line->recipients, SkSlice, i), text, len);
    for (guint i = 0; i < line->parts->len; i++)
        check(g_array_index(line->parts, SkLinePart, i).name, text, len);
}

int
LLVMFuzzerTestOneInput(const guint8 *data, size_t size)
{
    static const SkPeriod period = { NULL, NULL, NULL, FALSE };
    g_autoptr(SkMailFacts) facts = sk_facts_new(&period);
    g_autoptr(SkLine) line = sk_line_new();
    g_autofree char *text = g_malloc(size + 1);
    gsize len = 0;
    SkLineIs is;

    /* A line has no LF inside, and one behind. */
    while (len < size && data[len] != '\n')
        len++;
    memcpy(text, data, len);
    text[len] = '\n';
    is = sk_line_read(line, text, len);
    if (is != SK_LINE_BROKEN)
        check_line(line, text, len);
    sk_facts_add(facts, line, is, FALSE);
    return 0;
}
