import { formatMoney } from '@crosscart/domain';
import type { FollowedEvent, Progress } from './follow.ts';
import type { Reckoning } from './result.ts';

const BAR_WIDTH = 30;

/** Tells the demo to the person at the terminal: each order's life, a progress bar, the reckoning. */
export class Report {
  readonly #out: NodeJS.WriteStream;
  readonly #currency: string;
  #barShown = false;

  /** With `--json` standard output is for the last line only, and the tale goes to standard error. */
  constructor(out: NodeJS.WriteStream, currency: string) {
    this.#out = out;
    this.#currency = currency;
  }

  line(text: string): void {
    this.#clearBar();
    this.#out.write(`${text}\n`);
  }

  event(event: FollowedEvent): void {
    const tale = this.#taleOf(event);
    if (tale === null) return;
    const order = event.ebay_order_id ?? (event.payload.ebay_order_id as string | undefined) ?? '';
    this.line(`${order.padEnd(16)} ${tale}`);
  }

  progress(progress: Progress, orders: number): void {
    if (!this.#out.isTTY) return;
    const share = progress.jobs === 0 ? 0 : progress.ended / progress.jobs;
    const filled = Math.round(share * BAR_WIDTH);
    this.#clearBar();
    this.#out.write(
      `[${'█'.repeat(filled)}${'·'.repeat(BAR_WIDTH - filled)}] ${progress.captured + progress.skipped} of ${orders} orders seen, ${progress.ended} of ${progress.jobs} lines ended`,
    );
    this.#barShown = true;
  }

  reckoning({ result, disagreements, waiting }: Reckoning): void {
    this.line('');
    this.line(
      `${result.orders} orders: ${result.skipped} left out, ${result.completed} completed, ${result.needsAttention} need attention.`,
    );
    this.line(
      `Practice Amazon sold ${result.purchasesAtAmazon} orders; ${result.duplicatePurchases} units were bought twice.`,
    );
    this.line(
      `${result.recordsInBooks} records in the books, profit ${this.#money(result.profitTotalMinor)}, ${result.seconds} s.`,
    );
    for (const line of waiting) {
      const what = line.reason === 'OUTCOME_UNKNOWN' ? 'may have been bought' : 'not bought';
      this.line(
        `A person must look: order ${line.ebay_order_id}, to ${line.ship_to}: ${what}, ${line.reason} ${JSON.stringify(line.details)}`,
      );
    }
    for (const one of disagreements) this.line(`DOES NOT AGREE: ${one}`);
  }

  #taleOf({ type, payload, item_name }: FollowedEvent): string | null {
    switch (type) {
      case 'order.captured':
        return `captured: ${item_name ?? ''}`;
      case 'order.skipped':
        return `left out: ${String(payload.reason)}`;
      case 'job.claimed':
        return `claimed (attempt ${String(payload.attempt)})`;
      case 'job.stage':
        return `stage ${String(payload.stage)}`;
      case 'job.permit':
        return `${String(payload.decision)}: ${this.#money(Number(payload.total_minor))}`;
      case 'job.placing':
        return 'PLACING recorded';
      case 'job.placed':
        return `placed: purchase ${String(payload.purchase_id)}`;
      case 'job.completed':
        return `completed: ${(payload.amazon_order_ids as string[]).join(', ')}`;
      case 'job.failed':
        return `needs attention: ${String(payload.reason)}`;
      case 'job.requeued':
        return `tried again later: ${String(payload.reason)}`;
      default:
        return null;
    }
  }

  #money(minor: number): string {
    return formatMoney({ minor, currency: this.#currency });
  }

  #clearBar(): void {
    if (!this.#barShown) return;
    this.#out.write('\r\x1b[2K');
    this.#barShown = false;
  }
}
