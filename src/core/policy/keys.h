/* SPDX-License-Identifier: Apache-2.0
 *
 * Every key a policy file may hold: the one table that the loader, the bytes
 * for the workers, `policy show` and the check of samples/policy/reference.conf
 * are made from.
 */
#ifndef SK_CORE_POLICY_KEYS_H
#define SK_CORE_POLICY_KEYS_H

#include <glib.h>

typedef enum {
    SK_KEY_GROUP, /* { keys of the table } */
    SK_KEY_NAMED, /* { any name = { keys of the table } } : path ".*" */
    SK_KEY_LIST,  /* ( { keys of the table }, … ) : path "[]" */
    SK_KEY_TEXT,
    SK_KEY_TEXTS, /* [ "…", … ] */
    SK_KEY_WORD,  /* a text, one of words */
    SK_KEY_BOOL,
    SK_KEY_COUNT, /* whole number, min … max */
    SK_KEY_SIZE,  /* "50M", "2G", or bytes as a number; min … max */
} SkKeyType;

/* The struct that a setting is a member of. */
typedef enum {
    SK_KEY_OF_NOTHING, /* a group, or read by a file of its own (zones) */
    SK_KEY_OF_PROFILE, /* SkPolicy */
    SK_KEY_OF_RULE,    /* SkFileRule */
    SK_KEY_OF_MILTER,  /* SkPolicyMilter */
} SkKeyOwner;

typedef struct {
    const char *path; /* "profiles.*.links", "zones[].name" */
    SkKeyType type;
    const char *initial; /* default as a policy file writes it; NULL: must be
                            given; "" for groups and lists */
    const char *const *words; /* of a WORD, in the order of its enum */
    guint64 min, max;         /* of COUNT and SIZE; of TEXTS max: how many */
    const char *purpose;      /* one sentence */
    SkKeyOwner owner;
    gsize offset;     /* of the member: an enum or guint for WORD and COUNT,
                         gboolean for BOOL, guint64 for SIZE, char * for TEXT,
                         char ** for TEXTS */
    gboolean as_text; /* of a WORD whose member is a char * */
} SkKey;

/* All keys, a group before its members; *@n of them. */
const SkKey *sk_policy_keys(guint *n);

/* sk_policy_key: the key with that path, or NULL. */
const SkKey *sk_policy_key(const char *path);

/* sk_policy_key_names: the last words of all keys directly under @prefix
 * ("profiles.*", "zones[]", "" for the top). NULL-terminated; free the array,
 * and the strings with g_strfreev. */
char **sk_policy_key_names(const char *prefix);

/* sk_policy_key_refused: why a key named @name under @prefix cannot be had in
 * this version, or NULL when it is simply unknown. Static. */
const char *sk_policy_key_refused(const char *prefix, const char *name);

/* sk_policy_word_refused: why the key @path can never be set to @word, which
 * it does not offer; NULL when that is simply no word of it. Static. */
const char *sk_policy_word_refused(const char *path, const char *word);

/* sk_policy_size: "50M" as bytes; FALSE when it is no size. */
gboolean sk_policy_size(const char *text, guint64 *bytes);

/* sk_policy_size_text: the shortest form of @bytes, "50M". New string. */
char *sk_policy_size_text(guint64 bytes);

#endif
