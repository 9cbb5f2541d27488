import { useState } from 'react';
import type { CommandAnswer } from '../messages/panel-commands.ts';

/** Runs a command of the background one at a time and keeps the sentence of a refusal; `run` tells whether it was done. */
export function useCommand(): {
  busy: boolean;
  refusal: string | null;
  run: (command: () => Promise<CommandAnswer>) => Promise<boolean>;
} {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  async function run(command: () => Promise<CommandAnswer>): Promise<boolean> {
    setBusy(true);
    setRefusal(null);
    try {
      const answer = await command();
      if (!answer.ok) setRefusal(answer.sentence);
      return answer.ok;
    } catch (error) {
      setRefusal(
        `The agent's background did not answer: ${error instanceof Error ? error.message : 'unknown'}`,
      );
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { busy, refusal, run };
}
