/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads the XML of documents (a part of OOXML, a member of OpenDocument) as a
 * stream of events, by libxml2 in the strictest way: UTF-8 or UTF-16 only, no
 * DTD, no entity but the five, no recovery; depth, names, attributes and
 * namespaces are bounded. Elements and attributes are told by their namespace,
 * whatever prefix was used, and a namespace of Strict OOXML as the Transitional
 * one. Comments and instructions are counted and not told, CDATA is text, and
 * the text between two tags comes in one piece. This defends against entities,
 * files that two readers decode differently, and documents made to be slow.
 *
 * What markup_tag.c defines is declared here.
 */
#ifndef SK_MARKUP_MARKUP_READ_H
#define SK_MARKUP_MARKUP_READ_H

#include <glib.h>
#include <markup/markup_space.h>
#include <sekisho/part.h>

#define SK_MARKUP_DEPTH_MAX      256
#define SK_MARKUP_ATTRIBUTES_MAX 512
/* How many declarations of namespaces may be in scope, and how many different
 * names (rounded up) a document may have. libxml2 looks through all of the
 * former for each tag, and through a growing share of the latter. */
#define SK_MARKUP_DECLARED_MAX 4096
#define SK_MARKUP_NAMES_MAX    65536

typedef struct {
    /* the row "" if it is in no namespace, NULL if in one that is not in the
     * table */
    const SkMarkupSpace *space;
    const char
        *name; /* local; the same pointer for the same name in one read */
    /* The value: UTF-8, references resolved. It lives as long as the tag and
     * does not end in NUL; sk_markup_attribute_value gives it as a string. */
    const char *value;
    gsize len;
    gboolean is_string;  /* the value does end in NUL */
    gboolean gone;       /* it does not leave: the list or a hook says so */
    gconstpointer found; /* what a reader of tags has looked up for it */
} SkMarkupAttribute;

typedef struct _SkMarkupReader SkMarkupReader;

typedef struct {
    const SkMarkupSpace *space; /* as that of an attribute */
    const char *name;           /* likewise */
    SkMarkupAttribute *attributes;
    guint n_attributes;
    guint depth;     /* the root has 0 */
    gboolean strict; /* its namespace came as that of Strict OOXML */
    SkMarkupReader *reader;
} SkMarkupTag;

/* sk_markup_value: returns the value of the attribute @name in the namespace
 * with the prefix @prefix of the table, NULL (or "") for an attribute in none;
 * NULL if it is absent or gone. Lent as long as the tag. */
const char *
sk_markup_value(const SkMarkupTag *tag, const char *prefix, const char *name);

/* sk_markup_attribute_value: returns the value of @a, which is an attribute of
 * @tag, as a string. Lent as long as the tag. */
const char *
sk_markup_attribute_value(const SkMarkupTag *tag, SkMarkupAttribute *a);

/* sk_markup_is: returns whether the tag is @name in the namespace @prefix. */
gboolean
sk_markup_is(const SkMarkupTag *tag, const char *prefix, const char *name);

/* sk_markup_rename: makes the tag @name in the namespace @prefix. Its end tag
 * keeps the name that it came with. */
void sk_markup_rename(SkMarkupTag *tag, const char *prefix, const char *name);

/* sk_markup_set_value: gives an attribute another value (copied), or adds it
 * where there is none; @value NULL takes it out. At most 16 can be added to
 * one tag; more are a mistake of the caller. */
void sk_markup_set_value(SkMarkupTag *tag, const char *prefix, const char *name,
                         const char *value);

/* sk_markup_prefixed: returns the namespace that @prefix (@len bytes), as the
 * document uses it, stands for at @tag; NULL if it was not declared, or is not
 * in the table. For the values that name prefixes (mc:Choice/@Requires,
 * formulas of OpenDocument). */
const SkMarkupSpace *
sk_markup_prefixed(const SkMarkupTag *tag, const char *prefix, gsize len);

/* For readers of words. Of mc:AlternateContent (ISO/IEC 29500-3, 9.3) the first
 * content is read that requires no namespace but those of the table.
 * sk_markup_passes_over: is asked at each start tag that is read, and returns
 * whether @tag is one of the other contents, which the reader skips.
 * sk_markup_end_choices: is told of each end tag that is read. @choices is
 * theirs, 0 at first. */
gboolean sk_markup_passes_over(const SkMarkupTag *tag, guint *choices);
void sk_markup_end_choices(const SkMarkupTag *tag, guint *choices);

/* The events. Each returns whether reading goes on. The tag of `end` has no
 * attributes. */
typedef struct {
    gboolean (*start)(gpointer user, SkMarkupTag *tag);
    gboolean (*end)(gpointer user, const SkMarkupTag *tag);
    gboolean (*text)(gpointer user, const char *text, gsize len);
} SkMarkupEvents;

/* sk_markup_read: reads @bytes to the end. On failure returns FALSE and sets
 * *@why and *@detail (static, or NULL); both stay as they are if an event ended
 * the reading. @part is the part whose time is used and on which comments and
 * instructions are counted ("markup-comment", "instruction"). */
gboolean
sk_markup_read(SkPart *part, GBytes *bytes, const SkMarkupEvents *events,
               gpointer user, SkReason *why, const char **detail);

/* sk_markup_warm: does what libxml2 needs before the sandbox closes. */
void sk_markup_warm(void);

#endif
