/* SPDX-License-Identifier: Apache-2.0
 *
 * The rows of the malice matrix. `end` is what the gate says when all layers
 * hold: a signal, an exit status, what was not whole, why the inspector
 * refused.
 */
#include <stddef.h>
#define SK_CELL_TEST
#include "cell/inside.h"
#include "malice-rows.h"

#define SECCOMP SK_CELL_SKIP_SECCOMP
#define RLIMITS SK_CELL_SKIP_RLIMITS
#define BOTH    (SECCOMP | RLIMITS)

#define MACHINE(word, end, free)                                               \
    {                                                                          \
        word, MALICE_FAULT, end, free                                          \
    }
#define ANSWER(word, end)                                                      \
    {                                                                          \
        word, MALICE_FAULT, end, 0                                             \
    }
#define RECORDS(word, end)                                                     \
    {                                                                          \
        word, MALICE_FAULT, "records: " end, 0                                 \
    }
#define OUTPUT(word, why)                                                      \
    {                                                                          \
        word, MALICE_WITHHELD, "inspector: " why, 0                            \
    }

const MaliceRow malice_rows[] = {
    /* the machine */
    MACHINE("segv", "SIGSEGV", 0),
    MACHINE("abort", "SIGABRT", 0),
    MACHINE("stack", "SIGSEGV", 0),
    MACHINE("loop", "SIGXCPU", 0),
    MACHINE("sleep", "deadline", 0),
    MACHINE("stop", "SIGSYS", 0),
    MACHINE("memory", "denied", RLIMITS),
    MACHINE("memfd", "denied", BOTH),
    MACHINE("memfd-grow", "SIGXFSZ", RLIMITS),
    MACHINE("fsize", "SIGXFSZ", RLIMITS),
    MACHINE("fork", "SIGSYS", BOTH),
    MACHINE("thread", "SIGSYS", BOTH),
    MACHINE("exec", "SIGSYS", 0),
    MACHINE("exec-memfd", "SIGSYS", 0),
    MACHINE("open", "denied", 0),
    MACHINE("create", "denied", 0),
    MACHINE("socket", "denied", BOTH),
    MACHINE("unix-socket", "denied", BOTH),
    MACHINE("connect", "SIGSYS", 0),
    MACHINE("ptrace", "SIGSYS", 0),
    MACHINE("peek", "SIGSYS", 0),
    MACHINE("write-zygote", "SIGSYS", 0),
    MACHINE("kill", "SIGSYS", SECCOMP),
    MACHINE("kill-parent", "SIGSYS", 0),
    MACHINE("kill-all", "SIGSYS", BOTH),
    MACHINE("abort-zygote", "SIGSYS", 0),
    MACHINE("mprotect-exec", "SIGSYS", SECCOMP),
    MACHINE("map-exec", "SIGSYS", SECCOMP),
    MACHINE("io-uring", "SIGSYS", BOTH),
    MACHINE("bpf", "SIGSYS", 0),
    MACHINE("dup", "SIGSYS", BOTH),
    MACHINE("unshare", "SIGSYS", SECCOMP),
    MACHINE("mount", "SIGSYS", 0),
    MACHINE("raise-limit", "SIGSYS", BOTH),
    MACHINE("userfaultfd", "SIGSYS", BOTH),
    MACHINE("keyctl", "SIGSYS", SECCOMP),
    MACHINE("setuid", "SIGSYS", 0),
#ifdef __x86_64__
    /* Without 32-bit emulation in the kernel the instruction itself faults. */
    MACHINE("int80", "SIGSYS|SIGSEGV", SECCOMP),
    MACHINE("x32", "SIGSYS", SECCOMP),
#endif
    MACHINE("write-input", "denied", 0),
    /* the answer */
    ANSWER("exit-0", "answer: empty"),
    ANSWER("exit-7", "status 7"),
    ANSWER("crash-after", "SIGABRT"),
    ANSWER("exit-midway", "answer: trailer"),
    ANSWER("truncated", "answer: trailer"),
    ANSWER("no-trailer", "answer: trailer"),
    ANSWER("garbage-answer", "answer: trailer"),
    ANSWER("two-answers", "answer: lengths"),
    ANSWER("answer-before", "answer: lengths"),
    OUTPUT("answer-in-answer", "encoding"),
    ANSWER("other-nonce", "answer: it answers for another message"),
    ANSWER("other-length", "answer: it answers for another message"),
    ANSWER("other-input", "answer: it answers for another message"),
    ANSWER("wrong-hash", "answer: hash"),
    ANSWER("wrong-magic", "answer: trailer"),
    ANSWER("wrong-version", "answer: trailer"),
    ANSWER("wrong-zero", "answer: trailer"),
    ANSWER("verdict-undecided", "answer: verdict"),
    ANSWER("verdict-removed", "answer: verdict"),
    ANSWER("verdict-9", "answer: verdict"),
    ANSWER("reason-999", "answer: reason"),
    ANSWER("withheld-with-output", "answer: withheld, yet with output"),
    ANSWER("length-overflow", "answer: lengths"),
    ANSWER("length-shifted", "records: magic"),
    ANSWER("cleaned-without-output", "answer: cleaned, yet without output"),
    ANSWER("sparse", "SIGXFSZ"),
    { "map-kept", MALICE_HONEST, "honest bytes", 0 },
    ANSWER("map-in-child", "SIGSYS"),
    ANSWER("write-in-child", "SIGSYS"),
    { "seal-early", MALICE_HONEST, "honest bytes", 0 },
    /* the report */
    { "lie-names", MALICE_HONEST, "honest bytes", 0 },
    { "lie-kept", MALICE_HONEST, "honest bytes", 0 },
    RECORDS("report-method", "enum"),
    RECORDS("report-reason", "enum"),
    RECORDS("report-utf8", "string is not UTF-8"),
    RECORDS("report-surrogate", "string is not UTF-8"),
    RECORDS("report-action", "action"),
    RECORDS("report-word", "word"),
    RECORDS("report-many-parts", "list length"),
    RECORDS("report-magic", "magic"),
    RECORDS("report-huge-list", "list length"),
    RECORDS("report-left-over", "bytes left over"),
    RECORDS("report-cut", "truncated"),
    RECORDS("report-none", "truncated"),
    ANSWER("report-flood", "SIGXFSZ"),
    RECORDS("report-many-counts", "too many items"),
    /* the output */
    { "spoken", MALICE_TESTIMONY, "plain text", 0 },
    OUTPUT("as-it-came", "header-name"),
    OUTPUT("header-size", "header-size"),
    OUTPUT("header-bcc", "header-name"),
    OUTPUT("header-evil", "header-name"),
    OUTPUT("header-receipt", "header-name"),
    OUTPUT("header-disposition", "header-name"),
    OUTPUT("header-spaced", "header-name"),
    OUTPUT("header-list-unsubscribe", "header-name"),
    OUTPUT("header-two-subjects", "header-duplicate"),
    OUTPUT("header-two-from", "header-duplicate"),
    OUTPUT("header-two-types", "header-duplicate"),
    OUTPUT("header-control", "header-value"),
    OUTPUT("header-escape", "header-value"),
    OUTPUT("header-raw-8bit", "eight-bit"),
    OUTPUT("header-bidi-word", "header-value"),
    OUTPUT("header-quoted-word", "header-value"),
    OUTPUT("header-line-in-word", "header-value"),
    OUTPUT("header-route", "header-value"),
    OUTPUT("header-group", "header-value"),
    OUTPUT("header-forged", "header-value"),
    OUTPUT("header-date", "header-value"),
    OUTPUT("header-no-mime", "header-missing"),
    OUTPUT("header-no-type", "header-missing"),
    OUTPUT("header-order", "structure"),
    OUTPUT("header-blank-fold", "header-value"),
    OUTPUT("line-lf", "line-end"),
    OUTPUT("line-cr", "line-end"),
    OUTPUT("line-nul", "line-end"),
    OUTPUT("line-long", "line-length"),
    OUTPUT("line-8bit", "eight-bit"),
    OUTPUT("line-no-end", "line-end"),
    OUTPUT("empty-line-missing", "structure"),
    OUTPUT("smuggled-dot", "encoding"),
    OUTPUT("type-html", "content-type"),
    OUTPUT("type-multipart", "content-type"),
    OUTPUT("type-message", "content-type"),
    OUTPUT("type-name", "content-type"),
    OUTPUT("type-charset", "content-type"),
    OUTPUT("type-other-charset", "content-type"),
    OUTPUT("encoding-binary", "content-type"),
    OUTPUT("encoding-7bit", "content-type"),
    OUTPUT("base64-loose", "encoding"),
    OUTPUT("base64-after", "encoding"),
    OUTPUT("base64-trailing-bits", "encoding"),
    OUTPUT("base64-junk", "encoding"),
    OUTPUT("text-bidi", "text"),
    OUTPUT("text-control", "text"),
    OUTPUT("text-escape", "text"),
    OUTPUT("text-utf8", "text"),
    OUTPUT("text-overlong", "text"),
    OUTPUT("text-surrogate", "text"),
    OUTPUT("text-bare-lf", "text"),
    OUTPUT("text-zero-width", "text"),
    /* the output of a policy that lets some files leave */
    { "file-good", MALICE_TESTIMONY, "plain text", 0 },
    OUTPUT("file-name-exe", "name"),
    OUTPUT("file-name-inner", "name"),
    OUTPUT("file-name-path", "name"),
    OUTPUT("file-name-device", "name"),
    OUTPUT("file-name-blanks", "name"),
    OUTPUT("file-name-dot", "name"),
    OUTPUT("file-name-twice", "name"),
    OUTPUT("file-name-bidi", "name"),
    OUTPUT("file-name-none", "name"),
    OUTPUT("file-inline", "structure"),
    OUTPUT("file-type-binary", "content-type"),
    OUTPUT("file-type-html", "content-type"),
    OUTPUT("file-type-pdf", "content-type"),
    OUTPUT("file-type-not-ours", "content-type"),
    OUTPUT("file-type-other", "name"),
    OUTPUT("file-bytes-exe", "type"),
    OUTPUT("file-bytes-formula", "type"),
    OUTPUT("file-bytes-zip", "type"),
    OUTPUT("file-bytes-loose", "encoding"),
    OUTPUT("file-bytes-after", "encoding"),
    OUTPUT("file-encoding", "content-type"),
    OUTPUT("file-preamble", "structure"),
    OUTPUT("file-epilogue", "structure"),
    OUTPUT("file-unclosed", "structure"),
    OUTPUT("file-no-text", "structure"),
    OUTPUT("file-alone", "structure"),
    OUTPUT("file-nested", "structure"),
    OUTPUT("file-boundary", "header-missing"),
    OUTPUT("file-header", "structure"),
    { NULL, MALICE_FAULT, NULL, 0 },
};
