/* SPDX-License-Identifier: Apache-2.0
 *
 * The watch over silence (silence.h).
 */
#include "door/metrics/silence.h"

#define MINUTE   60
#define SATURDAY 6

gboolean
sk_silence_is(const SkSilence *silence, guint64 now, guint64 last,
              guint64 midnight, guint weekday)
{
    guint64 opened = midnight + silence->from * MINUTE;
    guint64 closes = midnight + silence->to * MINUTE;
    guint64 since = MAX(last, opened);

    if (silence->minutes == 0 || weekday >= SATURDAY || now < opened ||
        now >= closes)
        return FALSE;
    return now >= since + silence->minutes * MINUTE;
}
