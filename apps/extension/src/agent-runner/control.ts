import { storage } from '@wxt-dev/storage';

/** What the person at the device asked for; kept, so that a restarted worker still obeys. */
export interface Control {
  /** Take no new work. */
  readonly paused: boolean;
  /** Leave the current job at the next safe point too. */
  readonly stopAsked: boolean;
  /** Walk the order list now. */
  readonly scanAsked: boolean;
}

const RUNNING: Control = { paused: false, stopAsked: false, scanAsked: false };

export const control = storage.defineItem<Control>('local:control', { fallback: RUNNING });

/** Changes some of the wishes and keeps the others. */
export async function changeControl(change: Partial<Control>): Promise<void> {
  await control.setValue({ ...(await control.getValue()), ...change });
}
