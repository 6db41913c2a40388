/* SPDX-License-Identifier: Apache-2.0
 *
 * What libprobe-room.c's workers do with archives and pictures. Each gives 0
 * when the content came out.
 */
#ifndef SK_TEST_LIBPROBE_PACKS_H
#define SK_TEST_LIBPROBE_PACKS_H

int probe_archives(void); /* all kinds but the next two */
int probe_iso(void);
int probe_lzh(void);
int probe_tiff(void);
int probe_webp(void);
int probe_pdf(void);

#endif
