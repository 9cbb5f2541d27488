import type { z } from 'zod';

/**
 * What is wrong with a value, for the person who typed it: pass it to `safeParse` as `error`. A schema's own sentence
 * goes before it; undefined leaves the library's words, for what no form can send.
 */
export function problemWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'required'
        : NUMBERS.has(issue.expected)
          ? 'a whole number'
          : undefined;
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum), issue.inclusive === false);
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum), issue.inclusive === false);
    case 'invalid_format':
      return FORMATS[issue.format];
    default:
      return undefined;
  }
}

const FORMATS: Readonly<Record<string, string>> = {
  email: 'an e-mail address such as name@example.com',
  date: 'a day such as 2026-03-31',
  datetime: 'a moment such as 2026-03-31T09:30:00Z',
  url: 'an address such as https://example.com',
};

function tooSmall(origin: string, least: number, strictly: boolean): string | undefined {
  if (origin === 'string') return least === 1 ? 'required' : `at least ${least} characters`;
  if (origin === 'array' || origin === 'set') return `at least ${least}`;
  return NUMBERS.has(origin) ? `${strictly ? 'more than' : 'at least'} ${least}` : undefined;
}

function tooBig(origin: string, most: number, strictly: boolean): string | undefined {
  if (origin === 'string') return `at most ${most} characters`;
  if (origin === 'array' || origin === 'set') return `at most ${most}`;
  return NUMBERS.has(origin) ? `${strictly ? 'less than' : 'at most'} ${most}` : undefined;
}

const NUMBERS = new Set(['number', 'int', 'bigint']);
