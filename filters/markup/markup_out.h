/* SPDX-License-Identifier: Apache-2.0
 *
 * The bytes that are written: escaped, cleaned, cut, and given their head at
 * the end, when it is known which namespaces were used. For markup_write.c
 * only.
 *
 * What markup_head.c defines is declared here.
 */
#ifndef SK_MARKUP_MARKUP_OUT_H
#define SK_MARKUP_MARKUP_OUT_H

#include <markup/markup_space.h>
#include <sekisho/text.h>

typedef struct {
    char *bytes;      /* what is written begins at SK_MARKUP_HEAD_ROOM */
    gsize len, room;  /* the head's room included */
    gsize most;       /* how long it may become */
    gboolean is_full; /* it would have become longer, or there is no memory */
    gboolean is_open; /* the ">" of the last start tag is still to come */
    SkTextCounts counts;
    GArray *cuts; /* of SkMarkupCut; NULL until there is one */
    /* by the number of the namespace: 1 is used by a tag, 2 by a value */
    guint8 used[SK_MARKUP_SPACES_MAX];
} SkMarkupOut;

typedef struct {
    gsize from, to;
} SkMarkupCut;

/* the room before what is written, in which the head is put at the end */
#define SK_MARKUP_HEAD_ROOM 32768u

/* sk_markup_out_init: begins to write; @len is how long the input is. Returns
 * FALSE if there is no memory. Clear it with sk_markup_out_clear. */
gboolean sk_markup_out_init(SkMarkupOut *out, gsize len);
void sk_markup_out_clear(SkMarkupOut *out);

/* Names of tags and attributes are copied in blocks of so many bytes. Where
 * @shown is said to have room, so many bytes may be read from its end on. */
#define SK_MARKUP_BLOCK 16u

/* Append @text as it is; escaped as text; ` shown="value"` of an attribute,
 * whose value is escaped. */
void sk_markup_out_raw(SkMarkupOut *out, const char *text, gsize len);
void sk_markup_out_text(SkMarkupOut *out, const char *text, gsize len);
void
sk_markup_out_attribute(SkMarkupOut *out, const char *shown, const char *value);

/* sk_markup_out_listed: does the same as sk_markup_out_attribute, faster;
 * @shown (@len bytes) has room, and @value has @value_len bytes. */
void sk_markup_out_listed(SkMarkupOut *out, const char *shown, gsize len,
                          const char *value, gsize value_len);

/* sk_markup_out_start: writes the start tag of @shown, which has room, up to
 * its attributes. */
void sk_markup_out_start(SkMarkupOut *out, const char *shown, gsize len);

/* sk_markup_out_close: writes the ">" that is still to come. */
void sk_markup_out_close(SkMarkupOut *out);

/* sk_markup_out_end: ends the element @shown, which has room. If its start tag
 * is still open, nothing came behind it, and it becomes a tag without content;
 * otherwise an end tag is written. */
void sk_markup_out_end(SkMarkupOut *out, const char *shown, gsize len);

/* sk_markup_out_finish: returns everything: the head with the start of the root
 * tag, which is in @space and written as @shown, and what was written behind
 * that name. @strict chooses the URIs. Returns NULL if it is full. New
 * reference. */
GBytes *sk_markup_out_finish(SkMarkupOut *out, const SkMarkupSpace *space,
                             const char *shown, gboolean strict);

#endif
