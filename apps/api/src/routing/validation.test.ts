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
      { field: 'name', problem: 'is required' },
      { field: 'lines[1].qty', problem: expect.stringContaining('>=1') },
    ]);
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
      expect(problemsOf(nothing)).toEqual([{ field: 'body', problem: 'is required' }]);
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
