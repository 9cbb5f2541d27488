import type { DevicePerson } from '@crosscart/contracts';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { panelMessages } from '../messages/panel-commands.ts';
import type { Desk } from '../person/person-at-work.ts';
import { DeskTabs } from './desk-tabs.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { useCommand } from './use-command.ts';

/** Often enough to see a purchase that waits for its three minutes; it also keeps an open panel's person at work. */
const READ_EVERY_MS = 15_000;

/** Who works at this device: the access code of one, or that person's desk. */
export function PersonCard({ person, desk }: { person: DevicePerson | null; desk: Desk | null }) {
  return person === null ? <ClockInForm /> : <PersonAtWork person={person} desk={desk} />;
}

function ClockInForm() {
  const inputId = useId();
  const [code, setCode] = useState('');
  const { busy, refusal, run } = useCommand();
  async function submit(event: FormEvent) {
    event.preventDefault();
    await run(() => panelMessages.sendMessage('panel:clockIn', { code }));
  }
  return (
    <section className="card" aria-labelledby={`${inputId}-title`}>
      <h2 id={`${inputId}-title`}>Clock in</h2>
      <p className="quiet">With your access code you confirm purchases here under your own name.</p>
      <form onSubmit={submit} className="stack">
        <label htmlFor={inputId}>Access code</label>
        <input
          id={inputId}
          name="access-code"
          type="password"
          value={code}
          onChange={(event) => setCode(event.target.value)}
          placeholder="ABCD-EFGHJKLMNPQR"
          autoComplete="off"
          spellCheck={false}
          aria-describedby={refusal === null ? undefined : `${inputId}-message`}
        />
        <button type="submit" disabled={busy || code.trim() === ''}>
          {busy ? 'Checking…' : 'Clock in'}
        </button>
      </form>
      <RefusalNotice id={`${inputId}-message`} refusal={refusal} />
    </section>
  );
}

function PersonAtWork({ person, desk }: { person: DevicePerson; desk: Desk | null }) {
  const { busy, refusal, run } = useCommand();
  useEffect(() => {
    const read = () => void panelMessages.sendMessage('panel:readDesk').catch(() => undefined);
    read();
    const timer = setInterval(() => document.visibilityState === 'visible' && read(), READ_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <section className="card" aria-label="Person at work">
      <div className="row spread">
        <div>
          <h2>{person.full_name ?? person.email}</h2>
          <p className="quiet">At work on this device; ends after {person.idle_minutes} idle minutes.</p>
        </div>
        <button
          type="button"
          disabled={busy}
          onClick={() => run(() => panelMessages.sendMessage('panel:clockOut'))}
        >
          Clock out
        </button>
      </div>
      {desk === null ? <p className="quiet">Reading your desk…</p> : <DeskTabs person={person} desk={desk} />}
      <RefusalNotice refusal={refusal} />
    </section>
  );
}
