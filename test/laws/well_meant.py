# SPDX-License-Identifier: Apache-2.0
"""Which mails of the corpus were written to be read. Collections made to
torture parsers are not; in the others, files that whoever made them public
damaged (delimiters and folds lost, two mails in one file), or that were written
to be wrong, are named here one by one: refusing those is right."""

COLLECTIONS = ("sisimai", "mikel-mail", "mailparser", "enmime")

DAMAGED = {
    "bsd_arf-25.eml": "the inner mail is only a word",
    "bsd_lhost-office365-09.eml": "folds lost",
    "bsd_lhost-office365-12.eml": "folds lost",
    "bsd_rfc3464-04.eml": "delimiters lost",
    "bsd_rfc3464-06.eml": "delimiters lost",
    "bsd_rfc3464-28.eml": "two mails in one file",
    "bsd_rhost-google-02.eml": "a boundary that no delimiter has",
    "rfc2822_example13.eml": "a stray line among the headers",
    ".gitattributes": "no mail",
    "emails_.gitattributes": "no mail",
}

WRONG_ON_PURPOSE = (
    "low-quality_", "error_emails_", "mail_erroneous", "_malformed",
    "malformed-", "mail_epilogue-sample", "multipart-wo-boundary",
    "bad-content-transfer-encoding", "no-break", "multi-malformed",
    "incorrect_header", "mail_inlinemultipart")


def is_well_meant(path):
    return (path.parent.name in COLLECTIONS and path.name not in DAMAGED and
            not any(word in path.name for word in WRONG_ON_PURPOSE))
