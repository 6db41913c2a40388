/* SPDX-License-Identifier: Apache-2.0
 *
 * inprocess ROUNDS MAIL…: the floor for CPU: GMime parses each mail in this
 * very process and gives every text part as UTF-8. No HTML is read, nothing
 * written, nothing protected. Prints milliseconds of CPU a message.
 */
#include <gmime/gmime.h>
#include <stdio.h>
#include <time.h>
#include "load.h"

static gsize letters; /* so that no work can be left out */

static void
read_text(GMimeObject *parent, GMimeObject *part, gpointer data)
{
    g_autofree char *text = NULL;

    if (!GMIME_IS_TEXT_PART(part))
        return;
    text = g_mime_text_part_get_text(GMIME_TEXT_PART(part));
    letters += text != NULL ? strlen(text) : 0;
}

static void
read_mail(const LoadMail *mail)
{
    GMimeStream *stream =
        g_mime_stream_mem_new_with_buffer(mail->bytes, mail->len);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);

    g_mime_message_foreach(message, read_text, NULL);
    g_object_unref(message);
    g_object_unref(parser);
    g_object_unref(stream);
}

static double
cpu_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

int
main(int argc, char **argv)
{
    guint rounds = load_number(argc > 2 ? argv[1] : "", 10000);
    guint n = (guint)argc - 2;
    g_autofree LoadMail *mails = g_new0(LoadMail, n);
    double start;

    g_mime_init();
    for (guint i = 0; i < n; i++)
        if (!g_file_get_contents(argv[i + 2], &mails[i].bytes, &mails[i].len,
                                 NULL))
            return 2;
    for (guint i = 0; i < n; i++)
        read_mail(&mails[i]);
    start = cpu_ms();
    for (guint round = 0; round < rounds; round++)
        for (guint i = 0; i < n; i++)
            read_mail(&mails[i]);
    printf("{\"cpu_ms\": %.4f, \"letters\": %zu}\n",
           (cpu_ms() - start) / rounds / n, letters);
    return 0;
}
