import { setTimeout as delay } from 'node:timers/promises';
import { PURCHASE_STAGES } from '@crosscart/contracts';
import type { Stack } from '../stack/index.ts';
import type { KillTarget } from './arguments.ts';
import type { AgentBrowser } from './browser.ts';
import type { FollowedEvent } from './follow.ts';

/** After each of these, before the next one, the blow falls once. */
const KILL_POINTS = ['captured', 'claimed', ...PURCHASE_STAGES] as const;
export type KillPoint = (typeof KILL_POINTS)[number];

/** Kills what the person named once between every two stages, and brings the API back. */
export class Killer {
  readonly #target: KillTarget;
  readonly #stack: Stack;
  readonly #browsers: { ebay: AgentBrowser; amazon: AgentBrowser };
  readonly #log: (line: string) => void;
  readonly #left = new Set<KillPoint>(KILL_POINTS);

  constructor(
    target: KillTarget,
    stack: Stack,
    browsers: { ebay: AgentBrowser; amazon: AgentBrowser },
    log: (line: string) => void,
  ) {
    this.#target = target;
    this.#stack = stack;
    this.#browsers = browsers;
    this.#log = log;
  }

  /** Points that no order has passed yet. */
  get left(): readonly KillPoint[] {
    return [...this.#left];
  }

  async onEvent(event: FollowedEvent): Promise<void> {
    const point = pointOf(event);
    if (point === null || !this.#left.delete(point)) return;
    if (this.#target === 'api') {
      await this.#stack.killApi();
      this.#log(`✗ killed the API after ${point}`);
      // Long enough for the agents to meet a dead API.
      await delay(500);
      await this.#stack.startApi();
      return;
    }
    const browser = point === 'captured' ? this.#browsers.ebay : this.#browsers.amazon;
    await browser.killWorker();
    this.#log(`✗ killed the ${point === 'captured' ? 'eBay' : 'Amazon'} agent's worker after ${point}`);
    // Opening the panel wakes the worker, as it would for a person; left alone, its alarm does within 30 s.
    await browser.panel.reload();
  }
}

function pointOf(event: FollowedEvent): KillPoint | null {
  switch (event.type) {
    case 'order.captured':
      return 'captured';
    case 'job.claimed':
      return 'claimed';
    case 'job.stage':
      return event.payload.stage as KillPoint;
    case 'job.permit':
      return event.payload.decision === 'granted' ? 'PERMITTED' : null;
    case 'job.placing':
      return 'PLACING';
    case 'job.placed':
      return 'PLACED';
    default:
      return null;
  }
}
