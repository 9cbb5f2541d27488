import { StackError } from './errors.ts';

/** The value of an option that takes a whole number. Throws StackError naming it and what it takes. */
export function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new StackError(`${option} takes a whole number from ${least} to ${most}.`);
  }
  return value;
}
