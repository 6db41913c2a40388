/* SPDX-License-Identifier: Apache-2.0
 *
 * What libprobe-room.c feeds to the libraries.
 */
#ifndef SK_TEST_LIBPROBE_DATA_H
#define SK_TEST_LIBPROBE_DATA_H

static const char *const charsets[] = {
    "ISO-2022-JP",  "ISO-2022-JP-2", "ISO-2022-JP-3", "CP932",
    "SHIFT_JIS",    "EUC-JP",        "EUC-JP-MS",     "EUC-JISX0213",
    "GB18030",      "GBK",           "GB2312",        "BIG5",
    "BIG5-HKSCS",   "EUC-TW",        "EUC-KR",        "CP949",
    "JOHAB",        "ISO-2022-KR",   "ISO-2022-CN",   "UTF-7",
    "UTF-16",       "UTF-16LE",      "UTF-16BE",      "UTF-32",
    "UTF-32LE",     "UTF-32BE",      "ISO-8859-1",    "ISO-8859-2",
    "ISO-8859-3",   "ISO-8859-4",    "ISO-8859-5",    "ISO-8859-6",
    "ISO-8859-7",   "ISO-8859-8",    "ISO-8859-9",    "ISO-8859-10",
    "ISO-8859-11",  "ISO-8859-13",   "ISO-8859-14",   "ISO-8859-15",
    "ISO-8859-16",  "WINDOWS-1250",  "WINDOWS-1251",  "WINDOWS-1252",
    "WINDOWS-1253", "WINDOWS-1254",  "WINDOWS-1255",  "WINDOWS-1256",
    "WINDOWS-1257", "WINDOWS-1258",  "WINDOWS-874",   "KOI8-R",
    "KOI8-U",       "TIS-620",       "MACINTOSH",     "IBM437",
    "IBM850",       "IBM866",        "US-ASCII",      "UTF-8",
};

static const char mail[] =
    "From: =?iso-2022-jp?B?GyRCOzNFRBsoQg==?= <yamada@example.jp>\r\n"
    "To: soumu@city.example.lg.jp\r\n"
    "Date: Mon, 1 Sep 2025 10:00:00 +0900\r\n"
    "Subject: =?iso-2022-jp?B?GyRCJDQwTU1qGyhC?=\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: multipart/mixed; boundary=\"x\"\r\n\r\n"
    "--x\r\nContent-Type: text/plain; charset=iso-2022-jp\r\n\r\n"
    "\x1b$B$\"\x1b(B\r\n"
    "--x\r\nContent-Type: application/octet-stream\r\n"
    "Content-Transfer-Encoding: base64\r\n"
    "Content-Disposition: attachment; filename*=UTF-8''%E3%81%82.bin\r\n\r\n"
    "AAAA\r\n--x--\r\n";

#endif
