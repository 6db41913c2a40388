/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads CMS (RFC 5652), the container of S/MIME: what is in it, not who signed
 * it.
 */
#ifndef SK_MAIL_CMS_H
#define SK_MAIL_CMS_H

#include <glib.h>

typedef enum {
    SK_CMS_NONE,      /* not CMS, or damaged */
    SK_CMS_SIGNED,    /* signed, with its content */
    SK_CMS_DETACHED,  /* a signature or certificates without the content */
    SK_CMS_ENCRYPTED, /* encrypted in any way */
    SK_CMS_OTHER,     /* compressed, digested and so on */
} SkCmsKind;

/* sk_cms_open: returns the kind of @cms (BER). *@content receives the content
 * of a signed one as new bytes, or else NULL. No signature is verified, because
 * the rebuilt content would not match it anyway. */
SkCmsKind sk_cms_open(GBytes *cms, GBytes **content);

#endif
