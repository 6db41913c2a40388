/* SPDX-License-Identifier: Apache-2.0
 *
 * Cleaned mails as KMime (KMail, Kontact) reads them; prints as read-gmime.c.
 */
#include <QByteArray>
#include <QCryptographicHash>
#include <QFile>
#include <QTextStream>
#include <kmime/kmime_message.h>

static QString
digest(QByteArray bytes)
{
    bytes.replace("\r\n", "\n");
    while (bytes.endsWith('\n'))
        bytes.chop(1);
    return QString::fromLatin1(
        QCryptographicHash::hash(bytes, QCryptographicHash::Sha256)
            .toHex()
            .left(16));
}

int
main()
{
    QTextStream in(stdin), out(stdout);
    out.setCodec("UTF-8");
    while (!in.atEnd()) {
        const QString path = in.readLine();
        QFile file(path);
        if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
            continue;
        KMime::Message mail;
        mail.setContent(KMime::CRLFtoLF(file.readAll()));
        mail.parse();
        const auto *from = mail.from(false);
        QString name, address;
        if (from != nullptr && !from->mailboxes().isEmpty()) {
            name = from->mailboxes().first().name();
            address = QString::fromUtf8(from->mailboxes().first().address());
        }
        const auto *subject = mail.subject(false);
        out << path << '\t'
            << (subject != nullptr ? subject->asUnicodeString() : QString())
            << '\t' << name << '\t' << address;
        const auto parts = mail.contents();
        for (int i = 1; i < parts.size(); i++) {
            auto *part = parts[i];
            const auto *disposition = part->contentDisposition(false);
            out << '\t'
                << (disposition != nullptr ? disposition->filename()
                                           : QString());
            if (part->contentType()->isMimeType("message/rfc822"))
                out << "\t-";
            else
                out << '\t' << digest(part->decodedContent());
        }
        out << '\n';
    }
    return 0;
}
