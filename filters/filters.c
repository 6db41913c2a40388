/* SPDX-License-Identifier: Apache-2.0
 *
 * The list of all filters in the order in which they run. A filter that is not
 * listed here is never called. A leaf that none of them vouches for is removed.
 */
#include <sekisho/filter.h>

#define SK_FILTERS(X)                                                          \
    X(flatten_archive)    /* members of archives become parts; before all      \
                             that looks at files */                            \
    X(open_mail)          /* mails that are files, and mailboxes */            \
    X(open_tnef)          /* winmail.dat */                                    \
    X(open_msg)           /* Outlook's .msg */                                 \
    X(open_smime)         /* what S/MIME signed in one piece */                \
    X(open_calendar)      /* appointments that are the text of a mail */       \
    X(verify_type)        /* names, claims and bytes of files agree on what    \
                             may pass; behind all that opens something */      \
    X(convert_html)       /* HTML bodies become text, as staff would read them \
                           */                                                  \
    X(convert_calendar)   /* appointments as lines to read; before the next,   \
                             which would show them raw */                      \
    X(convert_text)       /* other text bodies: charset, controls, links */    \
    X(clean_table)        /* CSV and TSV files written anew */                 \
    X(clean_calendar)     /* ICS files */                                      \
    X(clean_contact)      /* VCF files */                                      \
    X(clean_data)         /* JSON and XML files; broken JSON as text */        \
    X(clean_text)         /* text files: charset, controls */                  \
    X(clean_picture)      /* pictures, each in its own format */               \
    X(choose_alternative) /* one of several forms of a text; needs both as     \
                             text */                                           \
    X(strip_attachment)   /* the rest goes, and says why; the last that        \
                             decides about a leaf */                           \
    X(rebuild_picture)    /* drawings with the pictures in them that passed;   \
                             before what they may lie in */                    \
    X(rebuild_mail)       /* mails that came as files, as mails again */       \
    X(repack_archive)     /* a clean ZIP of what passed, where the policy      \
                             wants one */

#define SK_X(name) extern const SkFilter sk_filter_##name;
SK_FILTERS(SK_X)
#undef SK_X

const SkFilter *const sk_filters[] = {
#define SK_X(name) &sk_filter_##name,
    SK_FILTERS(SK_X)
#undef SK_X
        NULL,
};
