/* SPDX-License-Identifier: Apache-2.0
 *
 * The codes of fax (ITU-T T.4): how many pixels of one colour follow one
 * another. Only filters/fax uses this.
 */
#ifndef SK_FAX_FAX_CODE_H
#define SK_FAX_FAX_CODE_H

#include <glib.h>

#define SK_FAX_BITS    13   /* the bits of the longest code */
#define SK_FAX_RUN_MAX 2560 /* the longest run that has a code */

typedef struct {
    guint16 code;
    guint8 bits;
} SkFaxCode;

/* sk_fax_code: returns the code for @run pixels, which is less than 64 or a
 * multiple of 64 up to SK_FAX_RUN_MAX. @color is 0 for white, 1 for black. */
const SkFaxCode *sk_fax_code(guint color, guint32 run);

typedef struct {
    guint16 run;
    guint8 bits; /* of the code; 0 if no code begins like this */
} SkFaxMeaning;

/* What the next SK_FAX_BITS bits mean, for white and for black. */
typedef struct _SkFaxMeanings {
    SkFaxMeaning of[2][1 << SK_FAX_BITS];
} SkFaxMeanings;

/* sk_fax_meanings_new: returns the table; the caller frees it by g_free. */
SkFaxMeanings *sk_fax_meanings_new(void);

#endif
