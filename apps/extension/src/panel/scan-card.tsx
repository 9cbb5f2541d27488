import type { ScanProgress } from '../ebay-agent/scan-progress.ts';
import { Notice } from './notice.tsx';
import { formatMoment } from './times.ts';

/** The last walk through the order list. */
export function ScanCard({ scan }: { scan: ScanProgress }) {
  const numbers: [string, number][] = [
    ['Seen', scan.ordersSeen],
    ['Captured', scan.captured],
    ['Left out', scan.skipped],
    ['Unreadable', scan.unreadable],
  ];
  return (
    <section className="card" aria-label="Order scan">
      <h2>
        {scan.running ? 'Reading the orders…' : scan.finishedAt === null ? 'Not scanned yet' : 'Last scan'}
      </h2>
      {scan.finishedAt !== null && !scan.running && <p className="quiet">{formatMoment(scan.finishedAt)}</p>}
      {(scan.running || scan.finishedAt !== null) && (
        <dl className="numbers">
          {numbers.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className={name === 'Unreadable' && value > 0 ? 'bad' : undefined}>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {scan.unverifiedMap === true && (
        <Notice tone="waiting">
          <strong>Unverified map.</strong> How eBay's pages are read was never checked on a live page. Compare
          the first orders with eBay.
        </Notice>
      )}
    </section>
  );
}
