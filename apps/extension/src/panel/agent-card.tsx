import type { AgentStatus } from '../agent-runner/agent-status.ts';
import type { Control } from '../agent-runner/control.ts';
import { panelMessages } from '../messages/panel-commands.ts';
import type { PairingState } from '../pairing/pairing-state.ts';
import { Notice } from './notice.tsx';
import { presenceOf } from './presence.ts';
import { PressButton } from './press-button.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { useCommand } from './use-command.ts';

const ROLE_WORDS = { EBAY_AGENT: 'eBay agent', AMAZON_AGENT: 'Amazon agent' } as const;

interface Props {
  readonly agent: Extract<PairingState, { phase: 'paired' }>['agent'];
  readonly status: AgentStatus;
  readonly control: Control;
  /** What kept it from its work the last time; null while it works, and since it worked again. */
  readonly obstacle: string | null;
}

/** Who this agent is, whether it works, and the person's hand on it. */
export function AgentCard({ agent, status, control, obstacle }: Props) {
  const { busy, refusal, run } = useCommand();
  const presence = presenceOf(status, control, obstacle);
  const paused = control.paused || status.self?.status === 'paused';
  const send = (type: 'panel:pause' | 'panel:resume' | 'panel:stop' | 'panel:scanNow') => () =>
    run(() => panelMessages.sendMessage(type));
  return (
    <section className="card" aria-label="Agent">
      <div>
        <div className="row spread">
          <h2>{status.self?.label ?? agent.label}</h2>
          <span className={`badge ${presence.tone}`} role="status">
            {presence.word}
          </span>
        </div>
        <p className="quiet">
          {ROLE_WORDS[agent.role]}
          {status.self !== null && ` · ${status.self.org_name}`}
        </p>
      </div>
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
      {presence.sentence !== null && (
        <Notice tone={presence.tone === 'bad' ? 'bad' : 'waiting'}>{presence.sentence}</Notice>
      )}
      <div className="row">
        {agent.role === 'EBAY_AGENT' && !paused && (
          <PressButton busy={busy} className="primary" onClick={send('panel:scanNow')}>
            Scan now
          </PressButton>
        )}
        <PressButton
          busy={busy}
          className={paused ? 'primary' : ''}
          onClick={send(paused ? 'panel:resume' : 'panel:pause')}
        >
          {paused ? 'Resume' : 'Pause'}
        </PressButton>
        <PressButton busy={busy || control.stopAsked} onClick={send('panel:stop')}>
          Stop
        </PressButton>
      </div>
      <RefusalNotice refusal={refusal} />
    </section>
  );
}
