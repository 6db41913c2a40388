/* SPDX-License-Identifier: Apache-2.0
 *
 * The table of SMTP replies. No text here comes from a mail: only reason words
 * and receipts are filled in, and those are filtered again. This defends
 * against reply injection (CR/LF) and against libmilter's use of the text as a
 * printf format.
 */
#include <string.h>

#include "door/reply.h"

typedef struct {
    const char *code, *status, *text;
} Row;

static const Row rows[SK_N_REPLIES] = {
    [SK_REPLY_FAULT] = { "451", "4.7.1",
                         "sekisho: fault at the gateway, mail not taken; "
                         "please try again later" },
    [SK_REPLY_OVERLOAD] = { "451", "4.3.2",
                            "sekisho: gateway busy, mail not taken; please "
                            "try again later" },
    [SK_REPLY_STOPPING] = { "451", "4.3.2",
                            "sekisho: gateway is stopping; please try again "
                            "later" },
    [SK_REPLY_TOO_LARGE] = { "552", "5.3.4",
                             "sekisho: message exceeds the size limit of "
                             "this gateway" },
    [SK_REPLY_WITHHELD] = { "550", "5.7.1",
                            "sekisho: message withheld by the gateway" },
    [SK_REPLY_UNPROCESSABLE] = { "550", "5.6.0",
                                 "sekisho: message cannot be processed" },
    [SK_REPLY_MIXED] = { "452", "4.5.3",
                         "sekisho: other settings than the first "
                         "recipient's; send this one separately" },
    [SK_REPLY_REFUSED] = { "550", "5.7.1",
                           "sekisho: mail may not cross to this recipient" },
    [SK_REPLY_UNKNOWN_DOMAIN] = { "550", "5.1.2",
                                  "sekisho: domain belongs to no zone of "
                                  "this gateway" },
    [SK_REPLY_BAD_ADDRESS] = { "550", "5.1.3",
                               "sekisho: not a plain local@domain address" },
};

/* add_text: appends the filtered @text to @reply->text, cut at the limit, but
 * never between the two signs of a doubled '%'. */
static void
add_text(SkReply *reply, const char *text)
{
    gsize at = strlen(reply->text);

    for (; *text != '\0'; text++) {
        char c = *text >= 0x20 && *text <= 0x7e ? *text : '?';
        gsize need = c == '%' ? 2 : 1;

        if (at + need > SK_REPLY_MAX)
            break;
        reply->text[at++] = c;
        if (c == '%')
            reply->text[at++] = c;
    }
    reply->text[at] = '\0';
}

SkReplyKind
sk_reply_kind_of(SkReason reason)
{
    if (reason == SK_REASON_UNKNOWN_DOMAIN)
        return SK_REPLY_UNKNOWN_DOMAIN;
    if (reason == SK_REASON_BAD_ADDRESS)
        return SK_REPLY_BAD_ADDRESS;
    if (reason == SK_REASON_MIXED_RECIPIENTS)
        return SK_REPLY_MIXED;
    return SK_REPLY_REFUSED;
}

SkReply
sk_reply_make(SkReplyKind kind, const char *word, const char *receipt)
{
    const Row *row = &rows[(guint)kind < SK_N_REPLIES ? kind : SK_REPLY_FAULT];
    SkReply reply = { .code = row->code, .status = row->status };

    add_text(&reply, row->text);
    if (word != NULL) {
        add_text(&reply, " (");
        add_text(&reply, word);
        add_text(&reply, ")");
    }
    if (receipt != NULL && *receipt != '\0') {
        add_text(&reply, " receipt=");
        add_text(&reply, receipt);
    }
    return reply;
}
