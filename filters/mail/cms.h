/* SPDX-License-Identifier: Apache-2.0
 *
 * CMS (RFC 5652), the box of S/MIME: what is in it, not who signed it.
 */
#ifndef SK_MAIL_CMS_H
#define SK_MAIL_CMS_H

#include <glib.h>

typedef enum {
    SK_CMS_NONE,      /* no CMS, or damaged */
    SK_CMS_SIGNED,    /* with its content */
    SK_CMS_DETACHED,  /* a signature, or certificates, of what is elsewhere */
    SK_CMS_ENCRYPTED, /* enveloped in any way */
    SK_CMS_OTHER,     /* compressed, digested … */
} SkCmsKind;

/* sk_cms_open: which kind @cms (BER) is. *@content: new bytes of what a SIGNED
 * one holds, else NULL. No signature is verified: what was rebuilt has lost it.
 */
SkCmsKind sk_cms_open(GBytes *cms, GBytes **content);

#endif
