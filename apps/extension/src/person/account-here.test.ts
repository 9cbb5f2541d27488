import { AgentApiError } from '@crosscart/agent-client';
import type { AgentSelf } from '@crosscart/contracts';
import { describe, expect, it } from 'vitest';
import { accountHere, tellAccountHere } from './account-here.ts';

const self = (...ids: string[]) => ({ accounts: ids.map((id) => ({ id })) }) as unknown as AgentSelf;

describe('the account that the person at a device is on', () => {
  it('is the agent’s only one; of several nobody can tell which', () => {
    expect(accountHere(self('a'))).toBe('a');
    expect(accountHere(self('a', 'b'))).toBeNull();
    expect(accountHere(null)).toBeNull();
  });

  it('is told; that it is not theirs disturbs nobody, anything else does', async () => {
    const told: (string | null)[] = [];
    const device = (refusal?: 'NOT_FOUND' | 'NOBODY_AT_DEVICE') => ({
      async reportPresence(id: string | null) {
        told.push(id);
        if (refusal !== undefined) {
          throw new AgentApiError({ status: 404, code: refusal, message: '', requestId: 'r' });
        }
        return {};
      },
    });
    await tellAccountHere(device(), self('a'));
    await tellAccountHere(device('NOT_FOUND'), self('a'));
    await tellAccountHere(device(), self('a', 'b'));
    expect(told).toEqual(['a', 'a']);
    await expect(tellAccountHere(device('NOBODY_AT_DEVICE'), self('a'))).rejects.toMatchObject({
      code: 'NOBODY_AT_DEVICE',
    });
  });
});
