import type { AddressInfo } from 'node:net';
import { makeCertificate } from './certificate.ts';
import { makeControlServer } from './control/server.ts';
import type { SeedRequest, Truth } from './model.ts';
import type { Log } from './site-server.ts';
import { makeSiteServer } from './site-server.ts';
import { allPracticeHosts } from './sites.ts';
import { MarketplaceStore } from './store.ts';
import { defaultTaxBasisPoints, practiceTaxBasisPoints } from './tax-rates.ts';

export interface PracticeOptions {
  /** Port of the HTTPS server on 127.0.0.1; 0 or absent: any free one. */
  readonly httpsPort?: number;
  /** Port of the control API on 127.0.0.1; 0 or absent: any free one. */
  readonly controlPort?: number;
  /** Stands in the practice mark of every page. */
  readonly runId: string;
  /** All ids are drawn from it: the same seed and the same clicks give the same ids. */
  readonly seed: number;
  readonly log: Log;
  readonly taxBasisPoints?: Readonly<Record<string, number>>;
  readonly now?: () => Date;
}

export interface PracticeMarketplaces {
  readonly httpsPort: number;
  readonly controlUrl: string;
  /** For Chromium's --ignore-certificate-errors-spki-list. */
  readonly spkiSha256Base64: string;
  /** The buyer's stable account id and the seller's, as the pages show them. */
  readonly accounts: { readonly amazonCustomerId: string; readonly ebayUsername: string };
  seed(request: SeedRequest): void;
  truth(): Truth;
  close(): Promise<void>;
}

/** Starts practice eBay and Amazon on 127.0.0.1. Rejects when a port is taken. */
export async function startPracticeMarketplaces(options: PracticeOptions): Promise<PracticeMarketplaces> {
  const store = new MarketplaceStore({
    runId: options.runId,
    seed: options.seed,
    taxBasisPoints: options.taxBasisPoints ?? practiceTaxBasisPoints,
    defaultTaxBasisPoints,
    now: options.now ?? (() => new Date()),
  });
  const certificate = await makeCertificate(allPracticeHosts);
  const sites = await makeSiteServer(store, certificate, options.log);
  const control = makeControlServer(store, options.log);
  await sites.listen({ host: '127.0.0.1', port: options.httpsPort ?? 0 });
  try {
    await control.listen({ host: '127.0.0.1', port: options.controlPort ?? 0 });
  } catch (error) {
    await sites.close();
    throw error;
  }
  return {
    httpsPort: portOf(sites.server.address()),
    controlUrl: `http://127.0.0.1:${portOf(control.server.address())}`,
    spkiSha256Base64: certificate.spkiSha256Base64,
    accounts: { amazonCustomerId: store.buyer.customerId, ebayUsername: store.seller.username },
    seed: (request) => store.seed(request),
    truth: () => store.truth(),
    close: async () => {
      await Promise.all([sites.close(), control.close()]);
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server listens on no TCP port');
  return address.port;
}
