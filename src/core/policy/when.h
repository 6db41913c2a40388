/* SPDX-License-Identifier: Apache-2.0
 *
 * Conditions: the group `when = { … }` of a crossing or of a rule of `files`.
 * A row whose conditions are not all met is passed over, and the next row for
 * the same zones, or for the same type, is tried. A condition keeps no state:
 * the same mail under the same policy always gives the same answer.
 *
 * The milter's child knows the envelope and the size of a mail but reads
 * nothing of it, so it leaves the conditions on headers and files open; the
 * worker decides those (docs/decisions/0036).
 *
 * What these files define is declared here: show.c, when_compare.c.
 */
#ifndef SK_CORE_POLICY_WHEN_H
#define SK_CORE_POLICY_WHEN_H

#include <glib.h>
#include "core/address/address_list.h"
#include "core/address/network.h"

/* The keys of the group. X(symbol, word, bits of SK_WHEN_IS_…). */
#define SK_WHEN_KEYS(X)                                                        \
    X(CLIENT, "client", SK_WHEN_IS_ENVELOPE)                                   \
    X(LISTENER, "listener", SK_WHEN_IS_ENVELOPE)                               \
    X(RECIPIENT, "recipient", SK_WHEN_IS_ENVELOPE)                             \
    X(SENDER, "sender", SK_WHEN_IS_ENVELOPE | SK_WHEN_IS_FORGEABLE)            \
    X(SIZE, "size", SK_WHEN_IS_FORGEABLE)                                      \
    X(FROM, "from", SK_WHEN_IS_FORGEABLE)                                      \
    X(LABEL, "label", SK_WHEN_IS_FORGEABLE)                                    \
    X(TYPE, "type", SK_WHEN_IS_FILE)                                           \
    X(NAME, "name", SK_WHEN_IS_FILE | SK_WHEN_IS_FORGEABLE)                    \
    X(HASH, "hash", SK_WHEN_IS_FILE)

/* Properties of a key. The envelope is known before the content. What the
 * sender of a mail chooses freely is forgeable; the recipient is not, because
 * it names whom the rule protects, nor is the found type, which the bytes that
 * leave must have, nor a hash, which only its own bytes have. */
enum { SK_WHEN_IS_ENVELOPE = 1, SK_WHEN_IS_FORGEABLE = 2, SK_WHEN_IS_FILE = 4 };

typedef enum {
#define SK_X(symbol, word, is) SK_WHEN_##symbol,
    SK_WHEN_KEYS(SK_X)
#undef SK_X
        SK_WHEN_N
} SkWhenKey;

#define SK_WHEN_BIT(key) (1u << (guint)(key))

/* sk_when_word: returns the word of @key in a policy file ("sender"). Static.
 */
const char *sk_when_word(SkWhenKey key);

/* sk_when_keys_that: returns the bits of all keys that have one of the
 * properties @is (SK_WHEN_IS_…). sk_when_keys_but: returns those of all
 * others. */
guint sk_when_keys_that(guint is);
guint sk_when_keys_but(guint is);

typedef enum {
    SK_ANSWER_NO,  /* the condition is not met */
    SK_ANSWER_YES, /* it is met */
    /* The facts that the condition asks for are not known in this process. The
     * process that knows them decides later. */
    SK_ANSWER_OPEN,
} SkAnswer;

/* One header of a mail with its decoded text. */
typedef struct {
    char *name;
    char *text;
} SkHeaderFact;

/* What is known about a mail and, for a rule of `files`, about one of its
 * files. All of it is lent. Zeros mean that nothing is known. */
typedef struct _SkFacts {
    /* SK_WHEN_BIT of every key whose facts stand below. A fact that is known
     * and NULL is absent from the mail, which meets no condition on it. */
    guint known;
    const char *client;    /* an IP address, or "localhost" */
    const char *listener;  /* the port or name of the MTA's listener */
    const char *sender;    /* without <>; "" for the null sender */
    const char *recipient; /* with or without <> */
    guint64 size;          /* bytes of the mail (crossing) or the file (rule) */
    const char *from;      /* the domain of the first address in From */
    const SkHeaderFact *headers; /* those that a label may stand in */
    guint n_headers;
    const char *type;         /* the media type that was found */
    const char *const *names; /* all names of the file; ends with NULL */
    const guint8 *sha256;     /* 32 bytes, of the file as it came */
} SkFacts;

