/* SPDX-License-Identifier: Apache-2.0
 *
 * Metafiles of StarView (SVM, "VCLMTF"): the form in which LibreOffice and
 * OpenOffice keep the previews of objects and drawings in an OpenDocument file.
 */
#ifndef SK_METAFILE_SVM_H
#define SK_METAFILE_SVM_H

#include <glib.h>
#include "picture/picture.h"

/* sk_svm_is: returns whether the @len bytes at @p begin as such a metafile. */
gboolean sk_svm_is(const guint8 *p, gsize len);

/* sk_svm_clean: returns the metafile of @picture written anew, or NULL with
 * picture->reason set. The caller unrefs the result. */
GBytes *sk_svm_clean(SkPicture *picture);

#endif
