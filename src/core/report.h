/* SPDX-License-Identifier: Apache-2.0
 *
 * SkReport is what a worker says it did. The worker fills it in and freezes it
 * into records. The milter reads the records back, checking every field,
 * because they are the testimony of a process that touched hostile content; it
 * then writes the JSON and adds what it knows itself.
 *
 * What report_records.c defines is declared here.
 */
#ifndef SK_CORE_REPORT_H
#define SK_CORE_REPORT_H

#include <glib.h>
#include <sekisho/verdict.h>

/* Bounds of a report that is read back: a lying worker must not make the daemon
 * large. */
#define SK_REPORT_ITEMS_MAX 20000 /* parts, headers and so on, each */
/* items of all lists together, because lists nest */
#define SK_REPORT_ALL_MAX    400000
#define SK_REPORT_STRING_MAX 4096 /* bytes of one string */

typedef struct {
    char *what; /* for example "script" or "hidden-text" */
    guint count;
    char *sample; /* an example, or NULL */
} SkCount;

typedef struct {
    char *name;
    char *action; /* "dropped" or "rewritten" */
    char *value;  /* decoded and cut to 200 characters, or NULL */
} SkHeaderChange;

typedef struct {
    GPtrArray *path; /* of char *: numbers of MIME parts and names of members */
    char *name;      /* or NULL */
    char *claimed;   /* or NULL */
    char *found;
    char *evidence; /* how the type was found, or NULL */
    guint64 bytes;
    /* of the original content; zeros for a part with children */
    guint8 sha256[32];
    /* "kept", "converted", "disarmed", "split", "removed" or "held" */
    char *action;
    SkMethod method;
    GPtrArray
        *filters; /* of char*: names of the filters that decided about it,
                     in order: each kept it, wrote it anew or took it out */
    SkReason reason;
    char *detail; /* or NULL */
    /* the policy key that decided ("links"), from which the milter finds file
     * and line; or NULL */
    char *rule;
    GPtrArray *removed; /* of SkCount */
    gboolean has_output;
    char *out_name; /* or NULL */
    char *out_type;
    guint64 out_bytes;
    guint8 out_sha256[32];
} SkPartReport;

typedef struct {
    GPtrArray *untidy;    /* of char *: fixed words */
    GPtrArray *ambiguous; /* of char *: fixed words */
    GPtrArray *notes;     /* of SkCount */
    GPtrArray *headers;   /* of SkHeaderChange */
    GPtrArray *parts;     /* of SkPartReport */
    GPtrArray *did;       /* of char *: fixed words, for X-Sekisho and logs */
} SkReport;

SkReport *sk_report_new(void);
void sk_report_free(SkReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkReport, sk_report_free)

/* These add to a report. Strings are copied and cut at SK_REPORT_STRING_MAX, at
 * a character boundary. The same word is added to untidy, ambiguous or did only
 * once. */
void sk_report_add_untidy(SkReport *report, const char *word);
void sk_report_add_ambiguous(SkReport *report, const char *word);
void sk_report_add_did(SkReport *report, const char *word);
void sk_report_add_note(SkReport *report, const char *what, guint n);
void sk_report_add_header(SkReport *report, const char *name,
                          const char *action, const char *value);
/* sk_report_add_part: returns a new part report (lent), which the caller fills
 * in */
SkPartReport *sk_report_add_part(SkReport *report);
SkCount *sk_count_new(const char *what, guint count, const char *sample);

/* sk_count_add: adds @n to the count of @what in @counts (of SkCount). Of the
 * samples, which may be NULL, the first is kept. */
void
sk_count_add(GPtrArray *counts, const char *what, guint n, const char *sample);

/* sk_count_of: returns the count of @what in @counts, which may be NULL. */
guint sk_count_of(const GPtrArray *counts, const char *what);
void sk_count_free(gpointer count); /* a GDestroyNotify */

/* sk_report_freeze: returns the report as records. sk_report_thaw: reads them
 * back; it returns NULL with SK_ERROR_CELL if one byte is wrong: lengths,
 * enums, UTF-8, words that are not in the fixed tables, the bounds above, bytes
 * left over. */
GBytes *sk_report_freeze(const SkReport *report);
SkReport *sk_report_thaw(GBytes *records, GError **error);

/* sk_report_thaw_parts: the same for a policy under which a message may have
 * @parts parts, which can be more than SK_REPORT_ITEMS_MAX. */
SkReport *sk_report_thaw_parts(GBytes *records, guint parts, GError **error);

#endif
