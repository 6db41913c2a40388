/* SPDX-License-Identifier: Apache-2.0
 *
 * Turns Outlook items into text (mapi_item.h): decides by the class which kind
 * of item it is, and writes what all kinds have in common. Judges nothing: the
 * text is then cleaned as every text is.
 */
#include <string.h>
#include <calendar/calendar_show.h>
#include <content/content_tree.h>
#include <outlook/mapi_item.h>

#define EPOCH G_GINT64_CONSTANT(11644473600) /* seconds from 1601 to 1970 */

gboolean
sk_mapi_is_class(const SkMapi *message, const char *class)
{
    g_autofree char *said = sk_mapi_text(message, SK_MAPI_CLASS);
    gsize len = strlen(class);

    return said != NULL && g_ascii_strncasecmp(said, class, len) == 0 &&
           (said[len] == '\0' || said[len] == '.');
}

char *
sk_mapi_date(const SkMapi *message, guint32 id)
{
    guint64 time = sk_mapi_number(message, id, 0);
    gint64 seconds = (gint64)(time / 10000000) - EPOCH;
    g_autoptr(GDateTime) date = NULL;

    /* A time in the year 4500 means "none" (MS-OXOCNTC, MS-OXOCAL). */
    if (time == 0 || seconds < -EPOCH ||
        seconds > G_GINT64_CONSTANT(79000000000))
        return NULL;
    date = g_date_time_new_from_unix_utc(seconds);
    if (date == NULL)
        return NULL;
    return g_strdup_printf(
        "%04d%02d%02dT%02d%02d%02dZ", g_date_time_get_year(date),
        g_date_time_get_month(date), g_date_time_get_day_of_month(date),
        g_date_time_get_hour(date), g_date_time_get_minute(date),
        g_date_time_get_second(date));
}

void
sk_mapi_put(SkContent *content, const char *name, const SkMapi *message,
            guint32 id)
{
    g_autofree char *text = sk_mapi_text(message, id);

    sk_content_add_text(content, name, text);
}

char *
sk_mapi_mailto(const SkMapi *object, const guint32 *ids, guint n)
{
    for (guint i = 0; i < n; i++) {
        g_autofree char *text = sk_mapi_text(object, ids[i]);

        if (text != NULL && strchr(text, '@') != NULL &&
            strpbrk(text, " <>\r\n") == NULL)
            return g_strconcat("mailto:", text, NULL);
    }
    return NULL;
}

char *
sk_mapi_item_text(const SkMapi *message, const SkPolicy *policy, SkPart *part)
{
    g_autoptr(SkContent) calendar = sk_mapi_calendar(message);
    g_autoptr(SkContent) card = calendar == NULL ? sk_mapi_card(message) : NULL;
    g_autoptr(GString) out = g_string_new(NULL);
    SkShow show = { .part = part, .policy = policy, .out = out };

    if (calendar != NULL)
        sk_show_calendar(&show, calendar);
    else if (card != NULL)
        sk_show_contact(&show, card);
    else if (sk_mapi_is_class(message, "REPORT"))
        sk_mapi_put_report(out, message, policy);
    return out->len > 0 ? g_string_free(g_steal_pointer(&out), FALSE) : NULL;
}
