import type { ActAnswer } from '../../messages/acts.ts';

export const DONE: ActAnswer = { outcome: 'done' };

/** The page does not offer what the act needs; names of controls and limits only. */
export function notPossible(...missing: string[]): ActAnswer {
  return { outcome: 'not_possible', missing };
}

/** Presses something that leads to another page, after the answer is on its way: the page may go at once. */
export function pressSoon(control: Element): void {
  setTimeout(() => press(control), 0);
}

export function press(control: Element): void {
  if (control instanceof HTMLElement) control.click();
}
