import { type FormEvent, useId, useState } from 'react';
import { browser } from 'wxt/browser';
import { panelMessages } from '../messages/panel-commands.ts';
import { apiHostPattern, parsePairingLink } from '../pairing/pairing-link.ts';
import { RefusalNotice } from './refusal-notice.tsx';
import { useCommand } from './use-command.ts';

/** Takes the pairing link; the click also asks the browser to allow the API's host. */
export function PairForm({ notice }: { notice: string | null }) {
  const inputId = useId();
  const [link, setLink] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const { busy, refusal, run } = useCommand();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const parsed = parsePairingLink(link);
    if (parsed === null) {
      setProblem('This is not a pairing link. Copy it from Crosscart: Admin › Automation › Pairing.');
      return;
    }
    setProblem(null);
    // Must stay the first await of the click: the browser only asks while it counts as a gesture.
    const origins = [apiHostPattern(parsed.apiUrl)];
    const allowed = await browser.permissions.request({ origins });
    if (!allowed) {
      setProblem('Without access to that address the agent cannot reach your organisation.');
      return;
    }
    await run(() => panelMessages.sendMessage('panel:pair', { link }));
  }

  const message = problem ?? refusal ?? notice;
  return (
    <section className="card" aria-labelledby={`${inputId}-title`}>
      <h2 id={`${inputId}-title`}>Pair this browser</h2>
      <p className="quiet">
        Paste the pairing link of your organisation. An admin then approves this browser.
      </p>
      <form onSubmit={submit} className="stack">
        <label htmlFor={inputId}>Pairing link</label>
        <input
          id={inputId}
          name="pairing-link"
          value={link}
          onChange={(event) => setLink(event.target.value)}
          placeholder="https://…"
          autoComplete="off"
          spellCheck={false}
          aria-describedby={message === null ? undefined : `${inputId}-message`}
        />
        <button type="submit" className="primary" disabled={busy || link.trim() === ''}>
          {busy ? 'Asking…' : 'Ask to be paired'}
        </button>
      </form>
      <RefusalNotice id={`${inputId}-message`} refusal={message} />
    </section>
  );
}
