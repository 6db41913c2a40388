/* SPDX-License-Identifier: Apache-2.0
 *
 * The members of an OpenDocument file, read when they are asked for: those of a
 * package, or those into which a flat file was taken apart.
 *
 * What odf_flat.c defines is declared here.
 */
#ifndef SK_ODF_ODF_PACKAGE_H
#define SK_ODF_ODF_PACKAGE_H

#include <package/package.h>

typedef struct _SkOdfPackage SkOdfPackage;

/* sk_odf_package_open: opens the bytes of @part, whose found type says whether
 * they are flat. Returns NULL and sets *@why and *@detail (static, or NULL) if
 * they are no OpenDocument file, or an encrypted one. */
SkOdfPackage *sk_odf_package_open(SkPart *part, const SkPolicy *policy,
                                  SkReason *why, const char **detail);
void sk_odf_package_close(SkOdfPackage *package);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkOdfPackage, sk_odf_package_close)

/* sk_odf_package_type: returns the media type that the package says of itself.
 */
const char *sk_odf_package_type(const SkOdfPackage *package);

/* The members by number; the name of a folder is "". sk_odf_package_find
 * returns -1 if there is none. */
guint sk_odf_package_count(const SkOdfPackage *package);
const char *sk_odf_package_name(const SkOdfPackage *package, guint i);
int sk_odf_package_find(const SkOdfPackage *package, const char *name);

/* sk_odf_package_read: returns the content of member @i. Returns NULL and sets
 * *@why and *@detail if it is damaged or too much. New reference. */
GBytes *sk_odf_package_read(SkOdfPackage *package, guint i, SkReason *why,
                            const char **detail);

/* sk_odf_flat_split: takes a flat file apart. Returns its members (of
 * SkOdfFlatMember, owned), as a package would have them, or NULL with *@why and
 * *@detail set. *@type is the media type that it says of itself (static). */
typedef struct {
    char *name;
    GBytes *bytes;
} SkOdfFlatMember;

GArray *sk_odf_flat_split(SkPart *part, const char **type, SkReason *why,
                          const char **detail);

/* sk_odf_type: returns the media type with which a file leaves that says by
 * @text (@len bytes) which one of OpenDocument it has; NULL if it is none of
 * those that leave. Static. */
const char *sk_odf_type(const char *text, gsize len);

#endif
