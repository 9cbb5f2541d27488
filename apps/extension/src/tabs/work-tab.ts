import { browser } from 'wxt/browser';
import { noteAccount } from '../identity/detected-account.ts';
import type { Act, ActAnswer } from '../messages/acts.ts';
import { type LivePage, pageMessages } from '../messages/page-messages.ts';
import type { PageSeen } from '../messages/page-seen.ts';
import { withFrame } from './frame-readings.ts';
import { inTime } from './in-time.ts';
import { findOwnTab, openOwnTab } from './own-tab.ts';
import { documentIn, nextArrival } from './page-arrivals.ts';
import { PageTimeout, TabClosed } from './tab-errors.ts';

const PAGE_MS = 20_000;
const ANSWER_MS = 15_000;

/** The agent's hands and eyes on its own tab. Every method throws PageTimeout or TabClosed. */
export interface WorkTab extends Disposable {
  /** Opens an address and reads what comes; reloads once when nothing comes. */
  open(url: string): Promise<PageSeen>;
  /** Reads the document that stands in the tab now; null when it is no page of a marketplace. */
  look(): Promise<PageSeen | null>;
  /** The same while one document goes and another comes: waits for it. Null when none comes in time. */
  lookOrWait(timeoutMs: number): Promise<PageSeen | null>;
  /** Does one thing on the page that was read; refused by the page when another document stands there. */
  act(page: LivePage, act: Act): Promise<ActAnswer>;
  /** The document that comes after this one, read; null when none comes in time. */
  nextPage(after: LivePage, timeoutMs?: number): Promise<PageSeen | null>;
  /** Does something that leads to another page, and reads that page. The answer tells what was not possible. */
  follow(page: LivePage, act: Act): Promise<{ answer: ActAnswer; next: PageSeen | null }>;
  /** Leaves the marketplace, so that nothing half-done stays open. */
  leave(): Promise<void>;
}

/** The agent's own tab, opened when there is none. */
export async function takeWorkTab(): Promise<WorkTab> {
  return workIn(await openOwnTab());
}

/** The agent's own tab if it is open; it is not made to look at something else. */
export async function findWorkTab(): Promise<WorkTab | null> {
  const tabId = await findOwnTab();
  return tabId === null ? null : workIn(tabId);
}

function workIn(tabId: number): WorkTab {
  const closed = new AbortController();
  const onRemoved = (removed: number) =>
    removed === tabId && closed.abort(new TabClosed('The tab was closed'));
  browser.tabs.onRemoved.addListener(onRemoved);
  const arrival = (before: string | null, timeoutMs: number) =>
    nextArrival(tabId, before, timeoutMs, closed.signal);

  /** Reads a document; when another one takes its place meanwhile, that one is read. */
  async function read(first: LivePage): Promise<PageSeen> {
    for (let page = first; ; ) {
      const gone = new AbortController();
      const answered = pageMessages
        .sendMessage('page:read', { document: page.document }, tabId)
        .catch(() => null);
      const replaced = nextArrival(
        tabId,
        page.document,
        ANSWER_MS,
        AbortSignal.any([closed.signal, gone.signal]),
      );
      replaced.catch(() => undefined);
      const seen = await Promise.race([answered, replaced.then(() => null)]);
      gone.abort();
      if (seen !== null && seen !== 'another_document') {
        await noteAccount(seen);
        return withFrame(tabId, seen);
      }
      const next = await arrival(page.document, PAGE_MS);
      if (next === null) throw new PageTimeout('The page went away and none came');
      page = next;
    }
  }

  async function open(url: string): Promise<PageSeen> {
    for (const attempt of ['first', 'reload'] as const) {
      const before = await currentDocument();
      await tabCall(browser.tabs.update(tabId, { url }));
      const page = await arrival(before, PAGE_MS);
      if (page !== null) return read(page);
      if (attempt === 'reload') break;
    }
    throw new PageTimeout('No page came, not even after opening it again');
  }

  async function currentDocument(): Promise<string | null> {
    return documentIn(tabId) ?? (await identify())?.document ?? null;
  }

  function identify(): Promise<LivePage | null> {
    return inTime(
      pageMessages.sendMessage('page:identify', undefined, tabId).catch(() => null),
      2_000,
    );
  }

  async function act(page: LivePage, what: Act): Promise<ActAnswer> {
    const sent = pageMessages.sendMessage('page:act', { document: page.document, act: what }, tabId);
    const answer = await inTime(sent, ANSWER_MS);
    if (answer === null) throw new PageTimeout('The page did not answer');
    return answer;
  }

  async function nextPage(after: LivePage, timeoutMs = PAGE_MS): Promise<PageSeen | null> {
    const page = await arrival(after.document, timeoutMs);
    return page === null ? null : read(page);
  }

  /** A tab that is gone makes every call of the tabs API fail; that is a closed tab, not a fault. */
  async function tabCall<T>(call: Promise<T>): Promise<T> {
    try {
      return await call;
    } catch (cause) {
      if ((await findOwnTab()) === null) throw new TabClosed('The tab was closed', { cause });
      throw cause;
    }
  }

  return {
    open,
    act,
    nextPage,
    async look() {
      const page = await identify();
      return page === null ? null : read(page);
    },
    async lookOrWait(timeoutMs) {
      // Asked first: a document that arrived before the question was put is found either way.
      const before = documentIn(tabId);
      const page = (await identify()) ?? (await arrival(before, timeoutMs));
      return page === null ? null : read(page);
    },
    async follow(page, what) {
      const answer = await act(page, what);
      const leads = answer.outcome === 'done' || answer.outcome === 'added';
      return { answer, next: leads ? await nextPage(page) : null };
    },
    async leave() {
      await tabCall(browser.tabs.update(tabId, { url: 'about:blank' }));
    },
    [Symbol.dispose]() {
      browser.tabs.onRemoved.removeListener(onRemoved);
    },
  };
}
