/* SPDX-License-Identifier: Apache-2.0
 *
 * The bytes of files, type by type: what each reader takes and where it says
 * no; and the marks that never leave. As lone files: offsets are bytes.
 */
#include <string.h>

#include "sample.h"

typedef struct {
    const char *path, *text;
    gboolean bad; /* at the mark */
    gsize len;    /* 0: strlen */
} Row;

#define ROW(path, text)                                                        \
    {                                                                          \
        path, text, TRUE, sizeof text - 1                                      \
    }
#define BOM "\xEF\xBB\xBF"

#include "file-rows.h"
#include "xml-rows.h"

typedef struct {
    SkInspectType type;
    const Row *row;
    gboolean linkless;
} Case;

static void
check_row(gconstpointer data)
{
    const Case *one = data;
    SkInspectOrder order = sample_files_order();
    gsize len = one->row->len > 0 ? one->row->len : strlen(one->row->text);
    order.kind = SK_INSPECT_KIND_FILE;
    order.type = one->type;
    order.links = one->linkless;
    sample_check(&order, one->row->text, len,
                 one->row->bad ? SK_INSPECT_TYPE : SK_INSPECT_ACCEPTED, 0);
}

static void
add(SkInspectType type, const char *name, const Row *rows, gsize n,
    gboolean linkless)
{
    for (gsize i = 0; i < n; i++) {
        g_autofree char *path =
            g_strdup_printf("/file/%s/%s", name, rows[i].path);
        Case *one = g_new(Case, 1);
        *one = (Case){ type, &rows[i], linkless };
        g_test_add_data_func_full(path, one, check_row, g_free);
    }
}

/* As deep as the law says, and one deeper. */
static void
check_depth(void)
{
    SkInspectOrder order = sample_files_order();
    order.kind = SK_INSPECT_KIND_FILE;
    for (gsize depth = 1; depth < 200; depth++) {
        g_autoptr(GString) xml_file = g_string_new(NULL);
        g_autoptr(GString) json_file = g_string_new(NULL);
        SkInspectAnswer answer;
        for (gsize i = 0; i < depth; i++) {
            g_string_append(xml_file, "<a>");
            g_string_append(json_file, i % 2 ? "[" : "{\"a\":");
        }
        g_string_append(json_file, "1");
        for (gsize i = depth; i-- > 0;) {
            g_string_append(xml_file, "</a>");
            g_string_append(json_file, i % 2 ? "]" : "}");
        }
        order.type = SK_INSPECT_TYPE_XML;
        g_assert_cmpint(
            sk_inspect(&order, (guint8 *)xml_file->str, xml_file->len, &answer),
            ==, depth <= 128);
        order.type = SK_INSPECT_TYPE_JSON;
        g_assert_cmpint(sk_inspect(&order, (guint8 *)json_file->str,
                                   json_file->len, &answer),
                        ==, depth <= 64);
    }
}

/* As many dates of repetition as a component may have, and one more. */
static void
check_dates(void)
{
    SkInspectOrder order = sample_files_order();
    order.kind = SK_INSPECT_KIND_FILE;
    order.type = SK_INSPECT_TYPE_CALENDAR;
    for (guint n = 365; n < 368; n++) {
        g_autoptr(GString) file = g_string_new(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\n");
        SkInspectAnswer answer;
        for (guint i = 0; i + 1 < n; i += 2)
            g_string_append(file, "RDATE:20270101,20270102\r\n");
        if (n % 2 == 1)
            g_string_append(file, "RDATE:20270103\r\n");
        g_string_append(file, "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\n"
                              "RDATE:20270101\r\nEND:VEVENT\r\n"
                              "END:VCALENDAR\r\n");
        g_assert_cmpint(
            sk_inspect(&order, (guint8 *)file->str, file->len, &answer), ==,
            n <= 366);
    }
}

/* A type that the order does not name, alone; and a mail that is a file. */
static void
check_order(void)
{
    SkInspectOrder order = sample_order();
    order.kind = SK_INSPECT_KIND_FILE;
    order.type = SK_INSPECT_TYPE_JSON;
    sample_check(&order, "§1", strlen("§1"), SK_INSPECT_CONTENT_TYPE, 0);
    order.types = SK_INSPECT_ALL_TYPES;
    sample_check(&order, "1", 1, SK_INSPECT_ACCEPTED, 0);
    order.type = SK_INSPECT_TYPE_MESSAGE;
    sample_check(&order, JIS_TAIL "x\r\n", strlen(JIS_TAIL "x\r\n"),
                 SK_INSPECT_ACCEPTED, 0);
    sample_check(&order, "§X-Evil: x\r\n\r\n", strlen("§X-Evil: x\r\n\r\n"),
                 SK_INSPECT_HEADER_NAME, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    add(SK_INSPECT_TYPE_PLAIN, "text", plain, G_N_ELEMENTS(plain), FALSE);
    add(SK_INSPECT_TYPE_CSV, "csv", csv, G_N_ELEMENTS(csv), FALSE);
    add(SK_INSPECT_TYPE_TSV, "tsv", tsv, G_N_ELEMENTS(tsv), FALSE);
    add(SK_INSPECT_TYPE_CALENDAR, "ics", calendar, G_N_ELEMENTS(calendar),
        FALSE);
    add(SK_INSPECT_TYPE_CONTACT, "vcf", contact, G_N_ELEMENTS(contact), FALSE);
    add(SK_INSPECT_TYPE_CALENDAR, "linkless-ics", linkless_calendar,
        G_N_ELEMENTS(linkless_calendar), TRUE);
    add(SK_INSPECT_TYPE_CONTACT, "linkless-vcf", linkless_contact,
        G_N_ELEMENTS(linkless_contact), TRUE);
    add(SK_INSPECT_TYPE_CSV, "linkless-csv", linkless_csv,
        G_N_ELEMENTS(linkless_csv), TRUE);
    add(SK_INSPECT_TYPE_TSV, "linkless-tsv", linkless_tsv,
        G_N_ELEMENTS(linkless_tsv), TRUE);
    add(SK_INSPECT_TYPE_PLAIN, "linkless-text", linkless_plain,
        G_N_ELEMENTS(linkless_plain), TRUE);
    add(SK_INSPECT_TYPE_JSON, "linkless-json", linkless_json,
        G_N_ELEMENTS(linkless_json), TRUE);
    add(SK_INSPECT_TYPE_XML, "linkless-xml", linkless_xml,
        G_N_ELEMENTS(linkless_xml), TRUE);
    add(SK_INSPECT_TYPE_JSON, "json", json, G_N_ELEMENTS(json), FALSE);
    add(SK_INSPECT_TYPE_XML, "xml", xml, G_N_ELEMENTS(xml), FALSE);
    g_test_add_func("/depth", check_depth);
    g_test_add_func("/dates", check_dates);
    g_test_add_func("/order", check_order);
    return g_test_run();
}
