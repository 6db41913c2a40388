/* SPDX-License-Identifier: Apache-2.0
 *
 * SkPolicy holds the settings under which one message is cleaned: one profile
 * of the policy file with every default filled in, the limits, and for each
 * setting where it was given ("policy.conf:12"), so that reports can quote it.
 * It never changes after loading and can be read from any thread.
 */
#ifndef SEKISHO_POLICY_H
#define SEKISHO_POLICY_H

#include <glib.h>
#include <sekisho/removed.h>

typedef enum { SK_LINKS_DEFANG, SK_LINKS_KEEP, SK_LINKS_TEXT } SkLinks;
typedef enum { SK_CHARSET_UTF_8, SK_CHARSET_ISO_2022_JP } SkCharset;
typedef enum { SK_HTML_PLAIN_FIRST, SK_HTML_HTML_FIRST } SkHtml;
typedef enum { SK_HIDDEN_DROP, SK_HIDDEN_MARK } SkHidden;
typedef enum { SK_AMBIGUOUS_REFUSE, SK_AMBIGUOUS_REBUILD } SkAmbiguous;
typedef enum { SK_OWN_DOMAIN_TELL, SK_OWN_DOMAIN_REFUSE } SkOwnDomain;
typedef enum { SK_WITHHELD_REFUSE, SK_WITHHELD_NOTICE } SkWithheld;
typedef enum { SK_PLACE_END, SK_PLACE_TOP } SkPlace;

/* What a rule of `files` does with the types that it names. */
typedef enum {
    SK_DO_REMOVE, /* the file does not cross */
    /* the filter for its type rebuilds it; it is removed if no filter cleans
     * that type */
    SK_DO_CLEAN,
    SK_DO_FLATTEN, /* a container is replaced by its members */
    SK_DO_REPACK,  /* an archive comes back as a clean ZIP of what passed */
    SK_DO_TEXT,    /* its words alone, as a text file */
} SkDo;

/* What becomes of a file that its cleaner cannot write anew with confidence. */
typedef enum {
    SK_ELSE_TEXT, /* its words, where they can be taken out; else removed */
    SK_ELSE_REMOVE,
} SkElse;

/* What a policy does with a kind of object inside files, from
 * mild to strict. */
typedef enum {
    SK_TREAT_KEEP,   /* as far as it is on the list of what is harmless */
    SK_TREAT_CLEAN,  /* goes through the pipeline as a part of its own */
    SK_TREAT_REMOVE, /* is taken out */
    SK_TREAT_REFUSE, /* the file that holds it does not leave */
} SkTreat;

/* What a row of a policy may rely on. */
typedef enum {
    SK_TRUST_NONE,
    /* what the sender of a mail chooses, although the row then lets more pass
     * than without it */
    SK_TRUST_FORGEABLE,
} SkTrust;

/* The conditions of a row (src/core/policy/when.h). */
struct _SkWhen;

/* One rule of `files`: the first whose type matches and whose conditions are
 * met decides. */
typedef struct {
    char *type; /* media type, family ("text/"), group ("archive", "mail",
                   "text", "table", "calendar", "contact", "data", "picture",
                   "document", "spreadsheet", "presentation", "pdf") or "*" */
    SkDo action;
    /* for containers: how many levels below this one are opened; 0 means
     * limits.depth */
    guint depth;
    char *origin;     /* where the rule was given, such as "policy.conf:31" */
    SkElse otherwise; /* of SK_DO_CLEAN */
    struct _SkWhen *when; /* NULL if the rule has no conditions */
    SkTrust trust;
} SkFileRule;

#define SK_RATIO_FROM (1u << 20) /* bytes; less may grow as it likes */

/* Each limit defends against one attack. A message that reaches one gets a
 * verdict that names the limit; nothing passes silently. */
typedef struct {
    guint64 message;  /* bytes of the message as received; against sheer size */
    guint64 expanded; /* bytes of all decoded parts together; against bombs */
    /* how often larger decoded data may be than encoded, once there is more of
     * it than SK_RATIO_FROM; against bombs */
    guint ratio;
    guint parts; /* parts on all levels; against multipart bombs */
    /* how deep parts may be nested; against recursion and quines */
    guint depth;
    /* pixels of all frames and pages of one picture; against pixel bombs */
    guint pixels;
    /* the hard CPU limit, of which 80% is the soft one;
     * against endless loops */
    guint seconds;
} SkLimits;

/* The texts of the notice with their named placeholders, for example "{count}
 * 件を取り除きました". */
typedef struct _SkNoticeTexts SkNoticeTexts;

