import type { AgentSelf } from '@crosscart/contracts';
import { expect, test } from 'vitest';
import { presenceOf } from './presence.ts';

const self: AgentSelf = {
  id: '00000000-0000-4000-8000-000000000009',
  role: 'AMAZON_AGENT',
  label: 'Desk',
  status: 'active',
  org_name: 'Agency',
  automation_stopped: false,
  accounts: [],
};
const idle = { paused: false, stopAsked: false, scanAsked: false };
const word = (
  status: Partial<Parameters<typeof presenceOf>[0]>,
  wishes = idle,
  obstacle: string | null = null,
) => presenceOf({ self, lastContactAt: 1, problem: null, ...status }, wishes, obstacle).word;

test('the state that matters most is the one shown', () => {
  expect(word({})).toBe('Online');
  expect(word({ self: null })).toBe('Connecting');
  expect(word({ problem: 'Crosscart does not answer.' })).toBe('Not connected');
  expect(word({ self: { ...self, automation_stopped: true } })).toBe('Stopped');
  expect(word({ self: { ...self, status: 'paused' } })).toBe('Paused');
  expect(word({}, { ...idle, paused: true })).toBe('Paused');
  expect(word({}, { ...idle, paused: true, stopAsked: true })).toBe('Stopping');
  expect(word({}, idle, 'Amazon asks for a sign-in.')).toBe('Needs a look');
  expect(word({}, { ...idle, paused: true }, 'Amazon asks for a sign-in.')).toBe('Paused');
});
