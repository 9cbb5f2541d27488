import type { DevicePerson } from '@crosscart/contracts';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { Desk } from '../person/person-at-work.ts';
import { AttentionList } from './attention-list.tsx';
import { WaitingPurchases } from './waiting-purchases.tsx';

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
    const next = placeAfter(event.key, chosen, tabs.length);
    if (next === null) return;
    event.preventDefault();
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
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${chosen}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what has no control of its own is reached, and read, this way
        tabIndex={0}
      >
        {chosen === 0 ? (
          <WaitingPurchases
            items={desk.waiting}
            mayConfirm={person.permissions.includes('auto_order.operate')}
          />
        ) : (
          <AttentionList items={desk.attention} />
        )}
      </div>
    </>
  );
}

function placeAfter(key: string, place: number, places: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (place + 1) % places;
    case 'ArrowLeft':
      return (place - 1 + places) % places;
    case 'Home':
      return 0;
    case 'End':
      return places - 1;
    default:
      return null;
  }
}
