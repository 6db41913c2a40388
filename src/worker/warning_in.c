/* SPDX-License-Identifier: Apache-2.0
 *
 * GMime's warnings as words of the report. What our own readers judge with a
 * word of its own (two Subjects, two boundaries, bad addresses) is left to
 * them; every other critical warning makes the mail ambiguous.
 */
#include "worker/message_in.h"

/* Headers of which a second one is judged by header_in.c or part_in.c. */
static gboolean
is_judged(const char *name)
{
    static const char *const judged[] = { "To",
                                          "Cc",
                                          "Bcc",
                                          "Reply-To",
                                          "From",
                                          "Sender",
                                          "Subject",
                                          "Date",
                                          "Message-Id",
                                          "Content-Type",
                                          "Content-Transfer-Encoding",
                                          "Content-Disposition",
                                          "Content-Id",
                                          "References",
                                          "In-Reply-To" };

    for (guint i = 0; name != NULL && i < G_N_ELEMENTS(judged); i++)
        if (g_ascii_strcasecmp(name, judged[i]) == 0)
            return TRUE;
    return FALSE;
}

void
sk_mime_warning(gint64 offset, GMimeParserWarning code, const char *item,
                gpointer data)
{
    SkReport *report = ((SkReading *)data)->report;

    switch (code) {
    case GMIME_WARN_UNENCODED_8BIT_HEADER:
        sk_report_add_untidy(report, "8bit-header");
        break;
    case GMIME_WARN_INVALID_CONTENT_TYPE:
        sk_report_add_untidy(report, "bad-content-type");
        break;
    case GMIME_WARN_TRUNCATED_MESSAGE:
        sk_report_add_untidy(report, "last-boundary");
        break;
    case GMIME_WARN_INVALID_PARAMETER:
        sk_report_add_untidy(report, "bad-parameter");
        break;
    case GMIME_WARN_PART_WITHOUT_CONTENT:
        sk_report_add_untidy(report, "empty-part");
        break;
    case GMIME_CRIT_INVALID_HEADER_NAME:
        sk_report_add_ambiguous(report, "bad-header-name");
        break;
    case GMIME_CRIT_CONFLICTING_HEADER:
        if (!is_judged(item))
            sk_report_add_ambiguous(report, "conflicting-header");
        break;
    case GMIME_CRIT_NESTING_OVERFLOW:
        sk_report_add_ambiguous(report, "nesting");
        break;
    case GMIME_WARN_MALFORMED_MESSAGE:
    case GMIME_CRIT_PART_WITHOUT_HEADERS_OR_CONTENT:
        sk_report_add_ambiguous(report, "malformed");
        break;
    case GMIME_WARN_DUPLICATED_HEADER:
    case GMIME_WARN_DUPLICATED_PARAMETER:
    case GMIME_WARN_INVALID_RFC2047_HEADER_VALUE:
    case GMIME_WARN_MALFORMED_MULTIPART:
    case GMIME_WARN_INVALID_ADDRESS_LIST:
    case GMIME_CRIT_CONFLICTING_PARAMETER:
    case GMIME_CRIT_MULTIPART_WITHOUT_BOUNDARY:
    default:
        break; /* our own readers say it better */
    }
}
