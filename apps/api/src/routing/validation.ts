import { AppError, problemWords } from '@crosscart/contracts';
import type { FastifySchemaCompiler } from 'fastify';
import type { z } from 'zod';
import { pathsOfUnstorableText } from './unstorable-text.ts';

/** One thing that is wrong with a request: `field` as in the request, such as "lines[0].qty". */
export interface FieldProblem {
  field: string;
  problem: string;
}

/** VALIDATION_FAILED naming the fields. */
export function validationFailed(...fields: FieldProblem[]): AppError {
  return new AppError('VALIDATION_FAILED', { fields });
}

/** Checks a part of the request by its schema; refuses with VALIDATION_FAILED naming every bad field. */
export const validateByZod: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart }) =>
  (data: unknown) => {
    const result = schema.safeParse(data, { error: problemWords });
    if (result.success) {
      const unstorable = pathsOfUnstorableText(result.data);
      if (unstorable.length === 0) return { value: result.data };
      const problem = 'contains characters that cannot be stored';
      return {
        error: validationFailed(...unstorable.map((path) => ({ field: fieldName(path, httpPart), problem }))),
      };
    }
    return {
      error: validationFailed(...result.error.issues.flatMap((issue) => problemsOf(issue, httpPart))),
    };
  };

function problemsOf(issue: z.core.$ZodIssue, part: string | undefined): FieldProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: fieldName([...issue.path, key], part),
      problem: 'unknown field',
    }));
  }
  return [{ field: fieldName(issue.path, part), problem: sentenceOf(issue) }];
}

function fieldName(path: readonly PropertyKey[], part = 'request'): string {
  const spelled = path.reduce<string>((name, key) => {
    if (typeof key === 'number') return `${name}[${key}]`;
    return name === '' ? String(key) : `${name}.${String(key)}`;
  }, '');
  return spelled === '' ? part : spelled;
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  if (issue.path.length === 0 && /received null$/.test(issue.message)) return 'required';
  return issue.message.replace(/^Invalid input: /, '');
}
