import type { DevicePerson } from '@crosscart/contracts';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { panelMessages } from '../messages/panel-commands.ts';
import type { Desk } from '../person/person-at-work.ts';
import { DeskTabs } from './desk-tabs.tsx';
import { PressButton } from './press-button.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { useCommand } from './use-command.ts';

/** Often enough to see a purchase that waits for its three minutes; it also keeps an open panel's person at work. */
const READ_EVERY_MS = 15_000;

/** Who works at this device: the access code of one, or that person's desk. */
export function PersonCard({ person, desk }: { person: DevicePerson | null; desk: Desk | null }) {
  return (
    <section className="card" aria-label="Person at work">
      {person === null ? <ClockInForm /> : <PersonAtWork person={person} desk={desk} />}
    </section>
  );
}

function ClockInForm() {
  const inputId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState<string | null>(null);
  const { busy, refusal, run } = useCommand();
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    const isMissing = code.trim() === '';
    setMissing(isMissing ? 'Enter your access code first.' : null);
    if (isMissing || !(await run(() => panelMessages.sendMessage('panel:clockIn', { code })))) {
      field.current?.focus();
    }
  }
  const wrong = missing ?? refusal;
  return (
    <>
      <h2>Clock in</h2>
      <p className="quiet">With your access code you confirm purchases here under your own name.</p>
      <form onSubmit={submit} className="stack" noValidate>
        <label htmlFor={inputId}>Access code</label>
        <input
          id={inputId}
          ref={field}
          name="access-code"
          type="password"
          value={code}
          onChange={(event) => setCode(event.target.value)}
          placeholder="ABCD-EFGHJKLMNPQR"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={wrong !== null}
          aria-describedby={wrong === null ? undefined : `${inputId}-wrong`}
        />
        <RefusalNotice refusal={wrong} id={`${inputId}-wrong`} />
        <PressButton type="submit" busy={busy}>
          {busy ? 'Checking…' : 'Clock in'}
        </PressButton>
      </form>
    </>
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
    <>
      <div>
        <div className="row spread">
          <h2>{person.full_name ?? person.email}</h2>
          <PressButton
            busy={busy}
            className="small"
            onClick={() => run(() => panelMessages.sendMessage('panel:clockOut'))}
          >
            Clock out
          </PressButton>
        </div>
        <p className="quiet">At work on this device; ends after {person.idle_minutes} idle minutes.</p>
      </div>
      <RefusalNotice refusal={refusal} />
      {desk === null ? <p className="quiet">Reading your desk…</p> : <DeskTabs person={person} desk={desk} />}
    </>
  );
}
