/* SPDX-License-Identifier: Apache-2.0
 *
 * The files of a policy: the first one and all that it includes, read as one
 * tree of settings that knows where each was given. Only the files of core that
 * read settings use this.
 */
#ifndef SK_CORE_CONF_SOURCE_H
#define SK_CORE_CONF_SOURCE_H

#include <glib.h>
#include "core/conf/problems.h"
#include "core/conf/tree.h"

typedef struct {
    SkNode *root; /* the settings of all files; never NULL after reading */
    /* the files hold notice texts, in which \n breaks lines and @include is not
     * allowed */
    gboolean is_notice;
    /* of char *: the names as shown, in the order of reading */
    GPtrArray *files;
    GChecksum *sum; /* SHA-256 over every byte that was read, in that order */
    guint64 bytes;  /* the number of bytes read so far */
    /* the folder of the policy file, to which shown names are relative */
    char *folder;
    /* maps a path to the GBytes to read instead of the disk; or NULL */
    GHashTable *given;
    GHashTable *taken;  /* maps a path to the GBytes that were read */
    guint64 list_bytes; /* the number of bytes read from lists so far */
    /* maps a key to what a list file became, so that a list that is named many
     * times is read once; made by whoever reads lists, or NULL */
    GHashTable *lists;
} SkPolicySource;

/* sk_policy_source_read: reads @path and what it includes. Problems go to
 * @problems. Never returns NULL, but the tree (which is NULL if not even the
 * first file could be read) may only be used if there are no problems. */
SkPolicySource *sk_policy_source_read(const char *path, SkProblems *problems);

/* sk_policy_source_from_text: does the same for @text, shown as @name. An
 * @include in it is relative to the current folder. */
SkPolicySource *sk_policy_source_from_text(const char *name, const char *text,
                                           gsize len, SkProblems *problems);

/* sk_policy_source_from_notice: does the same for the texts of a notice. */
SkPolicySource *sk_policy_source_from_notice(const char *name, const char *text,
                                             gsize len, SkProblems *problems);

/* sk_policy_source_pack: returns @path and every file that @source has read as
 * bytes, or NULL if it was made from a text. sk_policy_source_unpack: reads the
 * same again from those bytes alone. */
GBytes *sk_policy_source_pack(const SkPolicySource *source, const char *path);
SkPolicySource *sk_policy_source_unpack(GBytes *pack, SkProblems *problems);

void sk_policy_source_free(SkPolicySource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkPolicySource, sk_policy_source_free)

/* sk_policy_source_load: returns the bytes of one more file (a notice), which
 * counts in the hash and in the list of files; or NULL with *@why (new string)
 * if it cannot be read. */
char *sk_policy_source_load(SkPolicySource *source, const char *path,
                            gsize *len, char **why);

/* sk_policy_source_load_list: does the same for a list file, which may be much
 * longer than a policy. */
char *sk_policy_source_load_list(SkPolicySource *source, const char *path,
                                 gsize *len, char **why);

/* sk_policy_source_resolve: returns @name, given at @origin
 * ("cities/a.conf:3"), as a path relative to the file that holds it. New
 * string. */
char *sk_policy_source_resolve(const SkPolicySource *source, const char *origin,
                               const char *name);

#endif
