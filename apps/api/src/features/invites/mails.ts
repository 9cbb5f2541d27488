import type { MailStatus } from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import type { FastifyBaseLogger } from 'fastify';
import nodemailer from 'nodemailer';
import type { z } from 'zod';
import type { Config } from '../../config.ts';
import { claimMails, finishMail, type MailToSend } from './mail-queries.ts';

/** Sends what invites wait for, beside the requests: an invite stands whatever becomes of its mail. */
export interface InviteMails {
  /** What a new invite's mail is at first: `pending` where this installation sends mail, else `off`. */
  readonly firstStatus: z.infer<typeof MailStatus>;
  linkTo(inviteId: string): string;
  /** To be called after a commit; returns at once. */
  send(): void;
  /** Waits for the mail under way. */
  close(): Promise<void>;
}

const AT_ONCE = 20;
const SMTP_TIMEOUT_MS = 20_000;

export function createInviteMails(
  database: Database,
  config: Pick<Config, 'mail' | 'webPublicUrl'>,
  log: FastifyBaseLogger,
): InviteMails {
  const linkTo = (inviteId: string): string => `${config.webPublicUrl}/login?invite=${inviteId}`;
  if (config.mail === null) {
    return { firstStatus: 'off', linkTo, send() {}, close: async () => {} };
  }
  const { smtpUrl, from } = config.mail;
  const transport = nodemailer.createTransport(smtpUrl, { from });
  let sending: Promise<void> | null = null;
  let again = false;
  let closed = false;

  const sendOne = async (mail: MailToSend): Promise<void> => {
    let isSent = true;
    try {
      await within(
        SMTP_TIMEOUT_MS,
        transport.sendMail({ to: mail.email, ...wordsOf(mail, linkTo(mail.id)) }),
      );
    } catch (error) {
      isSent = false;
      // The server's own words may hold the address.
      log.warn({ invite_id: mail.id, code: (error as { code?: unknown }).code }, 'an invite was not mailed');
    }
    await database.asService('invite mails', (sql) => finishMail(sql, mail.id, isSent));
  };
  const sendAll = async (): Promise<void> => {
    while (!closed) {
      const mails = await database.asService('invite mails', (sql) => claimMails(sql, AT_ONCE));
      for (const mail of mails) await sendOne(mail);
      if (mails.length < AT_ONCE) return;
    }
  };
  const send = (): void => {
    if (sending !== null || closed) {
      again = true;
      return;
    }
    sending = sendAll()
      .catch((error: unknown) => log.warn({ err: error }, 'invites could not be mailed'))
      .finally(() => {
        sending = null;
        if (again) {
          again = false;
          send();
        }
      });
  };
  return {
    firstStatus: 'pending',
    linkTo,
    send,
    async close() {
      closed = true;
      await sending;
      transport.close();
    },
  };
}

function wordsOf(mail: MailToSend, link: string): { subject: string; text: string } {
  const by = mail.invited_by === null ? '' : `${mail.invited_by} invited you. `;
  return {
    subject: `Your invitation to ${mail.org_name}`,
    text: `${by}Join ${mail.org_name} on Crosscart by signing in with this e-mail address:\n\n${link}\n\nThe invitation is open until ${mail.expires_at.slice(0, 10)}. If you did not expect it, you need not do anything.\n`,
  };
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const late = AbortSignal.timeout(milliseconds);
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      late.addEventListener('abort', () => reject(new Error('The mail server did not answer in time.')));
    }),
  ]);
}
