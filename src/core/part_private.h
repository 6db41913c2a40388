/* SPDX-License-Identifier: Apache-2.0
 *
 * The inside of SkPart, for core and worker. Filters never include this.
 *
 * What these files define is declared here: part_clock.c, part_steps.c,
 * part_taken.c.
 */
#ifndef SK_CORE_PART_PRIVATE_H
#define SK_CORE_PART_PRIVATE_H

#include <time.h>
#include <sekisho/filter.h>
#include <sekisho/part.h>
#include <sekisho/policy.h>
#include "core/report.h"

/* What all parts of one message share. */
typedef struct {
    const SkPolicy *policy; /* lent */
    SkReport *report;       /* lent */
    guint parts;            /* the number of parts made so far, on all levels */
    guint64 expanded;       /* the bytes of all parts made so far */
    /* the CPU time at which sk_part_out_of_time becomes TRUE; 0 means never */
    gint64 soft_cpu_us;
    guint clock_calls;
    gboolean spent;
    /* The worker's reader and writer of mails; NULL in
     * programs without them. */
    GPtrArray *(*read_mail)(SkPart *part, GBytes *mail, SkReason *why);
    GBytes *(*write_mail)(SkPart *part, SkReason *why);
    const char *receipt; /* the receipt number that replaced parts show; lent */
    /* The 32 bytes that seal what the gateway writes itself (mark.h); lent.
     * NULL seals nothing. */
    const guint8 *notice_key;
    gboolean returned; /* Mails inside this one keep only their headers. */
    /* what conditions of rules may ask about the mail; lent; NULL if nothing is
     * known (policy/when.h) */
    const struct _SkFacts *facts;
    /* the rules whose conditions on the envelope are not met
     * (policy/rule_choice.h); lent; NULL if the envelope is not known */
    const guint8 *off;
} SkTree;

/* A file that stood inside a text. */
typedef struct {
    char *name; /* NULL if it had no name */
    gsize bytes;
} SkTakenOut;

/* A filter that decided about a part, and whether it wrote it anew. */
typedef struct {
    const SkFilter *filter;
    gboolean changed;
} SkStep;

struct _SkPart {
    SkPart *parent;
    GPtrArray *children; /* owned; NULL until there is one */
    SkTree *tree;        /* lent; NULL until the part is in a tree */
    SkRole role;
    char *name, *claimed, *found;
    /* of char *: the other claimed names; NULL until there is one */
    GPtrArray *names;
    char *out_name;
    /* the type that was found before the first replacement */
    char *first_found;
    char *evidence; /* how the type was found; NULL if nobody looked for it */
    GHashTable *params; /* maps a name to a value; NULL until there is one */
    GBytes *bytes;
    GBytes *original; /* the content before the first replacement */
    guint8 *digest;   /* the SHA-256 of what came; NULL until it is asked for */
    SkVerdict verdict;
    SkReason reason;
    char *detail;
    GArray *steps;           /* of SkStep, in order; NULL until there is one */
    const SkFilter *filter;  /* the filter that decided what the part is now */
    const SkFilter *current; /* the filter that runs at present */
    GPtrArray *removed;      /* of SkCount; NULL until there is one */
    GArray *taken_out;       /* of SkTakenOut; NULL until there is one */
    gboolean split;
    gboolean rebuilt; /* It was replaced when it had children. */
    /* for a mail: its bytes from the first header on, as far as headers can
     * reach; else NULL */
    GBytes *head;
};

/* sk_part_add_step: notes that @filter has decided about @part, after all that
 * did so before. The report names them in this order. NULL is ignored. */
void sk_part_add_step(SkPart *part, const SkFilter *filter, gboolean changed);

/* sk_part_settle_text: if @part is a text for reading that may leave, brings
 * its bytes into the form that part.h promises: UTF-8 with LF and nothing
 * invisible. The bytes that came stay known as the original, and the verdict
 * does not change. */
void sk_part_settle_text(SkPart *part);

/* sk_part_passes: returns whether a filter vouched for @part, as it came or
 * written anew. */
static inline gboolean
sk_part_passes(const SkPart *part)
{
    return part->verdict == SK_VERDICT_KEPT ||
           part->verdict == SK_VERDICT_CLEANED;
}

/* sk_part_taken_out: returns an array of SkTakenOut (lent), or NULL if there
 * are none. */
const GArray *sk_part_taken_out(const SkPart *part);

/* sk_cpu_us: returns the CPU time of this process in microseconds, or -1 if
 * there is no clock. It continues from message to message. */
static inline gint64
sk_cpu_us(void)
{
    struct timespec now;

    if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now) != 0)
        return -1;
    return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* sk_tree_soft_limit: returns soft_cpu_us for a message that begins now under
 * @policy: 80% of the CPU time after which the kernel ends the process. */
static inline gint64
sk_tree_soft_limit(const SkPolicy *policy)
{
    gint64 now = sk_cpu_us();

    return (now < 0 ? 0 : now) +
           (gint64)policy->limits.seconds * G_USEC_PER_SEC / 10 * 8;
}

/* sk_tree_look: asks the clock whether the time of the message is up; for steps
 * that are long. sk_tree_out_of_time: the same for short steps; it asks the
 * clock once in 256 calls. If @tree is NULL, there is no limit. */
gboolean sk_tree_look(SkTree *tree);
gboolean sk_tree_out_of_time(SkTree *tree);

/* sk_tree_begin: binds @root and everything below it to @tree,
 * and counts them. */
void sk_tree_begin(SkTree *tree, SkPart *root);

/* sk_part_embeds: returns whether @part is a document that was split into what
 * lies inside it. It leaves itself, or is removed itself, whatever became of
 * its children. */
gboolean sk_part_embeds(const SkPart *part);

/* sk_part_append: appends @child (taken) to the children of @parent. Limits are
 * not checked here; that is the task of the reader. */
void sk_part_append(SkPart *parent, SkPart *child);

void sk_part_set_param(SkPart *part, const char *name, const char *value);
void sk_part_set_found(SkPart *part, const char *found);
/* sk_part_set_head: says that @part is a mail whose headers stand at the start
 * of @head, of which a reference is taken. */
void sk_part_set_head(SkPart *part, GBytes *head);
void sk_part_set_evidence(SkPart *part, const char *evidence);

/* sk_part_may_grow: counts the bytes by which @part becomes longer when it is
 * written anew as @len bytes: Latin letters become two bytes, quotes are
 * doubled, and memory holds that as it holds what was unpacked. Returns whether
 * limits.expanded leaves room for it. Texts for reading are not counted, nor
 * containers, which are made of what was counted already. */
gboolean sk_part_may_grow(SkPart *part, gsize len);

#endif
