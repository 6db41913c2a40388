/* SPDX-License-Identifier: Apache-2.0
 *
 * format=flowed into lines as everybody reads them. A paragraph ends where the
 * depth of quotation changes, whatever its last line says, so that nobody's
 * words slide into another's mouth. It keeps every visible character.
 */
#include <string.h>

#include <sekisho/text.h>
#include <text/flowed.h>

#define COLUMNS   76
#define QUOTE_DEPTH_MAX 20 /* deeper quotes share a prefix; ">>>>…" is an attack */

typedef struct {
    GString *out;
    GString *paragraph;
    gsize depth;   /* of the paragraph in hand */
    gboolean open; /* it goes on in the next line */
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

/* A line that stands for itself: no joint at its end. It keeps its shape,
 * tables and drawings too. */
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
    if (len > 0 && *line == ' ') { /* stuffed */
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
