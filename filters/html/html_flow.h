/* SPDX-License-Identifier: Apache-2.0
 *
 * The page being written: inline text gathers in a paragraph, a break flushes
 * it as wrapped lines behind the current prefix ("> ", indents, markers).
 * Private to filters/html.
 */
#ifndef SK_HTML_HTML_FLOW_H
#define SK_HTML_HTML_FLOW_H

#include <sekisho/policy.h>
#include <sekisho/text.h>

#define SK_HTML_COLUMNS 76

typedef enum { SK_FLOW_NORMAL, SK_FLOW_PRE, SK_FLOW_PRE_WRAP } SkFlowMode;

typedef struct {
    GString *out;  /* whole lines */
    GString *para; /* the paragraph in the making */
    guint columns; /* 0: lines are never wrapped (cells of a table) */
    SkLinks links;
    SkFlowMode mode;
    GString *prefix; /* before every line */
    char *marker;    /* in place of the end of prefix, once */
    gsize marker_at;
    char *last_prefix; /* of the last line written */
    gboolean want_blank;
    gsize mark_at;        /* in out: behind the last words */
    gboolean space;       /* collapsed blanks wait for a word */
    gboolean line_end;    /* a line end was among them */
    SkTextCounts *counts; /* lent */
} SkFlow;

SkFlow *sk_flow_new(guint columns, SkLinks links, SkTextCounts *counts);
void sk_flow_free(SkFlow *flow);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkFlow, sk_flow_free)

/* sk_flow_text: text as it stands in HTML; blanks collapse, but not in the PRE
 * modes. */
void sk_flow_text(SkFlow *flow, const char *text, gsize len);

/* sk_flow_word: @text behind what stands there, as it is. */
void sk_flow_word(SkFlow *flow, const char *text);

/* sk_flow_br: ends the line; on an empty one: a blank line. */
void sk_flow_br(SkFlow *flow);

/* sk_flow_break: ends the paragraph; @blank: a blank line before the next. */
void sk_flow_break(SkFlow *flow, gboolean blank);

/* sk_flow_line: one finished line, written as it is behind the prefix. */
void sk_flow_line(SkFlow *flow, const char *line);

/* sk_flow_rule: the same for a line that is no words (an underline). */
void sk_flow_rule(SkFlow *flow, const char *line);

/* sk_flow_mark: appends @text to the paragraph, or, when it was broken already
 * and something was written since @from (an earlier out->len), to the end of
 * the last words. */
void sk_flow_mark(SkFlow *flow, const char *text, gsize from);

/* sk_flow_push: @text is put before the lines to come; past 40 columns nothing
 * more. Give what it returns to sk_flow_pop. @marker: stands in place of @text
 * on the first of these lines; NULL for none. Both flush. */
gsize sk_flow_push(SkFlow *flow, const char *text, const char *marker);
void sk_flow_pop(SkFlow *flow, gsize pushed);

/* sk_flow_room: columns left beside the prefix, at least 20. */
guint sk_flow_room(const SkFlow *flow);


#endif
