/* SPDX-License-Identifier: Apache-2.0
 *
 * The page that is being written: inline text collects in a paragraph, and a
 * break writes it as wrapped lines behind the current prefix ("> ", indents,
 * list markers). Only filters/html uses this.
 */
#ifndef SK_HTML_HTML_FLOW_H
#define SK_HTML_HTML_FLOW_H

#include <sekisho/policy.h>
#include <sekisho/text.h>

#define SK_HTML_COLUMNS 76

typedef enum { SK_FLOW_NORMAL, SK_FLOW_PRE, SK_FLOW_PRE_WRAP } SkFlowMode;

typedef struct {
    GString *out;  /* the lines that are finished */
    GString *para; /* the paragraph that is being collected */
    /* 0 if lines are never wrapped, as in the cells of a table */
    guint columns;
    SkLinks links;
    SkFlowMode mode;
    GString *prefix; /* stands before every line */
    char *marker;    /* replaces the end of the prefix on the next line */
    gsize marker_at;
    char *last_prefix; /* the prefix of the line written last */
    gboolean want_blank;
    gsize mark_at;        /* where the last words in @out end */
    gboolean space;       /* collapsed blanks wait for the next word */
    gboolean line_end;    /* there was a line end among them */
    SkTextCounts *counts; /* lent */
} SkFlow;

SkFlow *sk_flow_new(guint columns, SkLinks links, SkTextCounts *counts);
void sk_flow_free(SkFlow *flow);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkFlow, sk_flow_free)

/* sk_flow_text: adds text as it stands in HTML; blanks collapse, except in the
 * PRE modes. */
void sk_flow_text(SkFlow *flow, const char *text, gsize len);

/* sk_flow_word: adds @text unchanged behind what stands there. */
void sk_flow_word(SkFlow *flow, const char *text);

/* sk_flow_br: ends the line; on an empty line it makes a blank one. */
void sk_flow_br(SkFlow *flow);

/* sk_flow_break: ends the paragraph. If @blank, a blank line follows. */
void sk_flow_break(SkFlow *flow, gboolean blank);

/* sk_flow_line: writes one finished line behind the prefix. */
void sk_flow_line(SkFlow *flow, const char *line);

/* sk_flow_rule: does the same for a line that is no words, such as an
 * underline. */
void sk_flow_rule(SkFlow *flow, const char *line);

/* sk_flow_mark: appends @text to the paragraph or, if that was ended already
 * and something was written since @from (an earlier out->len), to the end of
 * the last words. */
void sk_flow_mark(SkFlow *flow, const char *text, gsize from);

/* sk_flow_push: puts @text before all following lines, unless the prefix has 40
 * columns already. On the first of these lines @marker stands in place of @text
 * (NULL for none). The result must be given to sk_flow_pop. Both functions end
 * the paragraph. */
gsize sk_flow_push(SkFlow *flow, const char *text, const char *marker);
void sk_flow_pop(SkFlow *flow, gsize pushed);

/* sk_flow_room: returns the columns left beside the prefix, at least 20. */
guint sk_flow_room(const SkFlow *flow);

#endif
