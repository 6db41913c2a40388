/* SPDX-License-Identifier: Apache-2.0
 *
 * The built-in notice texts, as embed.py writes them into the program, so that
 * no file has to be found at run time. Used by notice_texts.c only.
 */
#ifndef SK_CORE_NOTICE_NOTICE_BUILTIN_H
#define SK_CORE_NOTICE_NOTICE_BUILTIN_H

typedef struct {
    const char *language; /* NULL ends the table */
    const char *config;   /* libconfig text */
} SkNoticeBuiltin;

extern const SkNoticeBuiltin sk_notice_builtin[];

#endif
