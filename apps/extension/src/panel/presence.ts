import type { AgentStatus } from '../agent-runner/agent-status.ts';
import type { Control } from '../agent-runner/control.ts';

export interface Presence {
  readonly tone: 'good' | 'waiting' | 'bad';
  readonly word: string;
  readonly sentence: string | null;
}

/** The one state that matters most to the person at the device. `obstacle`: what ended its last work too early. */
export function presenceOf(status: AgentStatus, control: Control, obstacle: string | null): Presence {
  if (status.problem !== null) return { tone: 'bad', word: 'Not connected', sentence: status.problem };
  if (status.self === null) return { tone: 'waiting', word: 'Connecting', sentence: null };
  if (status.self.status === 'revoked')
    return { tone: 'bad', word: 'Revoked', sentence: 'An admin revoked this agent. Pair it again.' };
  if (status.self.automation_stopped)
    return { tone: 'bad', word: 'Stopped', sentence: 'Your organisation stopped all automation.' };
  if (control.stopAsked)
    return {
      tone: 'waiting',
      word: 'Stopping',
      sentence: 'It leaves the job in hand at the next safe point.',
    };
  if (control.paused || status.self.status === 'paused')
    return {
      tone: 'waiting',
      word: 'Paused',
      sentence: 'It takes no new work. A job in hand is still finished.',
    };
  if (obstacle !== null) return { tone: 'waiting', word: 'Needs a look', sentence: obstacle };
  return { tone: 'good', word: 'Online', sentence: null };
}
