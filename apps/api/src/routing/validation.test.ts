import { AppError } from '@crosscart/contracts';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { validateByZod } from './validation.ts';

const Order = z.strictObject({
  name: z.string(),
  lines: z.array(z.strictObject({ qty: z.int().min(1), note: z.string().optional() })),
});

function problemsOf(value: unknown, schema: z.ZodType = Order): unknown {
  const validate = validateByZod({ schema, method: 'POST', url: '/', httpPart: 'body' });
  const result = validate(value) as { value?: unknown; error?: unknown };
  return result.error instanceof AppError ? result.error.details?.fields : result.value;
}

describe('validation', () => {
  it('hands the parsed value on', () => {
    expect(problemsOf({ name: 'a', lines: [{ qty: 1 }] })).toEqual({ name: 'a', lines: [{ qty: 1 }] });
  });

  it('names fields as they stand in the body', () => {
    expect(problemsOf({ lines: [{ qty: 1 }, { qty: 0 }] })).toEqual([
      { field: 'name', problem: 'required' },
      { field: 'lines[1].qty', problem: 'at least 1' },
    ]);
  });

  it('says what is wrong in the words of the person who typed it', () => {
    const Form = z.object({
      name: z.string().trim().min(1).max(5),
      code: z.string().min(10),
      email: z.email(),
      day: z.iso.date(),
      days: z.int().max(90),
      people: z.array(z.string()).max(1),
      zone: z.string().refine(() => false, 'a time zone such as Europe/Berlin'),
    });
    const typed = { name: ' ', code: 'x', email: 'x', day: 'x', days: 91, people: ['a', 'b'], zone: 'x' };
    expect(problemsOf(typed, Form)).toEqual([
      { field: 'name', problem: 'required' },
      { field: 'code', problem: 'at least 10 characters' },
      { field: 'email', problem: 'an e-mail address such as name@example.com' },
      { field: 'day', problem: 'a day such as 2026-03-31' },
      { field: 'days', problem: 'at most 90' },
      { field: 'people', problem: 'at most 1' },
      { field: 'zone', problem: 'a time zone such as Europe/Berlin' },
    ]);
    expect(problemsOf({ ...typed, name: 'abcdef' }, Form)).toContainEqual({
      field: 'name',
      problem: 'at most 5 characters',
    });
  });

  it('names unknown fields, deep ones too', () => {
    expect(problemsOf({ name: 'a', lines: [{ qty: 1, price: 2 }], x: 1, y: 2 })).toEqual([
      { field: 'lines[0].price', problem: 'unknown field' },
      { field: 'x', problem: 'unknown field' },
      { field: 'y', problem: 'unknown field' },
    ]);
  });

  it('says that a body is missing', () => {
    for (const nothing of [undefined, null]) {
      expect(problemsOf(nothing)).toEqual([{ field: 'body', problem: 'required' }]);
    }
  });

  it('refuses text that the database cannot hold', () => {
    const problem = 'contains characters that cannot be stored';
    expect(problemsOf({ name: 'a\0', lines: [{ qty: 1, note: '\ud800' }] })).toEqual([
      { field: 'name', problem },
      { field: 'lines[0].note', problem },
    ]);
    expect(problemsOf({ name: 'a💥', lines: [] })).toEqual({ name: 'a💥', lines: [] });
  });
});
