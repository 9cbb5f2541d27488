import { chownSync, statSync } from 'node:fs';
import path from 'node:path';

/** `nobody` on Linux. Postgres refuses to run as root, so root starts it as this account. */
const UNPRIVILEGED_ID = 65534;

/** The system account that Postgres runs as: null means our own. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

export function accountForPostgres(): Account | null {
  return process.getuid?.() === 0 ? { uid: UNPRIVILEGED_ID, gid: UNPRIVILEGED_ID } : null;
}

/** Gives a file or folder to the account; does nothing when Postgres runs as ourselves. */
export function giveTo(account: Account | null, target: string): void {
  if (account !== null) chownSync(target, account.uid, account.gid);
}

/** Whether an account that owns nothing can reach the folder: every ancestor lets others pass. */
export function isReachableByOthers(folder: string): boolean {
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    if ((statSync(current).mode & 0o001) === 0) return false;
    if (current === path.dirname(current)) return true;
  }
}
