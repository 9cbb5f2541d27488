import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** A process as another one can recognise it later: ids are used again, a start time is not. */
export interface ProcessMark {
  readonly pid: number;
  /** Start time in clock ticks since boot; null where the system does not tell (no /proc). */
  readonly startedAt: string | null;
}

/** Marks a running process; null when there is none, or only its unreaped remains. */
export function markOf(pid: number): ProcessMark | null {
  if (!exists(pid)) return null;
  const stat = readStat(pid);
  if (stat === null) return { pid, startedAt: null };
  return stat.state === 'Z' ? null : { pid, startedAt: stat.startedAt };
}

/** Whether the very process that was marked still runs. */
export function isRunning(mark: ProcessMark): boolean {
  const now = markOf(mark.pid);
  return now !== null && (mark.startedAt === null || now.startedAt === mark.startedAt);
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: there is one, of another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function readStat(pid: number): { state: string; startedAt: string } | null {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null; // no /proc on this system, or the process has just gone
  }
  // The command may contain blanks and parentheses: fields are counted from its last one (proc(5): 3 and 22).
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? '', startedAt: fields[19] ?? '' };
}

/** The command line of a running process, its arguments separated by blanks; empty when it can't be read. */
export function commandOf(pid: number): string {
  if (!existsSync('/proc/self'))
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
