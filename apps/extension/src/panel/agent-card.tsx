import { useState } from 'react';
import type { AgentStatus } from '../agent-runner/agent-status.ts';
import type { Control } from '../agent-runner/control.ts';
import { panelMessages } from '../messages/panel-commands.ts';
import type { PairingState } from '../pairing/pairing-state.ts';
import { presenceOf } from './presence.ts';
import { RefusalNotice } from './refusal-notice.tsx';
import { useCommand } from './use-command.ts';

const ROLE_WORDS = { EBAY_AGENT: 'eBay agent', AMAZON_AGENT: 'Amazon agent' } as const;

interface Props {
  readonly agent: Extract<PairingState, { phase: 'paired' }>['agent'];
  readonly status: AgentStatus;
  readonly control: Control;
}

/** Who this agent is, whether it works, and the person's hand on it. */
export function AgentCard({ agent, status, control }: Props) {
  const { busy, refusal, run } = useCommand();
  const [unpairing, setUnpairing] = useState(false);
  const presence = presenceOf(status, control);
  const paused = control.paused || status.self?.status === 'paused';
  const send =
    (type: 'panel:pause' | 'panel:resume' | 'panel:stop' | 'panel:scanNow' | 'panel:unpair') => () =>
      run(() => panelMessages.sendMessage(type));
  return (
    <section className="card" aria-label="Agent">
      <div className="row spread">
        <div>
          <h2>{status.self?.label ?? agent.label}</h2>
          <p className="quiet">
            {ROLE_WORDS[agent.role]}
            {status.self !== null && ` · ${status.self.org_name}`}
          </p>
        </div>
        <span className={`badge ${presence.tone}`} role="status">
          {presence.word}
        </span>
      </div>
      {presence.sentence !== null && <p className="notice">{presence.sentence}</p>}
      {status.self !== null && status.self.accounts.length > 0 && (
        <ul className="chips" aria-label="Accounts">
          {status.self.accounts.map((account) => (
            <li key={account.id} title={account.name}>
              {account.account_code}
              {account.practice && <em> practice</em>}
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        {agent.role === 'EBAY_AGENT' && (
          <button type="button" className="primary" disabled={busy || paused} onClick={send('panel:scanNow')}>
            Scan now
          </button>
        )}
        <button type="button" disabled={busy} onClick={send(paused ? 'panel:resume' : 'panel:pause')}>
          {paused ? 'Resume' : 'Pause'}
        </button>
        <button type="button" disabled={busy || control.stopAsked} onClick={send('panel:stop')}>
          Stop
        </button>
        <button type="button" className="plain" disabled={busy} onClick={() => setUnpairing(true)}>
          Unpair
        </button>
      </div>
      {unpairing && (
        <div className="notice" role="alertdialog" aria-label="Unpair this browser?">
          <p>This browser stops working for {status.self?.org_name ?? 'your organisation'}.</p>
          <div className="row">
            <button type="button" className="danger" disabled={busy} onClick={send('panel:unpair')}>
              Yes, unpair
            </button>
            <button type="button" onClick={() => setUnpairing(false)}>
              Keep paired
            </button>
          </div>
        </div>
      )}
      <RefusalNotice refusal={refusal} />
    </section>
  );
}
