/* SPDX-License-Identifier: Apache-2.0
 *
 * SkPart from the inside, for core and worker. Filters never include this.
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
    guint parts;            /* made so far, of all levels */
    guint64 expanded;       /* bytes of all parts made so far */
    gint64 soft_cpu_us;     /* CPU time at which sk_part_out_of_time turns
                               TRUE; 0 = never */
    guint clock_calls;
    gboolean spent;
    /* The worker's reader and writer of mails; NULL where there is none. */
    GPtrArray *(*read_mail)(SkPart *part, GBytes *mail, SkReason *why);
    GBytes *(*write_mail)(SkPart *part, SkReason *why);
    const char *receipt; /* for tombstones; lent */
    gboolean returned;   /* no mail within keeps more than its headers */
} SkTree;

/* A file that stood in a text. */
typedef struct {
    char *name; /* NULL: it had none */
    gsize bytes;
} SkTakenOut;

/* A filter that decided about a part, and whether it wrote it anew. */
typedef struct {
    const SkFilter *filter;
    gboolean changed;
} SkStep;

struct _SkPart {
    SkPart *parent;
    GPtrArray *children; /* owned; NULL until the first */
    SkTree *tree;        /* lent; NULL until it is in a tree */
    SkRole role;
    char *name, *claimed, *found;
    GPtrArray *names;    /* of char*: the other names; NULL until the first */
    char *out_name;
    char *first_found;   /* found type before the first replace */
    char *evidence;      /* by which found was found; NULL: not looked for */
    GHashTable *params;  /* name -> value; NULL until the first */
    GBytes *bytes;
    GBytes *original;    /* what bytes were before the first replace */
    SkVerdict verdict;
    SkReason reason;
    char *detail;
    GArray *steps;           /* of SkStep, in order; NULL until the first */
    const SkFilter *filter;  /* that decided what the part is now */
    const SkFilter *current; /* that runs now */
    GPtrArray *removed;  /* of SkCount; NULL until the first */
    GArray *taken_out;   /* of SkTakenOut; NULL until the first */
    gboolean split;
    gboolean rebuilt; /* replaced when it had children */
    GBytes *head;     /* of a mail: its bytes from the first header on, as far
                         as headers can go; NULL otherwise */
};

/* sk_part_add_step: @filter has decided about @part, after all that did so
 * before; NULL is nobody. The report names them all in this order. */
void sk_part_add_step(SkPart *part, const SkFilter *filter, gboolean changed);

/* sk_part_settle_text: if @part is a text for reading that may leave, its bytes
 * become what part.h promises of such a text: UTF-8 with LF, nothing that
 * cannot be seen. The bytes that came stay known as the original, and the
 * verdict stays as it is. */
void sk_part_settle_text(SkPart *part);

/* sk_part_taken_out: of SkTakenOut, lent; NULL when there is none. */
const GArray *sk_part_taken_out(const SkPart *part);

/* sk_cpu_us: CPU time of this process; -1: no clock. It goes on from message to
 * message. */
static inline gint64
sk_cpu_us(void)
{
    struct timespec now;

    if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now) != 0)
        return -1;
    return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* sk_tree_soft_limit: the soft_cpu_us of a message that begins now under
 * @policy: 80% of the CPU time after which the kernel ends the process. */
static inline gint64
sk_tree_soft_limit(const SkPolicy *policy)
{
    gint64 now = sk_cpu_us();

    return (now < 0 ? 0 : now) +
           (gint64)policy->limits.seconds * G_USEC_PER_SEC / 10 * 8;
}

/* sk_tree_look: whether the time of the message is up, by the clock, now: for
 * steps that are long each. sk_tree_out_of_time: the same for short ones: looks
 * at the clock once in 256 calls. NULL: there is no limit. */
gboolean sk_tree_look(SkTree *tree);
gboolean sk_tree_out_of_time(SkTree *tree);

/* sk_tree_begin: binds @root and all below it to @tree; counts them. */
void sk_tree_begin(SkTree *tree, SkPart *root);

/* sk_part_append: @child (taken) becomes the last child of @parent. No limit
 * is met here: that is the reader's business. */
void sk_part_append(SkPart *parent, SkPart *child);

void sk_part_set_param(SkPart *part, const char *name, const char *value);
void sk_part_set_found(SkPart *part, const char *found);
/* sk_part_set_head: @part is a mail whose headers stand at the start of @head
 * (a reference is taken). */
void sk_part_set_head(SkPart *part, GBytes *head);
void sk_part_set_evidence(SkPart *part, const char *evidence);
void sk_part_set_role(SkPart *part, SkRole role);

#endif
