/* SPDX-License-Identifier: Apache-2.0
 *
 * Outputs with files that must not leave, under a policy that lets some files
 * leave: names that start things, types that are none, bytes that are another
 * type, a frame that two readers see differently. The first row is the good
 * one, so that the others fail for their one fault alone.
 */
#include <string.h>
#include <unistd.h>
#include "malice.h"

#define BOUNDARY  "=_sekisho_0123456789abcdef0123456789abcdef"
#define DELIMITER "--" BOUNDARY "\r\n"
#define HEAD                                                                   \
    "Subject: files\r\nMIME-Version: 1.0\r\n"                                  \
    "Content-Type: multipart/mixed; boundary=\"" BOUNDARY "\"\r\n\r\n"
#define TEXT                                                                   \
    DELIMITER "Content-Type: text/plain; charset=utf-8\r\n"                    \
              "Content-Transfer-Encoding: base64\r\n\r\n5peg5a6zDQo=\r\n"
#define TYPE(type)                                                             \
    DELIMITER "Content-Type: " type "\r\n"                                     \
              "Content-Transfer-Encoding: base64\r\n"
#define NAME(name)                                                             \
    "Content-Disposition: attachment;\r\n filename=\"" name "\"\r\n\r\n"
#define A_FILE(type, name, bytes) TYPE(type) NAME(name) bytes "\r\n"
#define PLAIN                     "text/plain; charset=utf-8"
#define END                       "--" BOUNDARY "--\r\n"
#define GOOD                      A_FILE(PLAIN, "a.txt", "YQo=")
#define MZ                        "TVqQAAMAAAAEAAAA//8AALgAAAAA"
#define ZIPPED                    "UEsDBBQAAAAAAAAAIQAAAAAAAAAAAAAAAAAAAAAA"

static const struct {
    const char *word, *bytes;
} outputs[] = {
    { "file-good", HEAD TEXT GOOD END },
    /* names */
    { "file-name-exe", HEAD TEXT A_FILE(PLAIN, "a.exe", "YQo=") END },
    { "file-name-inner", HEAD TEXT A_FILE(PLAIN, "a.exe.txt", "YQo=") END },
    { "file-name-path", HEAD TEXT A_FILE(PLAIN, "../a.txt", "YQo=") END },
    { "file-name-device", HEAD TEXT A_FILE(PLAIN, "CON.txt", "YQo=") END },
    { "file-name-blanks", HEAD TEXT A_FILE(PLAIN, "a   .txt", "YQo=") END },
    { "file-name-dot", HEAD TEXT A_FILE(PLAIN, ".txt", "YQo=") END },
    { "file-name-twice", HEAD TEXT GOOD A_FILE(PLAIN, "A.TXT", "YQo=") END },
    { "file-name-bidi",
      HEAD TEXT TYPE(PLAIN) "Content-Disposition: attachment;\r\n"
                            " filename*0*=utf-8''a%E2%80%AEfdp.txt\r\n\r\n"
                            "YQo=\r\n" END },
    { "file-name-none",
      HEAD TEXT TYPE(
          PLAIN) "Content-Disposition: attachment\r\n\r\nYQo=\r\n" END },
    { "file-inline",
      HEAD TEXT TYPE(PLAIN) "Content-Disposition: inline;\r\n"
                            " filename=\"a.txt\"\r\n\r\nYQo=\r\n" END },
    /* types */
    { "file-type-binary",
      HEAD TEXT A_FILE("application/octet-stream", "a.txt", "YQo=") END },
    { "file-type-html",
      HEAD TEXT A_FILE("text/html; charset=utf-8", "a.html", "YQo=") END },
    { "file-type-pdf",
      HEAD TEXT A_FILE("application/pdf", "a.pdf", "YQo=") END },
    { "file-type-not-ours", /* a type of the inspector, not of the policy */
      HEAD TEXT A_FILE("application/json", "a.json", "e30K") END },
    { "file-type-other",
      HEAD TEXT A_FILE("text/csv; charset=utf-8", "a.txt", "YQ0K") END },
    /* bytes */
    { "file-bytes-exe", HEAD TEXT A_FILE(PLAIN, "a.txt", MZ) END },
    { "file-bytes-formula",
      HEAD TEXT A_FILE("text/csv; charset=utf-8", "a.csv", "PWNtZA0K") END },
    { "file-bytes-zip",
      HEAD TEXT A_FILE("application/zip", "a.zip", ZIPPED) END },
    { "file-bytes-loose", HEAD TEXT A_FILE(PLAIN, "a.txt", "Y Q o=") END },
    { "file-bytes-after",
      HEAD TEXT A_FILE(PLAIN, "a.txt", "YQo=\r\nYQo=") END },
    { "file-encoding", HEAD TEXT DELIMITER
      "Content-Type: " PLAIN "\r\n"
      "Content-Transfer-Encoding: quoted-printable\r\n" NAME(
          "a.txt") "a=0A\r\n" END },
    /* the frame */
    { "file-preamble", HEAD "YQo=\r\n" TEXT GOOD END },
    { "file-epilogue", HEAD TEXT GOOD END "YQo=\r\n" },
    { "file-unclosed", HEAD TEXT GOOD },
    { "file-no-text", HEAD GOOD END },
    { "file-alone", HEAD TEXT END },
    { "file-nested", HEAD TEXT DELIMITER
      "Content-Type: multipart/mixed; boundary=\"x\"\r\n\r\n"
      "--x\r\n\r\nx\r\n--x--\r\n" END },
    { "file-boundary", "Subject: files\r\nMIME-Version: 1.0\r\n"
                       "Content-Type: multipart/mixed; boundary=\"x\"\r\n\r\n"
                       "--x\r\n\r\nx\r\n--x--\r\n" },
    { "file-header",
      HEAD TEXT TYPE(PLAIN) "Content-Location: http://x/\r\n" NAME(
          "a.txt") "YQo=\r\n" END },
    { NULL, NULL },
};

gboolean
malice_file(const SkPolicy *policy)
{
    for (guint i = 0; outputs[i].word != NULL; i++)
        if (strcmp(outputs[i].word, malice.word) == 0)
            malice_output(policy, g_bytes_new_static(outputs[i].bytes,
                                                     strlen(outputs[i].bytes)));
    return FALSE;
}
