import { panelMessages } from '../messages/panel-commands.ts';
import type { PairingState } from '../pairing/pairing-state.ts';
import { PressButton } from './press-button.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { minutesAndSeconds, secondsUntil, useClock } from './use-clock.ts';
import { useCommand } from './use-command.ts';

type Requested = Extract<PairingState, { phase: 'requested' }>;
type CoolingDown = Extract<PairingState, { phase: 'cooldown' }>;

/** The four words, until an admin has compared them. */
export function PairingRequest({ state }: { state: Requested }) {
  const now = useClock();
  const { busy, refusal, run } = useCommand();
  return (
    <section className="card" aria-label="Pairing request">
      <h2>Waiting for approval</h2>
      <p className="quiet">An admin sees the same four words, and approves by typing one of them.</p>
      {state.words === null ? (
        <p className="words-pending">Fetching the words…</p>
      ) : (
        <ol className="words" aria-label="Pairing words">
          {state.words.map((word, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice; its place is its identity
            <li key={index}>{word}</li>
          ))}
        </ol>
      )}
      {state.expiresAt !== null && (
        <p className="quiet">
          Expires in <span className="clock">{minutesAndSeconds(secondsUntil(state.expiresAt, now))}</span>
        </p>
      )}
      <PressButton busy={busy} onClick={() => run(() => panelMessages.sendMessage('panel:forgetRequest'))}>
        Forget this request
      </PressButton>
      <RefusalNotice refusal={refusal} />
    </section>
  );
}

/** Asked too often: the clock until the next request is taken. */
export function PairingCooldown({ state }: { state: CoolingDown }) {
  const now = useClock();
  const { busy, refusal, run } = useCommand();
  const seconds = secondsUntil(state.until, now);
  const link = `${state.apiUrl}/pair#${state.orgCode}`;
  return (
    <section className="card" aria-label="Pairing cooldown">
      <h2>Asked too often</h2>
      <p className="quiet">The organisation takes the next request of this browser in</p>
      <p className="countdown clock" role="timer">
        {minutesAndSeconds(seconds)}
      </p>
      <div className="row">
        <PressButton
          busy={busy}
          className="primary"
          disabled={seconds > 0}
          onClick={() => run(() => panelMessages.sendMessage('panel:pair', { link }))}
        >
          Ask again
        </PressButton>
        <PressButton busy={busy} onClick={() => run(() => panelMessages.sendMessage('panel:forgetRequest'))}>
          Use another link
        </PressButton>
      </div>
      <RefusalNotice refusal={refusal} />
    </section>
  );
}
