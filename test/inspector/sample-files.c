/* SPDX-License-Identifier: Apache-2.0
 *
 * Mails with files, see sample.h: a writer of their grammar and of our zip.
 */
#include <string.h>
#include <zlib.h>

#include "sample.h"

static const char *const types[] = {
#define SK_X(symbol, name, type, extensions) type,
    SK_INSPECT_TYPES(SK_X)
#undef SK_X
};

SkInspectOrder
sample_files_order(void)
{
    SkInspectOrder order = sample_order();
    order.types = SK_INSPECT_ALL_TYPES;
    order.n_roots = 2;
    order.roots[0][0] = 'a';
    order.roots[1][0] = 'r';
    return order;
}

char *
sample_part(SkInspectType type, const char *name, const void *bytes, gsize len)
{
    g_autofree char *base64 = sample_base64(bytes, len);
    gboolean is_mail = type == SK_INSPECT_TYPE_MESSAGE;
    return g_strconcat(
        "--" BOUNDARY "\r\nContent-Type: ", types[type],
        g_str_has_prefix(types[type], "text/") ? "; charset=utf-8" : "",
        "\r\nContent-Transfer-Encoding: ", is_mail ? "7bit" : "base64",
        "\r\nContent-Disposition: attachment", name, "\r\n\r\n",
        is_mail ? (const char *)bytes : base64,
        is_mail || len == 0 ? "\r\n" : "", NULL);
}

static void
put(GByteArray *zip, guint64 value, guint n)
{
    for (guint i = 0; i < n; i++, value >>= 8) {
        guint8 byte = (guint8)value;
        g_byte_array_append(zip, &byte, 1);
    }
}

static GByteArray *
pack(const SampleMember *member, gsize len)
{
    GByteArray *packed = g_byte_array_new();
    if (!member->deflated) {
        g_byte_array_append(packed, (const guint8 *)member->text, len);
        return packed;
    }
    z_stream stream = { 0 };
    g_assert_cmpint(deflateInit2(&stream, 9, Z_DEFLATED, -15, 9, 0), ==, Z_OK);
    g_byte_array_set_size(packed, deflateBound(&stream, len));
    stream.next_in = (Bytef *)member->text;
    stream.avail_in = len;
    stream.next_out = packed->data;
    stream.avail_out = packed->len;
    g_assert_cmpint(deflate(&stream, Z_FINISH), ==, Z_STREAM_END);
    g_byte_array_set_size(packed, stream.total_out);
    deflateEnd(&stream);
    return packed;
}

GByteArray *
sample_zip(const SampleMember *members, gsize n)
{
    GByteArray *zip = g_byte_array_new();
    g_autoptr(GByteArray) directory = g_byte_array_new();
    for (gsize i = 0; i < n; i++) {
        const SampleMember *member = &members[i];
        gsize len = member->len > 0 ? member->len : strlen(member->text);
        g_autoptr(GByteArray) packed = pack(member, len);
        g_autoptr(GByteArray) fields = g_byte_array_new();
        put(fields, 0x08000014, 4);
        put(fields, member->deflated ? 8 : 0, 2);
        put(fields, 0x00210000, 4);
        put(fields, crc32(0, (const Bytef *)member->text, len), 4);
        put(fields, packed->len, 4);
        put(fields, len, 4);
        put(fields, strlen(member->name), 2);
        put(fields, 0, 2);
        put(directory, 0x02014b50, 4);
        put(directory, 20, 2);
        g_byte_array_append(directory, fields->data, fields->len);
        put(directory, 0, 10);
        put(directory, zip->len, 4);
        g_byte_array_append(directory, (const guint8 *)member->name,
                            strlen(member->name));
        put(zip, 0x04034b50, 4);
        g_byte_array_append(zip, fields->data, fields->len);
        g_byte_array_append(zip, (const guint8 *)member->name,
                            strlen(member->name));
        g_byte_array_append(zip, packed->data, packed->len);
    }
    guint start = zip->len;
    g_byte_array_append(zip, directory->data, directory->len);
    put(zip, 0x06054b50, 4);
    put(zip, 0, 4);
    put(zip, n | n << 16, 4);
    put(zip, directory->len, 4);
    put(zip, start, 4);
    put(zip, 0, 2);
    return zip;
}

