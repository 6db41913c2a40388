/* SPDX-License-Identifier: Apache-2.0
 *
 * What is derived from the site key besides receipts (gate.h).
 */
#ifndef SK_GATE_RECEIPT_H
#define SK_GATE_RECEIPT_H

#include "gate/gate.h"

/* sk_notice_key: computes HMAC-SHA-256(site key, "sekisho notice 1"), the key
 * with which a worker signs mark lines. A captured worker can learn this key
 * but never the site key, so receipts cannot be forged. */
void sk_notice_key(const SkSiteKey *key, guint8 derived[32]);

#endif
