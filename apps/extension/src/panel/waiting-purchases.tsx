import type { WaitingPurchase } from '@crosscart/contracts';
import { formatMoney } from '@crosscart/domain';
import { useState } from 'react';
import { panelMessages } from '../messages/panel-commands.ts';
import { PressButton } from './press-button.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { formatDay, formatMoment } from './times.ts';
import { useCommand } from './use-command.ts';

/** Reviewed purchases that wait for *Place order*, each with what a person decides by. */
export function WaitingPurchases(props: { items: readonly WaitingPurchase[]; mayConfirm: boolean }) {
  const { items } = props;
  const { busy, refusal, run } = useCommand();
  const [confirmed, setConfirmed] = useState<string | null>(null);
  async function place(item: WaitingPurchase) {
    setConfirmed(null);
    const isDone = await run(() =>
      panelMessages.sendMessage('panel:confirm', {
        jobId: item.job_id,
        reviewId: item.review_id,
        maxTotalMinor: item.total_minor,
      }),
    );
    if (isDone) setConfirmed(item.ebay_order_id);
  }
  return (
    <div className="stack">
      <p className="quiet" role="status">
        {confirmed !== null && `${confirmed} may be placed now.`}
        {items.length === 0 && ' No purchase waits for you.'}
      </p>
      <RefusalNotice refusal={refusal} />
      <ul className="desk" hidden={items.length === 0}>
        {items.map((item) => (
          <li key={item.review_id}>
            <Purchase item={item} />
            {props.mayConfirm && (
              <PressButton
                busy={busy}
                className="primary"
                aria-label={`Place order ${item.ebay_order_id}`}
                onClick={() => place(item)}
              >
                Place order
              </PressButton>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Purchase({ item }: { item: WaitingPurchase }) {
  const {
    currency,
    latest_delivery: arrives,
    promised_delivery: promised,
    expected_profit_minor: profit,
  } = item;
  // Calendar days compare as text.
  const isLate = arrives !== null && promised !== null && arrives > promised;
  return (
    <>
      <p className="row spread">
        <strong>{item.item_name}</strong>
        <strong className="amount">{formatMoney({ minor: item.total_minor, currency })}</strong>
      </p>
      <p className="quiet">
        {item.ebay_order_id} · {item.units} × {item.asin}
      </p>
      <p className={isLate ? 'bad' : 'quiet'}>
        Arrives {arrives === null ? 'at an unknown day' : `by ${formatDay(arrives)}`}
        {promised !== null && `, promised ${formatDay(promised)}`}
      </p>
      <p className="quiet">
        {item.ship_by !== null && `Ship by ${formatMoment(item.ship_by)}`}
        {item.ship_by !== null && profit != null && ' · '}
        {profit != null && `Profit ${formatMoney({ minor: profit, currency })}`}
      </p>
    </>
  );
}
