/* SPDX-License-Identifier: Apache-2.0
 *
 * Where the links lead: numbers in the text, targets at its end. Private to
 * filters/html.
 */
#ifndef SK_HTML_HTML_NOTES_H
#define SK_HTML_HTML_NOTES_H

#include <sekisho/policy.h>

typedef struct {
    const SkPolicy *policy; /* lent */
    GPtrArray *shown;       /* of strings: [1], [2] … */
    GHashTable *numbers;    /* shown -> number */
    const char *base;       /* the page's <base>, lent; NULL: none */
} SkNotes;

SkNotes *sk_notes_new(const SkPolicy *policy);
void sk_notes_free(SkNotes *notes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkNotes, sk_notes_free)

/* sk_notes_mark: what stands behind a link whose text is @visible: "[3]", with
 * a warning when the text names another host; NULL when nothing is needed
 * (no target, or the text is the target). New string. */
char *sk_notes_mark(SkNotes *notes, const char *href, const char *visible);

/* sk_notes_write: the list of targets, after a blank line, onto @out. */
void sk_notes_write(const SkNotes *notes, const char *heading, GString *out);

#endif