/* A mail of the @parts up to NULL. Takes them. */
static char *
join(const char *headers, char **parts)
{
    g_autofree char *body = g_strjoinv("", parts);
    g_strfreev(parts);
    return g_strconcat(headers, FILES_TAIL TEXT_PART, body, FILES_END, NULL);
}

static char *
text_part(SkInspectType type, const char *name, const char *text)
{
    g_autofree char *said = g_strdup_printf(";\r\n filename=\"%s\"", name);
    return sample_part(type, said, text, strlen(text));
}

static const char calendar[] =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//sekisho//\r\n"
    "BEGIN:VTIMEZONE\r\nTZID:Asia/Tokyo\r\nBEGIN:STANDARD\r\n"
    "DTSTART:19700101T000000\r\nTZOFFSETFROM:+0900\r\nTZOFFSETTO:+0900\r\n"
    "END:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:1@city.example\r\n"
    "DTSTART;TZID=Asia/Tokyo:20261120T090000\r\nSUMMARY:会議\\, 第二\r\n"
    "DESCRIPTION:一行目\\n二行目、とても長い説明がここに続\r\n"
    " くので折り返す\r\nORGANIZER;CN=\"山田; 太郎\":mailto:y@city.example\r\n"
    "CATEGORIES:a,b\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\n"
    "DESCRIPTION:x\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
static const char contact[] =
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:山田;太郎;;;\r\nFN:山田太郎\r\n"
    "TEL;TYPE=WORK,VOICE:03-0000-0000\r\nEMAIL:y@city.example\r\n"
    "END:VCARD\r\n";

char **
sample_files_mails(void)
{
    static const char table[] = "\xEF\xBB\xBF"
                                "品名,数量\r\n\"机;椅子\",-1\r\n"
                                "\"a\nb \"\"c\"\"\",\"1,200\"\r\n";
    static const SampleMember members[] = {
        { "a.txt", "hello\n", 0, FALSE },
        { "資料/一覧.csv", table, 0, TRUE },
        { "資料/b.json", "{}", 0, FALSE },
    };
    GPtrArray *mails = g_ptr_array_new();
    g_autoptr(GByteArray) zip = sample_zip(members, 3);
    g_autofree char *inner =
        g_strconcat("Subject: in\r\n", UTF_8_TAIL, "aGVsbG8NCg==\r\n", NULL);
    char **parts = g_new0(char *, 10);
    parts[0] =
        text_part(SK_INSPECT_TYPE_PLAIN, "a.exe_.removed.txt", "日本\r\n");
    parts[1] = text_part(SK_INSPECT_TYPE_CSV, "table (1).csv", table);
    parts[2] = text_part(SK_INSPECT_TYPE_TSV, "t.tsv", "a\t1,5\r\n");
    parts[3] = text_part(SK_INSPECT_TYPE_JSON, "j.JSON",
                         "{\"a\": [1, -2.5e3, \"\\ud83d\\ude00\", null]}\n");
    parts[4] = text_part(SK_INSPECT_TYPE_XML, "x.xml",
                         "<?xml version=\"1.0\"?>\n<r a='1'>&lt;<b/></r>\n");
    parts[5] = text_part(SK_INSPECT_TYPE_PLAIN, "empty.txt", "");
    g_ptr_array_add(mails, join("From: a@b.example\r\n", parts));
    parts = g_new0(char *, 4);
    parts[0] = text_part(SK_INSPECT_TYPE_CALENDAR, "c.ics", calendar);
    parts[1] = text_part(SK_INSPECT_TYPE_CONTACT, "v.vcf", contact);
    g_ptr_array_add(mails, join("", parts));
    parts = g_new0(char *, 4);
    parts[0] = sample_part(SK_INSPECT_TYPE_ZIP,
                           ";\r\n filename*0*=utf-8\'\'"
                           "%E8%B3%87%E6%96%99%E4%B8%80%E8%A6%A7%E8%A1%A8%20"
                           "%E8%A1%A8%E8%A1%A81;\r\n filename*1*=.zip",
                           zip->data, zip->len);
    parts[1] = text_part(SK_INSPECT_TYPE_MESSAGE, "in.eml", inner);
    g_ptr_array_add(mails, join("Subject: x\r\n", parts));
    g_ptr_array_add(mails, NULL);
    return (char **)g_ptr_array_free(mails, FALSE);
}
