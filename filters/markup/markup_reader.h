/* SPDX-License-Identifier: Apache-2.0
 *
 * The state of the reader of XML. Only markup_read.c and markup_tag.c include
 * this.
 */
#ifndef SK_MARKUP_MARKUP_READER_H
#define SK_MARKUP_MARKUP_READER_H

#include <markup/markup_read.h>

#define SK_MARKUP_ADDED_MAX                                                    \
    16                    /* the attributes that a hook may add to a tag       \
                           */
#define SK_MARKUP_SEEN 64 /* a power of two */

/* A namespace prefix in scope: the element that declares it is still open. */
typedef struct {
    const char *prefix, *uri;
    guint depth;
} SkMarkupDeclared;

struct _SkMarkupReader {
    SkPart *part;
    const SkMarkupEvents *events;
    gpointer user;
    struct _xmlParserCtxt *xml;
    const char *next, *end; /* what libxml2 has not been given yet */
    GArray *scope;          /* of SkMarkupDeclared */
    SkMarkupAttribute *attributes;
    guint room; /* of attributes */
    /* room for the values of a tag as strings, and how much of it is used */
    GByteArray *values;
    gsize values_len;
    GStringChunk *changed; /* values that hooks set */
    GString *text;
    const SkMarkupSpace *none; /* the row of names in no namespace */
    /* the namespaces by the pointers of their URIs, which libxml2 keeps once */
    struct {
        const void *uri;
        const SkMarkupSpace *space;
        gboolean strict;
    } seen[SK_MARKUP_SEEN];
    guint depth, tags, comments, instructions;
    gboolean stopped; /* an event or we ended it */
    SkReason why;     /* NONE if an event ended it */
    const char *detail;
};

/* sk_markup_intern: returns the pointer under which @name comes as a name of
 * this read. */
const char *sk_markup_intern(SkMarkupReader *reader, const char *name);

#endif
