/* SPDX-License-Identifier: Apache-2.0
 *
 * The members of an OpenDocument package, as the inspector sees them. Only the
 * files odf*.c include this.
 */
#ifndef SK_INSPECTOR_OFFICE_ODF_MEMBER_H
#define SK_INSPECTOR_OFFICE_ODF_MEMBER_H

#include "inspector/zip_reader.h"

typedef enum {
    SK_ODF_MEMBER_CONTENT,
    SK_ODF_MEMBER_STYLES,
    SK_ODF_MEMBER_META,
    SK_ODF_MEMBER_SETTINGS,
    SK_ODF_MEMBER_PICTURE,
    SK_ODF_MEMBER_METAFILE, /* of StarView */
} SkOdfMemberKind;

typedef struct {
    SkZipEntry entry;
    SkOdfMemberKind kind;
    SkInspectType picture; /* of a picture */
    SkSpan folder;         /* "" or ending in "/" */
    SkSpan base;           /* the name in it */
    const char *body;      /* of a content: its kind ("office:text") */
    const char *version;   /* of a content: "1.3", "1.4", or NULL for older */
    bool is_shown;         /* a document refers to it */
} SkOdfMember;

/* sk_opendoc_member_name: divides the name of @member. Returns false if it is
 * none that the writer gives. */
bool sk_opendoc_member_name(SkOdfMember *member);

/* sk_opendoc_member_type: its media type in the manifest. */
const char *sk_opendoc_member_type(const SkOdfMember *member);

/* sk_opendoc_member_check: checks @content, the XML of @member, and notes on
 * the
 * @n members to which of them it refers. @inside (SK_INSPECT_KEEPS_…) is what
 * documents may keep. */
bool
sk_opendoc_member_check(SkOdfMember *members, size_t n, SkOdfMember *member,
                        SkSpan content, uint32_t inside);

/* sk_opendoc_member_is_shown: returns whether something refers to @member or
 * its folder. */
bool sk_opendoc_member_is_shown(const SkOdfMember *members, size_t n,
                                const SkOdfMember *member);

/* sk_opendoc_body: returns the kind of the document in the root; NULL if there
 * is none. */
const char *sk_opendoc_body(const SkOdfMember *members, size_t n);

/* sk_opendoc_version: returns the version that the manifest must state: that of
 * the document in the root, but at least "1.2". */
const char *sk_opendoc_version(const SkOdfMember *members, size_t n);

/* sk_opendoc_folder_is_new: returns whether no member before the @i th is in
 * @folder. sk_opendoc_folder_type: returns the media type of the document in
 * it; "" if there is none. */
bool
sk_opendoc_folder_is_new(const SkOdfMember *members, size_t i, SkSpan folder);
const char *
sk_opendoc_folder_type(const SkOdfMember *members, size_t n, SkSpan folder);

#endif
