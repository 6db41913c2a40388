/* SPDX-License-Identifier: Apache-2.0
 *
 * Words of the report that had another name in an earlier version. The words
 * are an interface: scripts and monitors look for them. This is the one list of
 * old words; CHANGELOG.md says in which version each changed. An old word is
 * never used again for something else (test/rules looks).
 */
#ifndef SEKISHO_RENAMED_H
#define SEKISHO_RENAMED_H

/* X(old, new): names of filters, in "filter" of a part. A filter's name is the
 * name of its file, with "-" for "_". */
#define SK_RENAMED_FILTERS(X)                                                  \
    X("plain-to-text", "convert-text")                                         \
    X("html-to-text", "convert-html")                                          \
    X("calendar-to-text", "convert-calendar")

#endif
