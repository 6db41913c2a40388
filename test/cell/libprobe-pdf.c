/* SPDX-License-Identifier: Apache-2.0
 *
 * PDF in the real sandbox, by the calls that filters/pdf/ makes: a file, and a
 * broken one, which makes the library throw within itself.
 */
#include <stdlib.h>
#include <string.h>
#include <qpdf/qpdf-c.h>
#include "libprobe-packs.h"

static const char whole[] =
    "%PDF-1.4\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n"
    "2 0 obj\n<</Type /Pages /Kids [] /Count 0>>\nendobj\n"
    "3 0 obj\n<</Length 3>>\nstream\nabc\nendstream\nendobj\n"
    "trailer\n<</Root 1 0 R /Size 4>>\nstartxref\n0\n%%EOF\n";

/* Returns whether the stream in @bytes can be read. */
static int
has_stream(const char *bytes, size_t len)
{
    qpdf_data q = qpdf_init();
    unsigned char *data = NULL;
    size_t n = 0;
    QPDF_BOOL filtered;
    int found = 0;

    qpdf_set_suppress_warnings(q, QPDF_TRUE);
    qpdf_silence_errors(q);
    if ((qpdf_read_memory(q, "probe", bytes, len, NULL) & QPDF_ERRORS) == 0) {
        qpdf_oh stream = qpdf_get_object_by_id(q, 3, 0);

        (void)qpdf_oh_get_stream_data(q, stream, qpdf_dl_none, &filtered, &data,
                                      &n);
        found = n == 3 && memcmp(data, "abc", 3) == 0;
        free(data);
    }
    qpdf_cleanup(&q);
    return found;
}

int
probe_pdf(void)
{
    return has_stream(whole, sizeof whole - 1) && !has_stream(whole, 30) ? 0
                                                                         : 1;
}
