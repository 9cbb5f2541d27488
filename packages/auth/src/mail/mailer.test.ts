import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestService, type TestService } from '../testing/test-service.ts';

const received: { from: string; to: string[]; text: string }[] = [];
let server: SMTPServer;
let service: TestService;

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map((each) => each.address),
          text: Buffer.concat(parts).toString(),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  service = await startTestService({
    email: { smtpUrl: `smtp://127.0.0.1:${address.port}`, from: 'Crosscart <no-reply@practice.test>' },
  });
});
afterAll(async () => {
  await service.stop();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

test('a code reaches its person by SMTP: in words, with no link, and it works', async () => {
  const client = service.client();
  await client.auth.signInWithOtp({ email: 'reader@practice.test' });
  await expect.poll(() => received.length, { timeout: 10_000 }).toBe(1);
  const [mail] = received;
  expect(mail).toMatchObject({ from: 'no-reply@practice.test', to: ['reader@practice.test'] });
  expect(mail?.text).toContain('Auto-Submitted: auto-generated');
  expect(mail?.text).not.toMatch(/https?:\/\//);
  const token = /^Subject: Your sign-in code: (\d{6})\r?$/m.exec(mail?.text ?? '')?.[1] ?? '';
  const { data } = await client.auth.verifyOtp({ email: 'reader@practice.test', token, type: 'email' });
  expect(data.user?.email).toBe('reader@practice.test');
});

test('a mail server that is away is logged without the address, and changes no answer', async () => {
  const away = await startTestService({
    email: { smtpUrl: 'smtp://127.0.0.1:1', from: 'Crosscart <no-reply@practice.test>' },
  });
  try {
    const { error } = await away.client().auth.signInWithOtp({ email: 'reader@practice.test' });
    expect(error).toBeNull();
    await expect
      .poll(() => away.logged.map((line) => line.message), { timeout: 20_000 })
      .toContain('A mail could not be sent');
    expect(JSON.stringify(away.logged)).not.toContain('reader');
  } finally {
    await away.stop();
  }
});