typedef struct _SkPolicy SkPolicy;

struct _SkPolicy {
    char *name; /* the name of the profile */
    char *base; /* the preset on which it builds, such as "text-only" */
    SkLinks links;
    SkCharset charset;
    SkHtml html;
    SkHidden hidden;
    SkAmbiguous ambiguous;
    /* what happens to a sender from outside that claims to be inside */
    SkOwnDomain own_domain;
    /* names of headers that are kept besides the built-in list; never NULL,
     * NULL-terminated */
    char **keep_headers;
    SkPlace notice_place;
    char *notice_language;       /* "ja" or "en" */
    SkNoticeTexts *notice_texts; /* never NULL */
    GPtrArray *files; /* of SkFileRule, in order; empty if only text passes */
    /* name.removed.txt stands in the place of a removed file */
    gboolean tombstones;
    gboolean csv_bom; /* tables begin with a byte order mark, for Excel */
    guint inside[SK_INSIDE_N]; /* numbers of the words of the keys; read them
                                  by sk_policy_inside */
    char **inside_functions;   /* kept in formulas besides the built-in list;
                                  never NULL */
    char **inside_fields;      /* of metadata that are kept; empty: all of the
                                  built-in list; never NULL */
    /* root elements without a namespace that count as data besides the built-in
     * list; never NULL */
    char **xml_roots;
    SkLimits limits;
    GPtrArray *zones; /* in a worker, all zones with their domains; else NULL */
    /* "sha256:<64 hex>" over the policy file and all that it includes */
    char *hash;
    /* of char *: what is not wrong but worth a look; empty in a worker */
    GPtrArray *notes;
    /* in a worker, the conditions of all crossings (core/policy/when.h), NULL
     * for a crossing without any; else NULL */
    GPtrArray *crossings;
    /* maps the path of a key to "policy.conf:12" or "default" */
    GHashTable *origins;
};

/* sk_policy_origin: returns where the setting @key ("links", "notice.place")
 * was given, as "file:line" or "default". Never NULL; owned by @policy. */
const char *sk_policy_origin(const SkPolicy *policy, const char *key);

/* sk_policy_rule: returns the rule of `files` that decides about the media type
 * @found whatever mail or file it comes in: the first without conditions that
 * names the type, its family, its group or "*". Returns NULL if there is none,
 * and always under text-only; such a part is removed. Owned by @policy. Which
 * rule decides about a part in hand, sk_part_rule says. */
const SkFileRule *sk_policy_rule(const SkPolicy *policy, const char *found);

/* sk_policy_may: returns whether some rule of @policy can do @action with a
 * file of the media type @found, be it under conditions. For preparing what
 * may be needed, not for deciding about a part. */
gboolean sk_policy_may(const SkPolicy *policy, const char *found, SkDo action);

/* sk_policy_inside: returns what @policy does with objects of @kind (not
 * SK_INSIDE_NONE) inside files. A filter that can do less than keep or clean
 * them removes them. */
SkTreat sk_policy_inside(const SkPolicy *policy, SkInside kind);

/* sk_policy_keeps_field: returns whether the field @field of a document's
 * metadata ("title", "author") may leave. sk_policy_keeps_function: returns
 * whether the function @function (capital letters) may leave in a formula
 * although it is not on the list of its format. */
gboolean sk_policy_keeps_field(const SkPolicy *policy, const char *field);
gboolean sk_policy_keeps_function(const SkPolicy *policy, const char *function);

/* sk_type_can_be: returns whether this version can do @action (SK_DO_CLEAN or
 * SK_DO_TEXT) with files of @type, a media type. */
gboolean sk_type_can_be(const char *type, SkDo action);

/* sk_policy_zone_claims: returns whether @domain belongs to the zone @zone: no
 * other zone lists it better, and it is not merely part of the rest of the
 * world. Always FALSE outside a worker. */
gboolean sk_policy_zone_claims(const SkPolicy *policy, const char *zone,
                               const char *domain);

/* sk_type_group: returns the group @found belongs to ("archive", "mail",
 * "text", "table", "calendar", "contact", "data", "picture", "document",
 * "spreadsheet", "presentation", "pdf"), or "" for none. Static. */
const char *sk_type_group(const char *found);

/* sk_policy_text: returns the notice text @key ("top", "heading",
 * "reason.attachment", "kind.zip") in UTF-8 with its placeholders unfilled, or
 * NULL if there is no such text. Owned by @policy. */
const char *sk_policy_text(const SkPolicy *policy, const char *key);

#endif
