/* SPDX-License-Identifier: Apache-2.0
 *
 * What is derived from the site key besides receipts (gate.h).
 */
#ifndef SK_DOOR_RECEIPT_H
#define SK_DOOR_RECEIPT_H

#include "door/gate.h"

/* sk_notice_key: HMAC-SHA-256(site key, "sekisho notice 1"): what a worker
 * signs mark lines with. A captured worker can learn this key, never the site
 * key: receipts stay unforgeable. */
void sk_notice_key(const SkSiteKey *key, guint8 derived[32]);

#endif
