/* SPDX-License-Identifier: Apache-2.0
 *
 * Every key that a policy file may hold. From this one table come the loader,
 * the bytes for the workers, `policy show` and the check of
 * samples/policy/reference.conf.
 *
 * What sizes.c defines is declared here.
 */
#ifndef SK_CORE_POLICY_KEYS_H
#define SK_CORE_POLICY_KEYS_H

#include <glib.h>

typedef enum {
    SK_KEY_GROUP, /* { keys of the table } */
    /* { any name = { keys of the table } }; its path ends in ".*" */
    SK_KEY_NAMED,
    SK_KEY_PROFILE, /* { the keys of a profile } */
    SK_KEY_LIST,    /* ( { keys of the table }, … ); its path ends in "[]" */
    SK_KEY_TEXT,
    SK_KEY_TEXTS, /* [ "…", … ] */
    SK_KEY_WORD,  /* a text that is one of words */
    SK_KEY_BOOL,
    SK_KEY_COUNT, /* a whole number from min to max */
    SK_KEY_SIZE,  /* "50M", "2G" or a number of bytes, from min to max */
} SkKeyType;

/* The struct of which a setting is a member. */
typedef enum {
    /* the row is a group, or a file of its own reads it (zones) */
    SK_KEY_OF_NOTHING,
    SK_KEY_OF_PROFILE, /* SkPolicy */
    SK_KEY_OF_RULE,    /* SkFileRule */
    SK_KEY_OF_MILTER,  /* SkPolicyMilter */
} SkKeyOwner;

typedef struct {
    const char *path; /* for example "profiles.*.links" or "zones[].name" */
    SkKeyType type;
    /* the default as a policy file writes it; NULL if the key must be given; ""
     * for groups and lists */
    const char *initial;
    const char *const *words; /* for WORD, in the order of its enum */
    /* for COUNT and SIZE; for TEXTS, max is the number of texts */
    guint64 min, max;
    const char *purpose; /* one sentence that says what the key is for */
    SkKeyOwner owner;
    /* the offset of the member: an enum or guint for WORD and COUNT, gboolean
     * for BOOL, guint64 for SIZE, char * for TEXT, char ** for TEXTS */
    gsize offset;
    gboolean as_text; /* for a WORD whose member is a char * */
} SkKey;

/* sk_policy_keys: returns all keys, *@n in number; each group stands before its
 * members. */
const SkKey *sk_policy_keys(guint *n);

/* sk_policy_key: returns the key with the given path, or NULL. */
const SkKey *sk_policy_key(const char *path);

/* sk_policy_key_names: returns the last words of all keys directly under
 * @prefix ("profiles.*", "zones[]", "" for the top). The array is
 * NULL-terminated; free it with its strings by g_strfreev. */
char **sk_policy_key_names(const char *prefix);

/* sk_policy_key_refused: returns why a key @name under @prefix cannot be used
 * in this version, or NULL if it is simply unknown. Static. */
const char *sk_policy_key_refused(const char *prefix, const char *name);

/* sk_policy_word_refused: returns why no policy can set the key @path to @word,
 * a word that one might expect of it, or NULL if it is simply none of its
 * words. Static. */
const char *sk_policy_word_refused(const char *path, const char *word);

/* sk_policy_size: reads "50M" as bytes. Returns FALSE if @text is no size. */
gboolean sk_policy_size(const char *text, guint64 *bytes);

/* sk_policy_size_text: returns the shortest form of @bytes, such as "50M". New
 * string. */
char *sk_policy_size_text(guint64 bytes);

#endif
