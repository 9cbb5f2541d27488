import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../testing/index.ts';

/** A mail server that keeps what it is given, or refuses. */
let server: SMTPServer;
let api: TestApi;
let refuses = false;
const received: { to: string[]; text: string }[] = [];
beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (refuses) return done(new Error('no room'));
        const text = Buffer.concat(chunks).toString('utf8').replace(/=\r\n/g, '').replaceAll('=3D', '=');
        received.push({ to: session.envelope.rcptTo.map((each) => each.address), text });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  api = await startTestApi({
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    SMTP_FROM: 'Agency <desk@agency.example>',
  });
});
afterAll(async () => {
  await api.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

async function stateOf(id: string): Promise<string> {
  const [row] = await api.database.sql`select mail_status from app.invites where id = ${id}`;
  return row?.mail_status as string;
}
const invite = async (email: string) =>
  (await api.call(api.agency.admin, 'POST', '/admin/invites', { body: { email, role: 'client' } })).body;

describe('an invite, where mail is configured', () => {
  it('is mailed to the person with its link, after it was written', async () => {
    const made = await invite('mailed@mail.example');
    expect(made.mail_status).toBe('pending');
    await expect.poll(() => stateOf(made.id)).toBe('sent');
    const mail = received.find((each) => each.to.includes('mailed@mail.example'));
    expect(mail?.text).toContain('From: Agency <desk@agency.example>');
    expect(mail?.text).toContain('Subject: Your invitation to Agency');
    expect(mail?.text).toContain(made.link);
    const [event] = await api.database.sql`
      select payload from app.automation_events where type = 'invite.mailed'`;
    expect(event?.payload).toEqual({ invite_id: made.id, sent: true });
  });

  it('stands when the mail cannot be handed in, says so, and is mailed when sent again', async () => {
    refuses = true;
    const made = await invite('refused@mail.example');
    await expect.poll(() => stateOf(made.id)).toBe('failed');
    const list = await api.call(api.agency.admin, 'GET', '/admin/invites', { query: { search: 'refused@' } });
    expect(list.body.items).toMatchObject([{ status: 'open', mail_status: 'failed', link: made.link }]);
    refuses = false;
    await api.call(api.agency.admin, 'POST', `/admin/invites/${made.id}/resend`, { body: {} });
    await expect.poll(() => stateOf(made.id)).toBe('sent');
  });

  it('is not mailed once it was revoked', async () => {
    const [row] = await api.database.sql`
      insert into app.invites (org_id, email, role, status, mail_status, expires_at)
      values (${api.agency.orgId}, 'gone@mail.example', 'client', 'revoked', 'pending', now() + interval '1 day')
      returning id`;
    const made = await invite('next@mail.example');
    await expect.poll(() => stateOf(made.id)).toBe('sent');
    expect(await stateOf(row?.id)).toBe('off');
    expect(received.some((each) => each.to.includes('gone@mail.example'))).toBe(false);
  });
});