/* One entry of a condition. */
typedef struct {
    char *text;   /* in the form in which it is compared; NULL for a list */
    char *said;   /* as the policy file writes it */
    char *origin; /* where it was given, such as "policy.conf:12" */
    SkAddressList *list; /* of `"list:FILE"`; else NULL */
    SkNetwork network; /* of client; its prefix is G_MAXUINT for "localhost" */
} SkWhenItem;

/* The conditions of one row: all keys that are given must be met, and of one
 * key any entry is enough. */
typedef struct _SkWhen {
    guint keys;                  /* SK_WHEN_BIT of every key that is given */
    GPtrArray *items[SK_WHEN_N]; /* of SkWhenItem; NULL for what is not given
                                    and for size */
    guint64 size_from, size_to;  /* both ends belong to the range */
    char **label_in;             /* names of headers; never NULL */
    char *origins[SK_WHEN_N];    /* where each key was given */
    char *origin;                /* where the group was given */
} SkWhen;

/* sk_when_asks: returns whether @when (NULL stands for no condition) has a
 * condition on one of the keys whose bits are @keys. */
static inline gboolean
sk_when_asks(const SkWhen *when, guint keys)
{
    return when != NULL && (when->keys & keys) != 0;
}

SkWhen *sk_when_new(const char *origin);
void sk_when_free(SkWhen *when);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkWhen, sk_when_free)

/* sk_when_add: adds an entry for @key that was given at @origin (copied) and
 * returns it (lent) to be filled in. */
SkWhenItem *
sk_when_add(SkWhen *when, SkWhenKey key, const char *said, const char *origin);

/* One condition as it was tried, for people. */
typedef struct {
    SkWhenKey key;
    SkAnswer answer;
    const char *origin; /* where the condition was given; lent by the SkWhen */
    char *wanted;       /* as the policy writes it: `[ "@a.example" ]` */
    /* what the mail has, as text; NULL if that is absent or not known */
    char *found;
    /* the entry that was met, with the line of a list file: `"@a.example"
     * (partners.list:17)`; NULL if none was */
    char *by;
} SkWhenTried;
void sk_when_tried_free(gpointer tried); /* a GDestroyNotify */

/* sk_when_test: tries those conditions of @when (NULL: none, so YES) whose keys
 * are among the bits @keys. Returns NO if one of them is not met, else OPEN if
 * one of them asks for what @facts does not know, else YES. Each that was tried
 * is appended to @tried (of SkWhenTried; NULL if nobody asks); without @tried
 * it stops at the first NO. */
SkAnswer sk_when_test(const SkWhen *when, const SkFacts *facts, guint keys,
                      GPtrArray *tried);

/* sk_when_text: returns the conditions of @when as a policy file writes them:
 * `{ sender = [ "@a.example" ]; size = "1M-"; }`. New string. */
char *sk_when_text(const SkWhen *when);

/* sk_when_value: returns the value of one key of it: `[ "@a.example" ]`. New
 * string. */
char *sk_when_value(const SkWhen *when, SkWhenKey key);

/* sk_when_covers: returns whether every mail that meets those conditions of
 * @narrow whose keys are among the bits @keys meets @wide as well. NULL stands
 * for no condition. FALSE where that cannot be told from the policy. */
gboolean sk_when_covers(const SkWhen *wide, const SkWhen *narrow, guint keys);

#define SK_WHEN_ALL (SK_WHEN_BIT(SK_WHEN_N) - 1)

/* sk_when_exclude: returns whether no mail can meet both @a and @b as far as
 * keys are concerned that a sender cannot forge: their clients, listeners or
 * recipients have nothing in common. */
gboolean sk_when_exclude(const SkWhen *a, const SkWhen *b);

#endif
