import { useId, useRef } from 'react';
import { panelMessages } from '../messages/panel-commands.ts';
import { PressButton } from './press-button.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { useCommand } from './use-command.ts';

/** The way out of the organisation, asked for twice. */
export function Unpair({ orgName }: { orgName: string | null }) {
  const id = useId();
  const question = useRef<HTMLDialogElement>(null);
  const { busy, refusal, run } = useCommand();
  return (
    <>
      <button type="button" className="plain" onClick={() => question.current?.showModal()}>
        Unpair
      </button>
      <dialog ref={question} aria-labelledby={`${id}-title`} aria-describedby={`${id}-consequence`}>
        <div className="stack">
          <h2 id={`${id}-title`}>Unpair this browser?</h2>
          <p id={`${id}-consequence`}>
            It stops working for {orgName ?? 'your organisation'}. An admin must approve it anew to bring it
            back.
          </p>
          <RefusalNotice refusal={refusal} />
          <div className="row">
            <button type="button" onClick={() => question.current?.close()}>
              Keep paired
            </button>
            <PressButton
              busy={busy}
              className="danger"
              onClick={() => run(() => panelMessages.sendMessage('panel:unpair'))}
            >
              Yes, unpair
            </PressButton>
          </div>
        </div>
      </dialog>
    </>
  );
}
