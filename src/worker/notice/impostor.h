/* SPDX-License-Identifier: Apache-2.0
 *
 * Keeps headers from outside from looking as if this gateway had sent the mail.
 */
#ifndef SK_WORKER_NOTICE_IMPOSTOR_H
#define SK_WORKER_NOTICE_IMPOSTOR_H

#include "worker/mail/mail.h"

/* The domain of the gateway's own notices. Nobody can own it (RFC 2606, section
 * 2). */
#define SK_NOTICE_DOMAIN "sekisho.invalid"

/* sk_impostor_unmask: alters, as sk_notice_defuse does, every text, display
 * name and address in the headers of @mail that could be taken for the
 * gateway's own. Use this for mail whose text is not the gateway's. Idempotent.
 * Returns how many were altered. */
guint sk_impostor_unmask(const SkMail *mail, const SkPolicy *policy);

#endif
