import type { AgentStatus } from '../agent-runner/agent-status.ts';
import type { Control } from '../agent-runner/control.ts';

export interface Presence {
  readonly tone: 'good' | 'waiting' | 'bad';
  readonly word: string;
  readonly sentence: string | null;
}

/** The one state that matters most to the person at the device. */
export function presenceOf(status: AgentStatus, control: Control): Presence {
  if (status.problem !== null) return { tone: 'bad', word: 'API unreachable', sentence: status.problem };
  if (status.self === null) return { tone: 'waiting', word: 'Connecting', sentence: null };
  if (status.self.status === 'revoked')
    return { tone: 'bad', word: 'Revoked', sentence: 'An admin revoked this agent. Pair it again.' };
  if (status.self.automation_stopped)
    return { tone: 'bad', word: 'Automation stopped', sentence: 'Your organisation stopped all automation.' };
  if (control.stopAsked)
    return {
      tone: 'waiting',
      word: 'Stopping',
      sentence: 'It leaves the current job at the next safe point.',
    };
  if (control.paused || status.self.status === 'paused')
    return { tone: 'waiting', word: 'Paused', sentence: 'The current job is finished; no new one is taken.' };
  return { tone: 'good', word: 'Online', sentence: null };
}
