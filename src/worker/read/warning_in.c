/* SPDX-License-Identifier: Apache-2.0
 *
 * Turns GMime's warnings into words of the report. What our own readers judge
 * with a word of their own (two Subjects, two boundaries, bad addresses; GMime
 * also counts a second Received as a conflict) is left to them. Every other
 * critical warning makes the mail ambiguous.
 */
#include "worker/read/message_in.h"

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
        if (item != NULL && g_str_has_prefix(item, "From "))
            sk_report_add_untidy(report, "mbox-line");
        else
            sk_report_add_ambiguous(report, "bad-header-name");
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
    case GMIME_CRIT_CONFLICTING_HEADER:
    case GMIME_CRIT_CONFLICTING_PARAMETER:
    case GMIME_CRIT_MULTIPART_WITHOUT_BOUNDARY:
    default:
        break; /* Our own readers report this more precisely. */
    }
}
