/* SPDX-License-Identifier: Apache-2.0
 *
 * SkReport: what a worker says it did, as plain values. The worker fills it
 * and freezes it into records; the door thaws them (each field checked: it is
 * testimony of a process that touched hostile content) and writes the JSON,
 * adding what it knows itself.
 */
#ifndef SK_CORE_REPORT_H
#define SK_CORE_REPORT_H

#include <glib.h>
#include <sekisho/verdict.h>

/* Bounds of a thawed report: a lying worker must not make the daemon large. */
#define SK_REPORT_MAX_ITEMS  20000 /* parts, headers, … each */
#define SK_REPORT_MAX_ALL    400000 /* items of all lists: they nest */
#define SK_REPORT_MAX_STRING 4096  /* bytes of any one string */

typedef struct {
    char *what;   /* "script", "hidden-text" */
    guint count;
    char *sample; /* or NULL */
} SkCount;

typedef struct {
    char *name;
    char *action; /* "dropped" or "rewritten" */
    char *value;  /* decoded, cut to 200 characters, or NULL */
} SkHeaderChange;

typedef struct {
    GPtrArray *path;    /* of char*: numbers of MIME parts, names of members */
    char *name;         /* or NULL */
    char *claimed;      /* or NULL */
    char *found;
    char *evidence;     /* by what it was found to be that, or NULL */
    guint64 bytes;
    guint8 sha256[32];  /* of the content before; zeros for nodes */
    char *action;       /* kept converted disarmed split removed held */
    SkMethod method;
    GPtrArray *filters; /* of char*: names of the filters that decided about it,
                           in order: each kept it, wrote it anew or took it out */
    SkReason reason;
    char *detail;       /* or NULL */
    char *rule;         /* policy key that decided ("links"); the door turns it
                           into file:line; or NULL */
    GPtrArray *removed; /* of SkCount */
    gboolean has_output;
    char *out_name;     /* or NULL */
    char *out_type;
    guint64 out_bytes;
    guint8 out_sha256[32];
} SkPartReport;

typedef struct {
    GPtrArray *untidy;    /* of char*: fixed words */
    GPtrArray *ambiguous; /* of char*: fixed words */
    GPtrArray *notes;     /* of SkCount */
    GPtrArray *headers;   /* of SkHeaderChange */
    GPtrArray *parts;     /* of SkPartReport */
    GPtrArray *did;       /* of char*: fixed words, for X-Sekisho and logs */
} SkReport;

SkReport *sk_report_new(void);
void sk_report_free(SkReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkReport, sk_report_free)

/* Adding; strings are copied, cut at SK_REPORT_MAX_STRING on a character, and
 * the same word is added to untidy/ambiguous/did only once. */
void sk_report_add_untidy(SkReport *report, const char *word);
void sk_report_add_ambiguous(SkReport *report, const char *word);
void sk_report_add_did(SkReport *report, const char *word);
void sk_report_add_note(SkReport *report, const char *what, guint n);
void sk_report_add_header(SkReport *report, const char *name,
                          const char *action, const char *value);
SkPartReport *sk_report_add_part(SkReport *report); /* lent, to be filled */
SkCount *sk_count_new(const char *what, guint count, const char *sample);

/* sk_count_add: @n more of @what in @counts (of SkCount); the first @sample
 * (may be NULL) is kept. */
void sk_count_add(GPtrArray *counts, const char *what, guint n,
                  const char *sample);

/* sk_count_of: how many of @what @counts (NULL: none) holds. */
guint sk_count_of(const GPtrArray *counts, const char *what);
void sk_count_free(gpointer count); /* a GDestroyNotify */

/* sk_report_freeze: the records; sk_report_thaw: back again, NULL with
 * SK_ERROR_CELL when one byte is not as it must be (lengths, enums, UTF-8,
 * words from the fixed tables, bounds above, nothing left over). */
GBytes *sk_report_freeze(const SkReport *report);
SkReport *sk_report_thaw(GBytes *records, GError **error);

/* sk_report_thaw_parts: the same where the policy lets a message have @parts
 * parts, which may be more than SK_REPORT_MAX_ITEMS. */
SkReport *sk_report_thaw_parts(GBytes *records, guint parts, GError **error);

#endif
