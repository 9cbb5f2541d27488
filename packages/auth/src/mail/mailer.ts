import { createTransport } from 'nodemailer';
import type { EmailOptions } from '../options.ts';
import { type MailKind, wordsOf } from './words.ts';

/** One code on its way to one person. */
interface CodeMail {
  readonly to: string;
  readonly kind: MailKind;
  readonly code: string;
}

export interface Mailer {
  /** Resolves when the mail server has taken it. @throws nodemailer's errors. */
  send(mail: CodeMail): Promise<void>;
  close(): void;
}

/** A mail server that hangs must not hold mails, or the end of the service, for ever. */
const TIMEOUT_MS = 15_000;

/** The way that the options name. `site`: the address that the mail says the code is for. */
export function createMailer(options: EmailOptions, site: string): Mailer {
  if ('print' in options) {
    return {
      async send({ to, kind, code }) {
        options.print(`${wordsOf(kind, site).subject} for ${to}: ${code}`);
      },
      close() {},
    };
  }
  const transport = createTransport({
    url: options.smtpUrl,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  return {
    async send({ to, kind, code }) {
      const { subject, before, after } = wordsOf(kind, site);
      await transport.sendMail({
        from: options.from,
        to: { name: '', address: to },
        subject: `${subject}: ${code}`,
        text: `${before}\n\n    ${code}\n\n${after}\n`,
        html: htmlOf(before, code, after),
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
    },
    close() {
      transport.close();
    },
  };
}

function htmlOf(before: string, code: string, after: string): string {
  return `<!doctype html><html lang="en"><body style="font:16px/1.5 system-ui,sans-serif;color:#1c2330">
<p>${before}</p>
<p style="font-size:28px;font-weight:600;letter-spacing:6px">${code}</p>
<p style="color:#596273">${after}</p>
</body></html>`;
}
