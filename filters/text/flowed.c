/* SPDX-License-Identifier: Apache-2.0
 *
 * Turns format=flowed into ordinary lines. A paragraph ends where the depth of
 * quotation changes, whatever its last line says, so that nobody's words are
 * shown as somebody else's. Every visible character is kept.
 */
#include <string.h>

#include <sekisho/text.h>
#include <text/flowed.h>

#define COLUMNS 76
/* Deeper quotes share one prefix, because ">>>>..." without
 * end is an attack. */
#define QUOTE_DEPTH_MAX 20

typedef struct {
    GString *out;
    GString *paragraph;
    gsize depth;   /* the quotation depth of the current paragraph */
    gboolean open; /* the paragraph goes on in the next line */
} Flow;

static void
end_paragraph(Flow *flow)
{
    gsize depth = MIN(flow->depth, QUOTE_DEPTH_MAX);
    g_autofree char *marks = g_strnfill(depth, '>');
    g_autofree char *prefix = g_strconcat(marks, depth > 0 ? " " : "", NULL);
    g_autofree char *lines =
        sk_text_wrap(flow->paragraph->str, COLUMNS - (guint)strlen(prefix), "");
    for (const char *line = lines; line != NULL;) {
        const char *next = strchr(line, '\n');
        gsize len = next != NULL ? (gsize)(next - line) : strlen(line);
        g_string_append(flow->out, len > 0 ? prefix : marks);
        g_string_append_len(flow->out, line, (gssize)len);
        g_string_append_c(flow->out, '\n');
        line = next != NULL ? next + 1 : NULL;
    }
    g_string_truncate(flow->paragraph, 0);
    flow->open = FALSE;
}

/* Writes a line that is not part of a paragraph, without joining another one to
 * it. It keeps its shape, as tables and drawings need. */
static void
put_fixed(Flow *flow, gsize depth, const char *line, gsize len)
{
    g_autofree char *marks = g_strnfill(MIN(depth, QUOTE_DEPTH_MAX), '>');
    g_string_append(flow->out, marks);
    if (depth > 0 && len > 0)
        g_string_append_c(flow->out, ' ');
    g_string_append_len(flow->out, line, (gssize)len);
    g_string_append_c(flow->out, '\n');
}

static void
put_line(Flow *flow, const char *line, gsize len, gboolean delsp)
{
    gsize depth = 0;
    while (depth < len && line[depth] == '>')
        depth++;
    line += depth;
    len -= depth;
    /* The line is space-stuffed (RFC 3676, 4.4). */
    if (len > 0 && *line == ' ') {
        line++;
        len--;
    }
    gboolean is_signature = len == 3 && memcmp(line, "-- ", 3) == 0;
    gboolean flows = len > 0 && line[len - 1] == ' ' && !is_signature;
    if (flow->open && (flow->depth != depth || is_signature))
        end_paragraph(flow);
    if (!flow->open && !flows) {
        put_fixed(flow, depth, line, len);
        return;
    }
    g_string_append_len(flow->paragraph, line,
                        (gssize)(flows && delsp ? len - 1 : len));
    flow->depth = depth;
    flow->open = TRUE;
    if (!flows)
        end_paragraph(flow);
}

char *
sk_flowed_unfold(const char *text, gboolean delsp)
{
    Flow flow = { .out = g_string_sized_new(strlen(text) + 1),
                  .paragraph = g_string_new(NULL) };
    while (*text != '\0') {
        gsize len = strcspn(text, "\n");
        put_line(&flow, text, len, delsp);
        text += len + (text[len] == '\n');
    }
    if (flow.open)
        end_paragraph(&flow);
    g_string_free(flow.paragraph, TRUE);
    return g_string_free(flow.out, FALSE);
}
