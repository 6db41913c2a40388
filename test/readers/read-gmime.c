/* SPDX-License-Identifier: Apache-2.0
 *
 * Cleaned mails as GMime reads them. Names of files on standard input; for
 * each: the name, subject, sender's name and address, then each attachment's
 * name and the digest of its content ("-" for a mail), all parted by TAB, as
 * one line. The worker uses GMime, too: this shows that it reads back what it
 * meant.
 */
#include <gmime/gmime.h>
#include <stdio.h>
#include <string.h>

static void
print_digest(GMimePart *part)
{
    GMimeDataWrapper *content = g_mime_part_get_content(part);
    GMimeStream *memory = g_mime_stream_mem_new();
    GString *text = g_string_new(NULL);
    char *sum = NULL;

    if (content != NULL)
        g_mime_data_wrapper_write_to_stream(content, memory);
    GByteArray *bytes = g_mime_stream_mem_get_byte_array(
        (GMimeStreamMem *)memory);
    for (guint i = 0; i < bytes->len; i++)
        if (bytes->data[i] != '\r' || i + 1 == bytes->len ||
            bytes->data[i + 1] != '\n')
            g_string_append_c(text, (char)bytes->data[i]);
    while (text->len > 0 && text->str[text->len - 1] == '\n')
        g_string_truncate(text, text->len - 1);
    sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256,
                                      (const guchar *)text->str, text->len);
    printf("\t%.16s", sum);
    g_free(sum);
    g_string_free(text, TRUE);
    g_object_unref(memory);
}

static void
print_files(GMimeMessage *message)
{
    GMimeObject *top = g_mime_message_get_mime_part(message);

    if (!GMIME_IS_MULTIPART(top))
        return;
    for (int i = 1; i < g_mime_multipart_get_count((GMimeMultipart *)top);
         i++) {
        GMimeObject *part = g_mime_multipart_get_part((GMimeMultipart *)top, i);
        const char *name =
            g_mime_object_get_content_disposition_parameter(part, "filename");

        printf("\t%s", name != NULL ? name : "");
        if (GMIME_IS_PART(part))
            print_digest((GMimePart *)part);
        else
            printf("\t-");
    }
}

static void
print_mail(const char *path)
{
    GMimeStream *stream = g_mime_stream_file_open(path, "r", NULL);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
    InternetAddressList *from = g_mime_message_get_from(message);
    InternetAddress *first = from != NULL
                                 ? internet_address_list_get_address(from, 0)
                                 : NULL;
    const char *subject = g_mime_message_get_subject(message);
    const char *name =
        first != NULL ? internet_address_get_name(first) : NULL;

    printf("%s\t%s\t%s\t%s", path, subject != NULL ? subject : "",
           name != NULL ? name : "",
           first != NULL && INTERNET_ADDRESS_IS_MAILBOX(first)
               ? internet_address_mailbox_get_addr(
                     (InternetAddressMailbox *)first)
               : "");
    print_files(message);
    printf("\n");
    g_object_unref(message);
    g_object_unref(parser);
    g_object_unref(stream);
}

int
main(void)
{
    char path[4096];

    g_mime_init();
    while (fgets(path, sizeof path, stdin) != NULL) {
        path[strcspn(path, "\n")] = '\0';
        if (*path != '\0')
            print_mail(path);
    }
    return 0;
}
