import type { AttentionItem } from '@crosscart/contracts';
import { formatMoment } from './times.ts';

/** What the agents could not decide alone; it is decided in the web app. */
export function AttentionList({ items }: { items: readonly AttentionItem[] }) {
  if (items.length === 0) return <p className="quiet">Nothing needs you.</p>;
  return (
    <ul className="desk">
      {items.map((item) => (
        <li key={item.id}>
          <p>
            <strong>{item.sentence}</strong>
          </p>
          <p className="quiet">{[item.ebay_order_id, item.item_name].filter(Boolean).join(' · ')}</p>
          {item.ship_by !== null && <p className="quiet">Ship by {formatMoment(item.ship_by)}</p>}
        </li>
      ))}
    </ul>
  );
}
