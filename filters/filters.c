/* SPDX-License-Identifier: Apache-2.0
 *
 * The list of all filters in the order in which they run. A filter that is not
 * listed here is never called. A leaf that none of them vouches for is removed.
 */
#include <sekisho/filter.h>

#define SK_FILTERS(X)                                                          \
    X(flatten_archive)  /* members of archives become parts; this runs         \
                           before all filters that look at files */            \
    X(open_mail)        /* opens mails that are files, and mailboxes */        \
    X(open_tnef)        /* opens winmail.dat */                                \
    X(open_msg)         /* opens Outlook's .msg */                             \
    X(open_smime)       /* opens what S/MIME signed in one piece */            \
    X(open_locked)      /* opens what Excel encrypts under its own password */ \
    X(open_calendar)    /* finds appointments that are the text of a mail */   \
    X(verify_type)      /* compares names, claims and bytes of files; runs     \
                           behind all that opens something */                  \
    X(convert_html)     /* turns HTML bodies into the text that staff read */  \
    X(convert_calendar) /* turns appointments into lines; runs before          \
                           convert_text, which would show them raw */          \
    X(convert_text)     /* cleans other text bodies */                         \
    X(clean_table)      /* rewrites CSV and TSV files */                       \
    X(clean_calendar)   /* rewrites ICS files */                               \
    X(clean_contact)    /* rewrites VCF files */                               \
    X(clean_data)       /* rewrites JSON and XML files; broken JSON as text */ \
    X(clean_text)       /* rewrites text files */                              \
    X(clean_picture)    /* rewrites pictures, each in its own format */        \
    X(clean_pdf)        /* rewrites PDF; what lies in one becomes files */     \
    X(convert_document) /* lets them leave as their words */                   \
    X(clean_document)   /* rewrites Word, Excel and PowerPoint files, or       \
                           takes the files in them out to be judged first */   \
    X(convert_opendocument) /* writes OpenDocument files as their words */     \
    X(clean_opendocument)   /* rewrites texts, spreadsheets, presentations and \
                               drawings of OpenDocument */                     \
    X(choose_alternative)   /* keeps one of several forms of a text; runs when \
                               both are text */                                \
    X(strip_attachment)     /* removes the rest with a reason; the last filter \
                               that decides about a leaf */                    \
    X(rebuild_picture)  /* rewrites drawings with the pictures in them that    \
                           passed; runs before what they may lie in */         \
    X(rebuild_document) /* rewrites documents with the files in them that      \
                           passed; a document may lie in a document */         \
    X(rebuild_opendocument) /* rewrites OpenDocument files with the pictures   \
                               in them that passed */                          \
    X(rebuild_locked) /* puts what was encrypted in its place; runs behind     \
                         what finishes documents */                            \
    X(rebuild_mail)   /* writes mails that came as files as mails again */     \
    X(repack_archive) /* writes a clean ZIP of what passed, where the          \
                         policy wants one */

#define SK_X(name) extern const SkFilter sk_filter_##name;
SK_FILTERS(SK_X)
#undef SK_X

const SkFilter *const sk_filters[] = {
#define SK_X(name) &sk_filter_##name,
    SK_FILTERS(SK_X)
#undef SK_X
        NULL,
};
