import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

export interface PracticeCertificate {
  readonly privateKeyPem: string;
  readonly certificatePem: string;
  /** For Chromium's --ignore-certificate-errors-spki-list: base64 of SHA-256 over the public key's SPKI. */
  readonly spkiSha256Base64: string;
}

/** A fresh self-signed certificate for the given host names, valid for 30 days, kept nowhere. */
export async function makeCertificate(hosts: readonly string[]): Promise<PracticeCertificate> {
  const notAfterDate = new Date();
  notAfterDate.setUTCDate(notAfterDate.getUTCDate() + 30);
  const made = await generate([{ name: 'commonName', value: hosts[0] ?? 'localhost' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notAfterDate,
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2 as const, value })) },
    ],
  });
  const spki = new X509Certificate(made.cert).publicKey.export({ type: 'spki', format: 'der' });
  return {
    privateKeyPem: made.private,
    certificatePem: made.cert,
    spkiSha256Base64: createHash('sha256').update(spki).digest('base64'),
  };
}
