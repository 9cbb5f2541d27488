import type { LogLine } from '../activity-log/activity-log.ts';

const CLOCK = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium', hourCycle: 'h23' });

/** The last lines of the log, newest first. */
export function LogCard({ lines }: { lines: readonly LogLine[] }) {
  return (
    <section className="card grow" aria-label="Log">
      <h2>Log</h2>
      {lines.length === 0 ? (
        <p className="quiet">Nothing happened yet.</p>
      ) : (
        <ol className="log">
          {lines.toReversed().map((line) => (
            <li key={line.id} className={line.level}>
              <time dateTime={new Date(line.at).toISOString()}>{CLOCK.format(line.at)}</time>
              <span>{line.text}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
