import { createProof, type DeviceKey } from '@crosscart/agent-client';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestOfEverything, secretsOf } from '../testing/doors/arrangement.ts';
import { AGENT_DOORS, DEVICE_DOORS, type Door, nameOf, PEOPLE_DOORS } from '../testing/doors/endpoints.ts';
import { useFilledDoors } from '../testing/doors/filled-doors.ts';
import { expectNothingOf, knock } from '../testing/doors/knock.ts';
import { type Ids, sampleRequest } from '../testing/doors/samples.ts';
import { listen, type PairedAgent, pairAgent } from '../testing/paired-agents.ts';

const doors = useFilledDoors();

describe('every door for devices and agents', { timeout: 120_000 }, () => {
  it('refuses people, whatever their session, and whoever brings no sound proof', async () => {
    const session = await doors.bearer(doors.api.agency.admin);
    await doors.writingNothing(async () => {
      for (const door of doors.served(AGENT_DOORS)) {
        const request = sampleRequest(door, doors.ours);
        for (const headers of [{}, session, { authorization: 'DPoP' }]) {
          const answer = await knock(doors.api, door, request, headers);
          expect(answer, nameOf(door)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
        }
        const dpop = { authorization: session.authorization.replace('Bearer', 'DPoP') };
        for (const headers of [dpop, { ...dpop, dpop: 'garbage' }, { ...dpop, dpop: 'a.b.c' }]) {
          const answer = await knock(doors.api, door, request, headers);
          expect(answer, nameOf(door)).toMatchObject({ status: 401, code: 'PROOF_INVALID' });
        }
      }
      for (const door of doors.served(DEVICE_DOORS)) {
        for (const headers of [{}, session, { dpop: 'garbage' }]) {
          const answer = await knock(doors.api, door, sampleRequest(door, doors.ours), headers);
          expect(answer, nameOf(door)).toMatchObject({ status: 401, code: 'PROOF_INVALID' });
        }
      }
    });
  });
});

describe('a paired device', { timeout: 120_000 }, () => {
  let reach: typeof fetch;
  let agent: PairedAgent;
  let foreign: PairedAgent;
  beforeAll(async () => {
    reach = await listen(doors.api);
    // The filled tables hold an eBay agent's place on no account: these are Amazon agents.
    agent = await pairAgent(doors.api, reach, {
      role: 'AMAZON_AGENT',
      accountId: doors.api.agency.account.id,
    });
    foreign = await pairAgent({ ...doors.api, agency: doors.api.otherAgency }, reach, {
      role: 'AMAZON_AGENT',
      accountId: doors.api.otherAgency.account.id,
    });
  });

  /** A request with a sound proof by that key for that token. */
  async function present(door: Door, ids: Ids, token: string, key: DeviceKey) {
    const request = sampleRequest(door, ids);
    const asked = await knock(doors.api, door, request);
    const proof = await createProof(key, {
      method: door.endpoint.method,
      url: doors.api.config.apiPublicUrl + request.path,
      nonce: String(asked.headers['dpop-nonce']),
      token,
    });
    return knock(doors.api, door, request, { authorization: `DPoP ${token}`, dpop: proof });
  }

  it('is refused with the token of another device, a token for people, or one that was tampered with', async () => {
    const session = await doors.api.auth.token(doors.api.agency.admin);
    const [header, payload, signature] = agent.token.split('.');
    const [, foreignPayload] = foreign.token.split('.');
    for (const door of doors.served(AGENT_DOORS)) {
      const stolen = await present(door, doors.ours, agent.token, foreign.key);
      expect(stolen, nameOf(door)).toMatchObject({ status: 401, code: 'PROOF_INVALID' });
      for (const token of [
        session,
        `${header}.${foreignPayload}.${signature}`,
        `${header}.${payload}.${signature?.split('').reverse().join('')}`,
      ]) {
        const answer = await present(door, doors.ours, token, agent.key);
        expect(answer, nameOf(door)).toMatchObject({ status: 401, code: 'TOKEN_INVALID' });
      }
    }
  });

  it('is no key to the doors for people', async () => {
    for (const door of doors.served(PEOPLE_DOORS)) {
      const answer = await knock(doors.api, door, sampleRequest(door, doors.ours), {
        authorization: `Bearer ${agent.token}`,
      });
      expect(answer, nameOf(door)).toMatchObject({ status: 401, code: 'TOKEN_INVALID' });
    }
  });

  it('of another agency learns nothing of ours and changes nothing', async () => {
    const ourSecrets = await secretsOf(doors.api, doors.api.agency);
    for (const door of doors.served(AGENT_DOORS)) {
      const before = await digestOfEverything(doors.api);
      const request = sampleRequest(door, doors.ours);
      const answer = await present(door, doors.ours, foreign.token, foreign.key);
      expectNothingOf(ourSecrets, answer.text, request, nameOf(door));
      if (request.path === door.endpoint.path) continue;
      expect([400, 403, 404, 409], `${nameOf(door)}: ${answer.text}`).toContain(answer.status);
      expect(await digestOfEverything(doors.api), nameOf(door)).toBe(before);
    }
  });

  it('that was revoked is refused at every door from the next request on', async () => {
    await doors.api.call(doors.api.agency.admin, 'POST', `/automation/agents/${agent.id}/revoke`);
    await doors.writingNothing(async () => {
      for (const door of doors.served(AGENT_DOORS)) {
        const answer = await present(door, doors.ours, agent.token, agent.key);
        expect(answer, nameOf(door)).toMatchObject({ status: 401, code: 'AGENT_REVOKED' });
      }
    });
  });
});
