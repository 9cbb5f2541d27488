import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_INVITES, parseInvites } from './parse-invites.ts';

const read = (text: string) => parseInvites(text, ['Order desk', 'Service']);
const emails = (text: string) => read(text).map(({ email }) => email);

describe('people to invite, from a text', () => {
  it('reads one a line, several between commas, semicolons or blanks, and names around addresses', () => {
    expect(emails('ann@example.com\nbob@example.com\n')).toEqual(['ann@example.com', 'bob@example.com']);
    expect(emails('ann@example.com, bob@example.com')).toEqual(['ann@example.com', 'bob@example.com']);
    expect(emails('ann@example.com; bob@example.com')).toEqual(['ann@example.com', 'bob@example.com']);
    expect(emails('ann@example.com bob@example.com')).toEqual(['ann@example.com', 'bob@example.com']);
    expect(emails('Ann Lee <ann@example.com>')).toEqual(['ann@example.com']);
  });

  it('reads columns by their header in any order, with roles and department roles', () => {
    const [ann, bob] = read(
      'Name,Role,E-mail,Department roles\n"Lee, Ann",VA,ann@example.com,order desk|Service\nBob,client,bob@example.com,',
    );
    expect(ann).toEqual({
      line: 2,
      email: 'ann@example.com',
      role: 'va',
      departmentRoles: ['Order desk', 'Service'],
      problem: null,
    });
    expect(bob).toMatchObject({ role: 'client', departmentRoles: null, problem: null });
  });

  it('reads a role after the address where there is no header, and cells pasted from a spreadsheet', () => {
    expect(read('ann@example.com,va,Service')).toMatchObject([
      { email: 'ann@example.com', role: 'va', departmentRoles: ['Service'] },
    ]);
    expect(read('ann@example.com\tadmin\nbob@example.com\tva')).toMatchObject([
      { email: 'ann@example.com', role: 'admin' },
      { email: 'bob@example.com', role: 'va' },
    ]);
  });

  it('keeps what it can not invite, with the line and the reason', () => {
    const rows = read(
      'email,role,departments\nann,va,\nbob@example.com,boss,\ncy@example.com,va,Night\nbob@example.com,,',
    );
    expect(rows.map(({ line, problem }) => [line, problem])).toEqual([
      [2, 'no e-mail address'],
      [3, '“boss” is no role: admin, va or client'],
      [4, 'there is no department role “Night”'],
      [5, 'stands in line 3 already'],
    ]);
  });

  it('takes no more at once than the API does', () => {
    const rows = read(Array.from({ length: MOST_INVITES + 1 }, (_, i) => `p${i}@example.com`).join('\n'));
    expect(rows.filter(({ problem }) => problem === null)).toHaveLength(MOST_INVITES);
  });

  it('never throws, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(Array.isArray(read(text))).toBe(true);
      }),
    );
    expect(read('')).toEqual([]);
    expect(read('"unclosed, quote@example.com\nann@example.com').length).toBeGreaterThan(0);
  });
});
