// SPDX-License-Identifier: Apache-2.0
//
// Cleaned mails as mailparser (Nodemailer) or postal-mime reads them: the first
// argument says which. Prints as read-python.py.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(process.env.SK_READERS_MODULES + '/x.js');
const which = process.argv[2];

function digest(bytes) {
    let text = Buffer.from(bytes).toString('latin1').replace(/\r\n/g, '\n').replace(/\n+$/, '');
    return createHash('sha256').update(Buffer.from(text, 'latin1')).digest('hex').slice(0, 16);
}

async function read(bytes) {
    if (which === 'mailparser') {
        const { simpleParser } = require('mailparser');
        const mail = await simpleParser(bytes, { skipHtmlToText: true, skipTextToHtml: true });
        const from = mail.from?.value[0];
        return { subject: mail.subject ?? '', from: [from?.name ?? '', from?.address ?? ''],
                 files: mail.attachments.map(a => [a.filename ?? '',
                     a.contentType === 'message/rfc822' ? null : digest(a.content)]) };
    }
    const { default: PostalMime } = require('postal-mime');
    const mail = await PostalMime.parse(bytes, { rfc822Attachments: true });
    return { subject: mail.subject ?? '', from: [mail.from?.name ?? '', mail.from?.address ?? ''],
             files: mail.attachments.map(a => [a.filename ?? '',
                 a.mimeType === 'message/rfc822' ? null
                     : digest(typeof a.content === 'string' ? Buffer.from(a.content) : a.content)]) };
}

for (const path of readFileSync(0, 'utf8').split('\n').filter(Boolean))
    console.log(JSON.stringify({ file: path, ...await read(readFileSync(path)) }));
