import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CarrierCode, carrierWritten } from '../carriers/carriers.ts';
import { recogniseCarrier } from '../carriers/recognise-carrier.ts';
import { sharedFixtures } from '../testing/shared-fixtures.ts';
import { itReads } from './fixtures.ts';

interface Courier {
  courier_code: string;
  tracking_numbers: { name: string; test_numbers: { valid: string[]; invalid: string[] } }[];
}

const folder = sharedFixtures('tracking-numbers');
const couriers: Courier[] = folder
  ? readdirSync(path.join(folder, 'couriers')).map((file) =>
      JSON.parse(readFileSync(path.join(folder, 'couriers', file), 'utf8')),
    )
  : [];
const CODES: Record<string, CarrierCode> = { amazon: 'amazon_logistics' };

describe('the numbers of real parcels', () => {
  itReads('tracking-numbers/real-numbers.csv', async (bytes) => {
    const lines = new TextDecoder().decode(bytes).trim().split('\n').slice(1);
    const wrong: string[] = [];
    const unknown: string[] = [];
    for (const line of lines) {
      const [written = '', number = ''] = line.split(',');
      for (const word of [written, null]) {
        const answer = recogniseCarrier(number, word);
        if (answer.kind === 'unknown') unknown.push(`${written} ${number}`);
        else if (answer.carrier !== carrierWritten(written)) wrong.push(`${line}: ${answer.carrier}`);
      }
    }
    expect([lines.length, wrong]).toEqual([513, []]);
    // An e-mail's id and three carriers of which no format is known, each asked twice.
    expect(new Set(unknown).size).toBe(4);
  });
});

describe("the carriers' own test numbers", () => {
  it('are there, or were named as left out', () => {
    if (!folder) console.log('Left out: ../shared/fixtures/tracking-numbers is not here.');
    expect(couriers).toHaveLength(folder ? 18 : 0);
  });

  for (const { courier_code: courier, tracking_numbers: formats } of couriers) {
    it(`of ${courier}: valid ones are its own or a candidate's, invalid ones never its own`, () => {
      const carrier = CODES[courier] ?? courier;
      for (const { name, test_numbers: numbers } of formats) {
        for (const number of numbers.valid) {
          const answer = recogniseCarrier(number);
          const carriers = answer.kind === 'recognised' ? [answer.carrier] : answer.candidates;
          if (courier !== 's10')
            expect([name, number, carriers]).toEqual([name, number, expect.arrayContaining([carrier])]);
          else expect(answer.kind).toBe('recognised');
        }
        for (const number of numbers.invalid) {
          const answer = recogniseCarrier(number);
          const isOwn = answer.kind === 'recognised' && answer.carrier === carrier && answer.format === name;
          expect([name, number, isOwn]).toEqual([name, number, false]);
          if (courier === 's10') expect(answer.kind).toBe('unknown');
        }
      }
    });
  }

  it('leave few open: those that two carriers can have, or that are nothing but a length', () => {
    const valid = couriers.flatMap(({ tracking_numbers: formats }) =>
      formats.flatMap(({ test_numbers: numbers }) => numbers.valid),
    );
    const open = valid.filter((number) => recogniseCarrier(number).kind === 'unknown');
    expect(open.length).toBeLessThanOrEqual(7);
  });
});
