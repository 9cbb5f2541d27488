import { readFileSync } from 'node:fs';
import { type SeedPlan, seedFromGetOrders } from '@crosscart/marketplaces';
import { z } from 'zod';
import { StackError } from '../stack/index.ts';

/** The plan of a file that holds an answer of eBay's getOrders. Throws StackError saying what is wrong with the file. */
export function planOfFile(file: string, now: Date): SeedPlan {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new StackError(`The file ${file} can't be read (${(error as Error).message}).`);
  }
  try {
    return seedFromGetOrders(JSON.parse(text), { now });
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new StackError(`The file ${file} is not JSON; it takes an answer of eBay's getOrders.`);
    if (error instanceof z.ZodError)
      throw new StackError(`The file ${file} is no answer of eBay's getOrders:\n${z.prettifyError(error)}`);
    throw error;
  }
}
