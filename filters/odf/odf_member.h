/* SPDX-License-Identifier: Apache-2.0
 *
 * What the members of a package are for. Only the files odf_*.c use this.
 */
#ifndef SK_ODF_ODF_MEMBER_H
#define SK_ODF_ODF_MEMBER_H

#include <glib.h>

typedef enum {
    SK_ODF_USE_NONE, /* is written by ourselves, or does not leave */
    SK_ODF_USE_XML,  /* of a document in the package */
    SK_ODF_USE_FILE, /* a picture, or nothing we know */
} SkOdfUse;

/* sk_odf_member_use: returns what the member @name is for. *@word is the word
 * by which it is counted when it does not leave, or NULL. */
SkOdfUse sk_odf_member_use(const char *name, const char **word);

/* sk_odf_member_is_picture: returns whether the file @name is offered to the
 * filters as a picture: it stands where pictures stand, or begins like one. */
gboolean sk_odf_member_is_picture(const char *name, GBytes *bytes);

#endif
