/* SPDX-License-Identifier: Apache-2.0
 *
 * Reads attributes of TNEF that state in their own form what properties state
 * (tnef_old.h). Judges nothing.
 */
#include <string.h>
#include <outlook/tnef_old.h>

/* Translates the class names of the first Outlook (MS-OXTNEF section 2.1.3.2)
 * to those of today. */
void
sk_tnef_class(SkMapi *message, GBytes *data)
{
    static const struct {
        const char *old, *class;
    } names[] = {
        { "IPM.Microsoft Schedule.MtgReq", "IPM.Schedule.Meeting.Request" },
        { "IPM.Microsoft Schedule.MtgRespP", "IPM.Schedule.Meeting.Resp.Pos" },
        { "IPM.Microsoft Schedule.MtgRespN", "IPM.Schedule.Meeting.Resp.Neg" },
        { "IPM.Microsoft Schedule.MtgRespA", "IPM.Schedule.Meeting.Resp.Tent" },
        { "IPM.Microsoft Schedule.MtgCncl", "IPM.Schedule.Meeting.Canceled" },
        { "IPM.Microsoft Mail.Non-Delivery", "REPORT.IPM.Note.NDR" },
        { "IPM.Microsoft Mail.Read Receipt", "REPORT.IPM.Note.IPNRN" },
    };
    gsize len;
    const char *p = g_bytes_get_data(data, &len);

    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        gsize old = strlen(names[i].old);
        g_autoptr(GBytes) class = NULL;

        if (len < old || memcmp(p, names[i].old, old) != 0 ||
            (len > old && p[old] != '\0'))
            continue;
        class = g_bytes_new_static(names[i].class, strlen(names[i].class));
        sk_mapi_set(message, SK_MAPI_CLASS, SK_MAPI_STRING, class);
    }
    sk_mapi_set(message, SK_MAPI_CLASS, SK_MAPI_STRING, data);
}

void
sk_tnef_date(SkMapi *message, guint32 id, GBytes *data)
{
    gint part[6];
    gsize len;
    const guint8 *p = g_bytes_get_data(data, &len);
    g_autoptr(GDateTime) date = NULL;
    g_autoptr(GBytes) bytes = NULL;
    guint64 time;
    guint8 little[8];

    if (len < 2 * G_N_ELEMENTS(part))
        return;
    for (guint i = 0; i < G_N_ELEMENTS(part); i++)
        part[i] = p[2 * i] | p[2 * i + 1] << 8;
    date = g_date_time_new_utc(part[0], part[1], part[2], part[3], part[4],
                               part[5]);
    if (date == NULL)
        return;
    time =
        (guint64)(g_date_time_to_unix(date) + G_GINT64_CONSTANT(11644473600)) *
        10000000;
    for (guint i = 0; i < sizeof little; i++)
        little[i] = (guint8)(time >> (8 * i));
    bytes = g_bytes_new(little, sizeof little);
    sk_mapi_set(message, id, SK_MAPI_TIME, bytes);
}
