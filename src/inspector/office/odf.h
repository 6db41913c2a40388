/* SPDX-License-Identifier: Apache-2.0
 *
 * What the readers of OpenDocument in the inspector share; nobody else includes
 * this.
 *
 * What odf_attributes_look.c defines is declared here.
 */
#ifndef SK_INSPECTOR_OFFICE_ODF_H
#define SK_INSPECTOR_OFFICE_ODF_H

#include "inspector/inner.h"

/* ---- odf_elements.c, odf_attributes.c, odf_words.c ---------------------- */

/* Names under one prefix, sorted by their bytes. */
typedef struct {
    const char *prefix; /* NULL behind the last of a table */
    const char *uri;    /* the namespace, in the table of elements */
    const char *const *names;
    size_t n;
} SkOdfNames;

/* The table of elements has all prefixes, in the order in which they may be
 * declared; some have no elements. */
extern const SkOdfNames sk_opendoc_elements[];
extern const SkOdfNames sk_opendoc_attributes[], sk_opendoc_look_attributes[];
extern const SkOdfNames sk_opendoc_functions;
extern const SkOdfNames sk_opendoc_plain_settings, sk_opendoc_text_settings;

/* ---- odf_markup.c ------------------------------------------------------- */

#define SK_ODF_DEPTH_MAX      256
#define SK_ODF_ATTRIBUTES_MAX 512

typedef struct {
    SkSpan name;  /* with its prefix */
    SkSpan value; /* as written, with references */
} SkOdfAttribute;

/* A tag, or the text before one. */
typedef struct {
    SkSpan name;
    const SkOdfAttribute *attributes;
    size_t n;
} SkOdfTag;

typedef struct {
    void *user;
    /* These return false if the tag or the text may not be there. The text is
     * as written; @element is the name of the element around it. */
    bool (*start)(void *user, const SkOdfTag *tag);
    bool (*text)(void *user, SkSpan element, SkSpan text);
} SkOdfJudge;

/* sk_opendoc_markup: checks that @xml is one document in the form that the
 * writer gives it, whose root is @root and in which nothing but listed names
 * stands, and asks @judge about the rest. Returns NULL, or the byte that is not
 * right.
 */
const uint8_t *
sk_opendoc_markup(SkSpan xml, const char *root, const SkOdfJudge *judge);

/* sk_opendoc_is: returns whether @name is @word. sk_opendoc_lists: returns
 * whether @name, without a prefix, stands in @names. */
bool sk_opendoc_is(SkSpan name, const char *word);
bool sk_opendoc_lists(const SkOdfNames *names, SkSpan name);

/* ---- odf_value.c -------------------------------------------------------- */

#define SK_ODF_VALUE_MAX 70000 /* bytes of a value that is judged */

/* sk_opendoc_value: returns whether an attribute may have its value: formulas,
 * conditions and ranges stay in the document. Links are judged by
 * sk_opendoc_link. */
bool sk_opendoc_value(const SkOdfAttribute *attribute);

/* sk_opendoc_link: returns whether a reader who clicks @href (as written) comes
 * to a web page, a mail address, or a place in the document. */
bool sk_opendoc_link(SkSpan href);

/* ---- odf_inside.c ------------------------------------------------------- */

/* sk_opendoc_inside: returns whether a document may keep @tag and its
 * attributes, where @inside (SK_INSPECT_KEEPS_…) is what the policy lets
 * documents keep. The targets of xlink:href are not judged here. */
bool sk_opendoc_inside(const SkOdfTag *tag, uint32_t inside);

/* ---- odf.c -------------------------------------------------------------- */

/* sk_opendoc_check: checks that @file is an OpenDocument package as the writer
 * makes it, of the media type @type. */
SkNo sk_opendoc_check(const SkNest *nest, const char *type, SkSpan file);

#endif
