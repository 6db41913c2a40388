/* SPDX-License-Identifier: Apache-2.0
 *
 * The container of documents: a ZIP of members by name (OpenDocument 1.3 part
 * 2, ISO/IEC 29500-2), opened by the strict walk. Members are unpacked when
 * they are asked for and within the limits of the policy. Names are compared as
 * the most lenient reader compares them. This defends against members that one
 * reader finds and another does not: two of one name, names that differ in case
 * or escapes only, names that lead elsewhere, and pieces.
 */
#ifndef SK_PACKAGE_PACKAGE_H
#define SK_PACKAGE_PACKAGE_H

#include <archive/zip_write.h>
#include <sekisho/part.h>
#include <sekisho/policy.h>

typedef struct _SkPackage SkPackage;

/* sk_package_open: opens the bytes of @part, which must live as long. Returns
 * NULL and sets *@why and *@detail (static, or NULL) if it is no package. */
SkPackage *sk_package_open(SkPart *part, const SkPolicy *policy, SkReason *why,
                           const char **detail);

/* sk_package_close: also counts what was unpacked against the limits of the
 * message. */
void sk_package_close(SkPackage *package);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SkPackage, sk_package_close)

SkPart *sk_package_part(const SkPackage *package);

/* sk_package_count: returns the number of members; they are counted from 0 in
 * the order in which they lie in the file. sk_package_name: returns the name of
 * member @i, as it is written, in UTF-8. Lent. */
guint sk_package_count(const SkPackage *package);
const char *sk_package_name(const SkPackage *package, guint i);

/* sk_package_find: returns the member called @name, in any case and with or
 * without escapes ("%20"); -1 if there is none. */
int sk_package_find(const SkPackage *package, const char *name);

/* sk_package_read: unpacks member @i. Returns NULL and sets *@why and *@detail
 * if it is damaged or too much. New reference. */
GBytes *sk_package_read(SkPackage *package, guint i, SkReason *why,
                        const char **detail);

/* sk_package_packed: returns member @i as it is packed, for a writer, if it may
 * be copied so; else NULL. Only for a member that has been read. */
SkZipPacked *sk_package_packed(const SkPackage *package, guint i);

/* ---- names of parts (package_name.c) ------------------------------------ */

/* sk_package_key: returns the form in which @name is compared, or NULL if it is
 * a name that two readers may take for two. New string. */
char *sk_package_key(const char *name);

/* sk_package_resolve: returns the name of the member to which the reference
 * @target leads from the member @source ("" for the package itself), without a
 * fragment; NULL if it leads out of the package, is no reference within one, or
 * is empty. New string. */
char *sk_package_resolve(const char *source, const char *target);

/* sk_package_relative: returns a reference from the member @source to @target,
 * such as "../media/image1.png". Both are names that we gave. New string. */
char *sk_package_relative(const char *source, const char *target);

#endif
