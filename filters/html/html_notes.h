/* SPDX-License-Identifier: Apache-2.0
 *
 * Says where links lead: numbers in the text, and targets at its end. Only
 * filters/html uses this.
 */
#ifndef SK_HTML_HTML_NOTES_H
#define SK_HTML_HTML_NOTES_H

#include <sekisho/policy.h>

typedef struct {
    const SkPolicy *policy; /* lent */
    GPtrArray *shown;       /* of strings, for [1], [2] and so on */
    GHashTable *numbers;    /* maps a shown target to its number */
    const char *base;       /* the page's <base>, lent, or NULL */
} SkNotes;

SkNotes *sk_notes_new(const SkPolicy *policy);
void sk_notes_free(SkNotes *notes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkNotes, sk_notes_free)

/* sk_notes_mark: returns what stands behind a link whose text is @visible:
 * "[3]", with a warning if the text names another host; or NULL if nothing is
 * needed, because there is no target or the text is the target. New string. */
char *sk_notes_mark(SkNotes *notes, const char *href, const char *visible);

/* sk_notes_write: appends the list of targets, after a blank line, to @out. */
void sk_notes_write(const SkNotes *notes, const char *heading, GString *out);

#endif
