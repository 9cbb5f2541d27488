import type { AttentionItem, DevicePerson, WaitingPurchase } from '@crosscart/contracts';
import { formatMoney } from '@crosscart/domain';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { panelMessages } from '../messages/panel-commands.ts';
import type { Desk } from '../person/person-at-work.ts';
import { RefusalNotice } from './refusal-notice.tsx';
import { useCommand } from './use-command.ts';

interface Tab {
  readonly name: string;
  readonly count: number;
}

/** The tabs that the person's permissions open; without any, a sentence. */
export function DeskTabs({ person, desk }: { person: DevicePerson; desk: Desk }) {
  const id = useId();
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  if (desk.waiting === null || desk.attention === null) {
    return <p className="quiet">Your department roles open nothing here. Ask an admin.</p>;
  }
  const tabs: Tab[] = [
    { name: 'Confirm', count: desk.waiting.length },
    { name: 'Attention', count: desk.attention.length },
  ];
  function step(event: KeyboardEvent) {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    const next = (chosen + by + tabs.length) % tabs.length;
    setChosen(next);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  }
  return (
    <>
      <div className="tabs" role="tablist" aria-label="Your desk" ref={list}>
        {tabs.map((tab, index) => (
          <button
            key={tab.name}
            type="button"
            role="tab"
            id={`${id}-${index}`}
            aria-selected={index === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={index === chosen ? 0 : -1}
            onClick={() => setChosen(index)}
            onKeyDown={step}
          >
            {tab.name} <span className="count">{tab.count}</span>
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`}>
        {chosen === 0 ? (
          <Waiting items={desk.waiting} mayConfirm={person.permissions.includes('auto_order.operate')} />
        ) : (
          <Attention items={desk.attention} />
        )}
      </div>
    </>
  );
}

function Waiting({ items, mayConfirm }: { items: readonly WaitingPurchase[]; mayConfirm: boolean }) {
  const { busy, refusal, run } = useCommand();
  if (items.length === 0) return <p className="quiet">No purchase waits for you.</p>;
  return (
    <>
      <ul className="desk">
        {items.map((item) => (
          <li key={item.review_id}>
            <p>
              <strong>{formatMoney({ minor: item.total_minor, currency: item.currency })}</strong>{' '}
              {item.item_name}
            </p>
            <p className="quiet">
              {item.ebay_order_id} · {item.units} × {item.asin}
              {item.latest_delivery !== null && ` · by ${item.latest_delivery}`}
            </p>
            {mayConfirm && (
              <button
                type="button"
                className="primary"
                disabled={busy}
                aria-label={`Place order ${item.ebay_order_id}`}
                onClick={() =>
                  run(() =>
                    panelMessages.sendMessage('panel:confirm', {
                      jobId: item.job_id,
                      reviewId: item.review_id,
                      maxTotalMinor: item.total_minor,
                    }),
                  )
                }
              >
                Place order
              </button>
            )}
          </li>
        ))}
      </ul>
      <RefusalNotice refusal={refusal} />
    </>
  );
}

function Attention({ items }: { items: readonly AttentionItem[] }) {
  if (items.length === 0) return <p className="quiet">Nothing needs you.</p>;
  return (
    <ul className="desk">
      {items.map((item) => (
        <li key={item.id}>
          <p>{item.sentence}</p>
          <p className="quiet">{[item.ebay_order_id, item.item_name].filter(Boolean).join(' · ')}</p>
        </li>
      ))}
    </ul>
  );
}
