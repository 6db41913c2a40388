/* SPDX-License-Identifier: Apache-2.0
 *
 * A document of OOXML: opened, walked from its main part, and written anew with
 * the parts that the walk reaches (ooxml_kind.h). This defends against parts
 * that nothing shows and some program runs.
 *
 * What these files define is declared here: ooxml_prepare.c, ooxml_write.c.
 */
#ifndef SK_OOXML_OOXML_H
#define SK_OOXML_OOXML_H

#include <sekisho/part.h>
#include <sekisho/policy.h>

typedef struct _SkOoxml SkOoxml;

/* The media types that are documents of OOXML, NULL-terminated, those with
 * macros among them. */
extern const char *const sk_ooxml_types[];

/* sk_ooxml_prepare: builds the tables of all lists. */
void sk_ooxml_prepare(void);

/* sk_ooxml_open: opens @part and finds its parts. Returns NULL with *@why and
 * *@detail (static, or NULL) set if it is no document that may leave. */
SkOoxml *sk_ooxml_open(SkPart *part, const SkPolicy *policy, SkReason *why,
                       const char **detail);
void sk_ooxml_close(SkOoxml *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkOoxml, sk_ooxml_close)

/* sk_ooxml_type: returns the media type as which it leaves: that without
 * macros. */
const char *sk_ooxml_type(const SkOoxml *document);

/* sk_ooxml_embedded: returns the files in it as parts for sk_part_split, always
 * in the same order; NULL with *@why NONE if there are none, and with a reason
 * if one cannot be unpacked. Owned by the caller. */
GPtrArray *
sk_ooxml_embedded(SkOoxml *document, SkReason *why, const char **detail);

/* sk_ooxml_write: returns the document written anew, with the children of its
 * part for the files that sk_ooxml_embedded gave. Returns NULL with *@why and
 * *@detail set. New reference. */
GBytes *sk_ooxml_write(SkOoxml *document, SkReason *why, const char **detail);

#endif
