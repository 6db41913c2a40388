/* SPDX-License-Identifier: Apache-2.0
 *
 * Lists of what may leave, built into tables that are looked up fast. For
 * markup_write.c only.
 */
#ifndef SK_MARKUP_MARKUP_LIST_H
#define SK_MARKUP_MARKUP_LIST_H

#include <markup/markup_out.h>
#include <markup/markup_write.h>

/* An attribute of one row. */
typedef struct {
    const SkMarkupSpace *space;
    char *name; /* local */
    /* as it is written, with its prefix, and SK_MARKUP_BLOCK bytes of room
     * behind it */
    char *shown;
    gsize shown_len;
    gboolean relates;  /* the value is the identifier of a relationship */
    gboolean is_vital; /* without which the element goes */
} SkMarkupAllowed;

typedef struct {
    const SkMarkupRow *row;
    const SkMarkupSpace *space;
    char *shown; /* likewise */
    gsize shown_len;
    GArray *allowed; /* of SkMarkupAllowed */
} SkMarkupElement;

typedef struct _SkMarkupTable SkMarkupTable;

/* sk_markup_table: returns the table of @list, made once and kept by the
 * process. */
const SkMarkupTable *sk_markup_table(const SkMarkupList *list);

/* sk_markup_table_find: returns the element @name in @space, or NULL. */
const SkMarkupElement *
sk_markup_table_find(const SkMarkupTable *table, const SkMarkupSpace *space,
                     const char *name);

/* sk_markup_table_uses: returns whether the list has rows of @space. */
gboolean
sk_markup_table_uses(const SkMarkupTable *table, const SkMarkupSpace *space);

/* sk_markup_element_allows: returns the attribute @name in @space, or NULL. */
const SkMarkupAllowed *
sk_markup_element_allows(const SkMarkupElement *element,
                         const SkMarkupSpace *space, const char *name);

#endif
