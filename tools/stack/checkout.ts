import path from 'node:path';

/** Root of the working copy. */
export const CHECKOUT = path.resolve(import.meta.dirname, '../..');

/** Where an executable that npm installed lies. */
export function installedBinary(name: string): string {
  return path.join(CHECKOUT, 'node_modules', '.bin', name);
}
