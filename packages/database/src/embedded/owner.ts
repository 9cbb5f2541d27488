import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ClusterPlace } from './cluster.ts';
import { isRunning, markOf, type ProcessMark } from './processes.ts';

// One process owns a running cluster and stops it at its end. A second start on the same folder uses the server
// without owning it, so that its end does not pull the database away from the first.

function ownerFile(place: ClusterPlace): string {
  return path.join(place.root, 'owner.json');
}

/** The living process that owns the cluster; null when it ended or was killed. */
export function ownerOf(place: ClusterPlace): ProcessMark | null {
  try {
    const mark = JSON.parse(readFileSync(ownerFile(place), 'utf8')) as ProcessMark;
    return isRunning(mark) ? mark : null;
  } catch {
    return null; // never owned, or the file was cut short by a crash
  }
}

export function takeOwnership(place: ClusterPlace): void {
  writeFileSync(ownerFile(place), JSON.stringify(markOf(process.pid)), { mode: 0o600 });
}

export function giveUpOwnership(place: ClusterPlace): void {
  rmSync(ownerFile(place), { force: true });
}
