/* SPDX-License-Identifier: Apache-2.0
 *
 * The built-in notice texts, which embed.py writes into the program so that no
 * file must be found at run time. Only notice_texts.c uses them.
 */
#ifndef SK_CORE_NOTICE_NOTICE_BUILTIN_H
#define SK_CORE_NOTICE_NOTICE_BUILTIN_H

typedef struct {
    const char *language; /* NULL ends the table */
    const char *config;   /* the texts, in the syntax of policies */
} SkNoticeBuiltin;

extern const SkNoticeBuiltin sk_notice_builtin[];

#endif
