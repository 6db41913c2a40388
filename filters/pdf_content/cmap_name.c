/* SPDX-License-Identifier: Apache-2.0
 *
 * The predefined CMaps (ISO 32000-1, table 118), those for UTF-16 and UTF-32 of
 * JIS X 0213 that printer drivers in Japan name, and those by which viewers
 * turn glyphs of the character collections into characters. A name of this
 * list stands for data that viewers bring along. A table only.
 */
#include <stdlib.h>
#include <string.h>
#include "pdf_content/cmap_inner.h"

/* in the order of their bytes */
static const char *const names[] = {
    "83pv-RKSJ-H",
    "83pv-RKSJ-V",
    "90ms-RKSJ-H",
    "90ms-RKSJ-V",
    "90msp-RKSJ-H",
    "90msp-RKSJ-V",
    "90pv-RKSJ-H",
    "90pv-RKSJ-V",
    "Add-RKSJ-H",
    "Add-RKSJ-V",
    "Adobe-CNS1-UCS2",
    "Adobe-GB1-UCS2",
    "Adobe-Japan1-UCS2",
    "Adobe-Korea1-UCS2",
    "B5pc-H",
    "B5pc-V",
    "CNS-EUC-H",
    "CNS-EUC-V",
    "ETen-B5-H",
    "ETen-B5-V",
    "ETenms-B5-H",
    "ETenms-B5-V",
    "EUC-H",
    "EUC-V",
    "Ext-RKSJ-H",
    "Ext-RKSJ-V",
    "GB-EUC-H",
    "GB-EUC-V",
    "GBK-EUC-H",
    "GBK-EUC-V",
    "GBK2K-H",
    "GBK2K-V",
    "GBKp-EUC-H",
    "GBKp-EUC-V",
    "GBpc-EUC-H",
    "GBpc-EUC-V",
    "H",
    "HKscs-B5-H",
    "HKscs-B5-V",
    "Identity-H",
    "Identity-V",
    "KSC-EUC-H",
    "KSC-EUC-V",
    "KSCms-UHC-H",
    "KSCms-UHC-HW-H",
    "KSCms-UHC-HW-V",
    "KSCms-UHC-V",
    "KSCpc-EUC-H",
    "KSCpc-EUC-V",
    "UniCNS-UCS2-H",
    "UniCNS-UCS2-V",
    "UniCNS-UTF16-H",
    "UniCNS-UTF16-V",
    "UniGB-UCS2-H",
    "UniGB-UCS2-V",
    "UniGB-UTF16-H",
    "UniGB-UTF16-V",
    "UniJIS-UCS2-H",
    "UniJIS-UCS2-HW-H",
    "UniJIS-UCS2-HW-V",
    "UniJIS-UCS2-V",
    "UniJIS-UTF16-H",
    "UniJIS-UTF16-V",
    "UniJIS-UTF32-H",
    "UniJIS-UTF32-V",
    "UniJIS-UTF8-H",
    "UniJIS-UTF8-V",
    "UniJIS2004-UTF16-H",
    "UniJIS2004-UTF16-V",
    "UniJIS2004-UTF32-H",
    "UniJIS2004-UTF32-V",
    "UniKS-UCS2-H",
    "UniKS-UCS2-V",
    "UniKS-UTF16-H",
    "UniKS-UTF16-V",
    "V",
};

static int
by_name(const void *key, const void *row)
{
    return strcmp(key, *(const char *const *)row);
}

const char *
sk_pdf_cmap_known(const char *name)
{
    const char *const *row =
        bsearch(name, names, G_N_ELEMENTS(names), sizeof *names, by_name);

    return row != NULL ? *row : NULL;
}

gboolean
sk_pdf_cmap_is_predefined(const char *name)
{
    return sk_pdf_cmap_known(name) != NULL;
}
