/* SPDX-License-Identifier: Apache-2.0
 *
 * Texts in Outlook's objects and in RTF whose charset is a guess, or which
 * cannot be read whole: that is noted on the part they came in, once, however
 * often a text is asked for.
 */
#include <string.h>

#include <charset/charset.h>
#include <outlook/mapi.h>
#include <outlook/rtf.h>
#include "core/part_private.h"

#define NAMES "\x8E\x52\x93\x63\x91\xBE\x98\x59,\xD4\xCF\xC0\xDE \xC0\xDB\xB3"

typedef struct {
    const char *name, *bytes;
    guint32 codepage; /* 0: not said */
    guint unsure;
    const char *text;
} Row;

static const Row rows[] = {
    { "ascii", "plain", 0, 0, "plain" },
    { "said", NAMES, 932, 0, "山田太郎,ﾔﾏﾀﾞ ﾀﾛｳ" },
    { "not-said", "caf\xE9", 0, 1, "café" },
    { "not-followed", NAMES, 65001, 1, "山田太郎,ﾔﾏﾀﾞ ﾀﾛｳ" },
};

typedef struct {
    SkPolicy policy;
    SkReport *report;
    SkPart *part;
    SkTree tree;
} Room;

static void
open_room(Room *room)
{
    memset(room, 0, sizeof *room);
    room->report = sk_report_new();
    room->part = sk_part_new(SK_ROLE_ATTACHMENT, "a.msg", "x/y", NULL);
    room->tree = (SkTree){ .policy = &room->policy, .report = room->report };
    sk_tree_begin(&room->tree, room->part);
}

static void
close_room(Room *room)
{
    sk_part_free(room->part);
    sk_report_free(room->report);
}

static void
check_text(gconstpointer data)
{
    const Row *row = data;
    Room room;
    open_room(&room);
    g_autoptr(SkMapi) message = sk_mapi_new(room.part);
    g_autoptr(GBytes) bytes =
        g_bytes_new_static(row->bytes, strlen(row->bytes));

    message->codepage = row->codepage;
    sk_mapi_set(message, SK_MAPI_SUBJECT, SK_MAPI_STRING, bytes);
    sk_mapi_add(message, SK_MAPI_KEYWORDS, SK_MAPI_STRING, bytes);
    for (guint i = 0; i < 2; i++) {
        g_autofree char *text = sk_mapi_text(message, SK_MAPI_SUBJECT);

        g_assert_cmpstr(text, ==, row->text);
        g_assert_cmpuint(sk_count_of(room.report->notes, "charset-unsure"), ==,
                         row->unsure);
    }
    for (guint i = 0; i < 2; i++) {
        g_autofree char *all = sk_mapi_texts(message, SK_MAPI_KEYWORDS, ", ");

        g_assert_cmpstr(all, ==, row->text);
        g_assert_cmpuint(sk_count_of(room.report->notes, "charset-unsure"), ==,
                         row->unsure * 2);
    }
    close_room(&room);
}

static void
check_rtf(void)
{
    static const struct {
        const char *rtf;
        guint unsure;
    } files[] = {
        { "{\\rtf1\\ansi\\ansicpg932 \\'8e\\'52\\'93\\'63\\'91\\'be}", 0 },
        { "{\\rtf1\\ansi\\ansicpg65001 "
          "\\'8e\\'52\\'93\\'63\\'91\\'be\\'98\\'59,"
          "\\'d4\\'cf\\'c0\\'de \\'c0\\'db\\'b3\\par "
          "\\'8e\\'52\\'93\\'63\\'91\\'be\\'98\\'59,\\'d4\\'cf\\'c0\\'de}",
          1 },
    };

    for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
        Room room;
        open_room(&room);
        g_autoptr(GBytes) rtf =
            g_bytes_new_static(files[i].rtf, strlen(files[i].rtf));
        gboolean is_html;
        g_autofree char *text = sk_rtf_read(rtf, room.part, &is_html);

        g_assert_nonnull(text);
        g_assert_cmpuint(sk_count_of(room.report->notes, "charset-unsure"), ==,
                         files[i].unsure);
        close_room(&room);
    }
}

int
main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;

    g_test_init(&argc, &argv, NULL);
    g_assert_true(sk_charset_prepare(&error));
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_strconcat("/mapi/", rows[i].name, NULL);

        g_test_add_data_func(path, &rows[i], check_text);
    }
    g_test_add_func("/rtf/unsure", check_rtf);
    return g_test_run();
}
