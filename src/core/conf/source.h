/* SPDX-License-Identifier: Apache-2.0
 *
 * The files of a policy: the first and all that it includes, read as one tree
 * of settings that knows where each was said. Private to the policy files of
 * core.
 */
#ifndef SK_CORE_CONF_SOURCE_H
#define SK_CORE_CONF_SOURCE_H

#include <glib.h>
#include "core/conf/problems.h"
#include "core/conf/tree.h"

typedef struct {
    SkNode *root;       /* the settings of all files, never NULL once read */
    gboolean is_notice; /* texts of a notice: \n breaks lines, no @include */
    GPtrArray *files;   /* of char*: shown names in the order read */
    GChecksum *sum;     /* SHA-256 over every byte read, in that order */
    guint64 bytes;      /* read so far */
    char *folder;       /* of the policy file; what "shown" is relative to */
    GHashTable *given;  /* path -> GBytes: read this, never the disk; or NULL */
    GHashTable *taken;  /* path -> GBytes: all that was read */
} SkPolicySource;

/* sk_policy_source_read: reads @path and what it includes. Problems go to
 * @problems; the result is never NULL, but its tree (NULL when not even the
 * first file could be read) is worth reading only when there are none. */
SkPolicySource *sk_policy_source_read(const char *path, SkProblems *problems);

/* sk_policy_source_from_text: the same for @text shown as @name; an @include
 * in it is relative to the current folder. */
SkPolicySource *sk_policy_source_from_text(const char *name, const char *text,
                                           gsize len, SkProblems *problems);

/* sk_policy_source_from_notice: the same for the texts of a notice. */
SkPolicySource *sk_policy_source_from_notice(const char *name, const char *text,
                                             gsize len, SkProblems *problems);

/* sk_policy_source_pack: @path and every file that @source has read, as bytes;
 * NULL when it was made of a text. sk_policy_source_unpack: reads the same
 * again, out of those bytes alone. */
GBytes *sk_policy_source_pack(const SkPolicySource *source, const char *path);
SkPolicySource *sk_policy_source_unpack(GBytes *pack, SkProblems *problems);

void sk_policy_source_free(SkPolicySource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkPolicySource, sk_policy_source_free)

/* sk_policy_source_load: the bytes of one more file (a notice), counted into
 * the sum and the list of files; NULL with @why (new string) if it cannot be
 * read. */
char *sk_policy_source_load(SkPolicySource *source, const char *path,
                            gsize *len, char **why);

/* sk_policy_source_resolve: @name as said at @origin ("cities/a.conf:3"): a
 * path relative to the file that said it. New string. */
char *sk_policy_source_resolve(const SkPolicySource *source, const char *origin,
                               const char *name);

#endif
