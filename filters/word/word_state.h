/* SPDX-License-Identifier: Apache-2.0
 *
 * What is remembered while one part of a Word document is written. Only the
 * folder word/ includes this.
 */
#ifndef SK_WORD_WORD_STATE_H
#define SK_WORD_WORD_STATE_H

#include <markup/markup_write.h>
#include <ooxml/ooxml_kind.h>
#include <sekisho/policy.h>

/* A place where nothing is open. */
#define SK_WORD_NOWHERE G_MAXSIZE

/* How tracked changes surround something. */
typedef enum {
    SK_WORD_PLAIN = 0,
    SK_WORD_INSERTED = 1,
    /* SK_WORD_INSERTED | SK_WORD_DELETED stands for both */
    SK_WORD_DELETED = 2,
} SkWordChanged;

typedef struct {
    gsize from, to;
} SkWordRange;

/* A field whose end has not come yet. Its code stands between the characters
 * `begin` and `separate`, or `end` if it has no result. */
typedef struct {
    GString *code; /* "\1" stands for a field inside it */
    GArray *own;   /* of SkWordRange: what belongs to the field itself */
    gsize from;    /* where a piece of code begins; SK_WORD_NOWHERE if none */
    gsize behind;  /* the place behind its first character */
    gboolean has_result;
    gboolean is_bare;   /* it ended without a result */
    gboolean is_spoilt; /* whatever its code, it does not stay a field */
    SkWordChanged changed;
    /* of a form field: what it shows when it is flattened */
    gboolean is_checked;
    GPtrArray *entries; /* NULL if it is no list */
    guint chosen;
} SkWordField;

typedef struct {
    gsize from;    /* where its start tag begins */
    gsize content; /* where what it holds begins, behind its properties */
} SkWordRun;

/* A paragraph, a table, or a row or a cell of it. */
typedef struct {
    gsize from;
    gboolean is_deleted; /* by a tracked change; of a table: a row of it */
    gboolean is_needed;  /* nothing may stand in its place */
    /* The place where the content begins, behind the properties. For a table or
     * a row, the place where a row or a cell begins that stays, or
     * SK_WORD_NOWHERE. */
    gsize content;
    gboolean has_gap; /* A cell of this row was cut out. */
} SkWordBlock;

/* An OLE object, of which its picture stays. */
typedef struct {
    gsize from;
    SkWordRange drawing; /* the picture, if it is DrawingML; else empty */
} SkWordObject;

typedef struct {
    const SkPolicy *policy;
    gboolean keeps_changes;
    GPtrArray *fields;  /* of SkWordField, innermost last */
    GArray *stories;    /* of guint: how many fields were open around each */
    GArray *runs;       /* of SkWordRun */
    GArray *paragraphs; /* of SkWordBlock */
    GArray *tables;     /* likewise */
    GArray *rows;       /* likewise */
    GArray *cells;      /* likewise */
    GArray *objects;    /* of SkWordObject */
    guint inserted, deleted; /* tracked changes around what is written */
    int character;           /* the field character that is open */
} SkWordState;

/* sk_word_begin: makes the state of @part, which sk_word_finish frees. */
gpointer sk_word_begin(SkOoxmlPart *part);
void sk_word_finish(gpointer state);

/* sk_word_state: returns the state of the part that is being written. */
SkWordState *sk_word_state(SkMarkup *markup);

/* sk_word_keeps: returns whether the policy keeps objects of @kind. */
gboolean sk_word_keeps(const SkWordState *state, SkInside kind);

/* sk_word_is_in: returns whether the element that is being judged stands in
 * @parent, a name of the namespace w. */
gboolean sk_word_is_in(SkMarkup *markup, const char *parent);

/* sk_word_first_field: returns how many of the fields that are open belong to
 * stories around this one. sk_word_innermost: returns the innermost field that
 * is open in this story, or NULL. sk_word_last_run: returns the run that is
 * open, or NULL. */
guint sk_word_first_field(const SkWordState *state);
SkWordField *sk_word_innermost(const SkWordState *state);
SkWordRun *sk_word_last_run(const SkWordState *state);

/* sk_word_anonymise: takes the author, the initials and the date off @tag if
 * the policy does not keep them. */
void sk_word_anonymise(SkMarkup *markup, SkMarkupTag *tag);

/* sk_word_end_fields: drops the fields that were not ended within the story,
 * down to @count of them. */
void sk_word_end_fields(SkMarkup *markup, guint count);

#endif
