import { z } from 'zod';

const formSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]).optional());

/** A posted form as plain text fields; of a repeated field the first value counts. Anything else reads as an empty form. */
export function formFields(body: unknown): Record<string, string> {
  const parsed = formSchema.safeParse(body);
  const fields: Record<string, string> = {};
  if (!parsed.success) return fields;
  for (const [name, value] of Object.entries(parsed.data)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) fields[name] = first;
  }
  return fields;
}

/** A whole number of units within `least`…999; null when the text is none. */
export function wholeUnits(text: string | undefined, least: number): number | null {
  const parsed = z.coerce
    .number()
    .int()
    .min(least)
    .max(999)
    .safeParse(text ?? '1');
  return parsed.success ? parsed.data : null;
}
