import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { CHROMIUM_ARGUMENTS } from '../chromium/index.ts';

export interface AgentBrowserOptions {
  readonly executablePath: string;
  readonly profileDirectory: string;
  readonly extensionDirectory: string;
  readonly headed: boolean;
  /** The practice marketplaces: where they listen, and the key their certificate is known by. */
  readonly httpsPort: number;
  readonly spkiSha256Base64: string;
}

/** A Chromium profile with the real extension, in which www.ebay.com, mesh.ebay.com and www.amazon.com are the practice sites. */
export interface AgentBrowser {
  readonly context: BrowserContext;
  /** The side panel, opened as a tab. */
  readonly panel: Page;
  /** Ends the extension's service worker as Chrome would, at any moment. */
  killWorker(): Promise<void>;
  close(): Promise<void>;
}

export async function openAgentBrowser(options: AgentBrowserOptions): Promise<AgentBrowser> {
  const { extensionDirectory, httpsPort } = options;
  const context = await chromium.launchPersistentContext(options.profileDirectory, {
    executablePath: options.executablePath,
    headless: !options.headed,
    viewport: { width: 1280, height: 900 },
    args: [
      ...CHROMIUM_ARGUMENTS,
      `--disable-extensions-except=${extensionDirectory}`,
      `--load-extension=${extensionDirectory}`,
      // Nothing but the practice sites and this machine can be reached: a demo never meets the real ones.
      `--host-resolver-rules=MAP www.amazon.com:443 127.0.0.1:${httpsPort}, MAP www.ebay.com:443 127.0.0.1:${httpsPort}, MAP mesh.ebay.com:443 127.0.0.1:${httpsPort}, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1`,
      `--ignore-certificate-errors-spki-list=${options.spkiSha256Base64}`,
    ],
  });
  const id = extensionId(extensionDirectory);
  const panel = await openPanel(context, id).catch(async (error: unknown) => {
    await context.close();
    throw error;
  });
  return {
    context,
    panel,
    killWorker: () => killWorker(context, id),
    close: () => context.close(),
  };
}

/** The browser answers before its extension is loaded, and blocks the panel until then: its worker tells when. */
async function openPanel(context: BrowserContext, id: string): Promise<Page> {
  const isOurs = (worker: { url(): string }): boolean => worker.url().includes(id);
  if (!context.serviceWorkers().some(isOurs)) await context.waitForEvent('serviceworker', isOurs);
  const panel = await context.newPage();
  await panel.goto(`chrome-extension://${id}/sidepanel.html`);
  return panel;
}

/** Chrome derives it from the manifest's key: the first 128 bits of its SHA-256, in letters a to p. */
function extensionId(extensionDirectory: string): string {
  const manifest = JSON.parse(readFileSync(path.join(extensionDirectory, 'manifest.json'), 'utf8')) as {
    key: string;
  };
  const digest = createHash('sha256').update(Buffer.from(manifest.key, 'base64')).digest('hex');
  return [...digest.slice(0, 32)]
    .map((digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)))
    .join('');
}

async function killWorker(context: BrowserContext, id: string): Promise<void> {
  const browser = context.browser();
  if (browser === null) throw new Error('the profile has no browser to ask');
  const session = await browser.newBrowserCDPSession();
  try {
    const { targetInfos } = await session.send('Target.getTargets', { filter: [{}] });
    const workers = targetInfos.filter(
      (target) => target.type === 'service_worker' && target.url.includes(id),
    );
    for (const worker of workers) await session.send('Target.closeTarget', { targetId: worker.targetId });
  } finally {
    await session.detach();
  }
}
