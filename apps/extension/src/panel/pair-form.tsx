import { type FormEvent, useId, useRef, useState } from 'react';
import { browser } from 'wxt/browser';
import { panelMessages } from '../messages/panel-commands.ts';
import { apiHostPattern, parsePairingLink } from '../pairing/pairing-link.ts';
import { Notice } from './notice.tsx';
import { PressButton } from './press-button.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { useCommand } from './use-command.ts';

/** Takes the pairing link; the click also asks the browser to allow the API's host. */
export function PairForm({ notice }: { notice: string | null }) {
  const inputId = useId();
  const [link, setLink] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const { busy, refusal, run } = useCommand();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!busy && !(await ask())) field.current?.focus();
  }

  async function ask(): Promise<boolean> {
    const parsed = parsePairingLink(link);
    if (parsed === null) {
      setProblem(
        link.trim() === ''
          ? 'Paste the pairing link first. It stands in Crosscart: Admin › Automation › Pairing.'
          : 'This is not a pairing link. Copy it from Crosscart: Admin › Automation › Pairing.',
      );
      return false;
    }
    setProblem(null);
    // Must stay the first await of the click: the browser only asks while it counts as a gesture.
    const origins = [apiHostPattern(parsed.apiUrl)];
    const allowed = await browser.permissions.request({ origins });
    if (!allowed) {
      setProblem('Without access to that address the agent cannot reach your organisation.');
      return false;
    }
    return run(() => panelMessages.sendMessage('panel:pair', { link }));
  }

  const wrong = problem ?? refusal;
  return (
    <section className="card" aria-labelledby={`${inputId}-title`}>
      <h2 id={`${inputId}-title`}>Pair this browser</h2>
      <p className="quiet">
        Paste the pairing link of your organisation. An admin then approves this browser.
      </p>
      {notice !== null && wrong === null && <Notice tone="waiting">{notice}</Notice>}
      <form onSubmit={submit} className="stack">
        <label htmlFor={inputId}>Pairing link</label>
        <input
          id={inputId}
          ref={field}
          name="pairing-link"
          value={link}
          onChange={(event) => setLink(event.target.value)}
          placeholder="https://…"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={wrong !== null}
          aria-describedby={wrong === null ? undefined : `${inputId}-wrong`}
        />
        <RefusalNotice refusal={wrong} id={`${inputId}-wrong`} />
        <PressButton type="submit" className="primary" busy={busy}>
          {busy ? 'Asking…' : 'Ask to be paired'}
        </PressButton>
      </form>
    </section>
  );
}
