import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { type Keyboard, whereItIs } from './by-keyboard.ts';
import type { Dialog } from './dialogs.ts';

/** What a walk needs to know of the product around its dialog. */
export interface Stage {
  readonly keys: Keyboard;
  open(path: string): Promise<void>;
  /** How many requests of people have changed a thing of this kind. */
  changesOf(subject: string): Promise<number>;
}

/**
 * All that a dialog owes somebody without a mouse: it takes the focus, keeps it, gives it back to its opener on Escape,
 * leads to what is in want, keeps what was typed while there is no network, and then does its act once.
 */
export async function walkDialog(stage: Stage, dialog: Dialog): Promise<void> {
  const { keys, open } = stage;
  const { page } = keys;
  await open(dialog.page);
  // Over a drawer that the address opened there is no navigation to go past.
  if (!dialog.page.includes('?')) {
    await keys.press('Tab', 'Enter');
    await keys.comesTo(page.locator('#content'));
  }
  const opener = page
    .getByRole('button', { name: dialog.opener, exact: typeof dialog.opener === 'string' })
    .first();
  const shown = page.getByRole('dialog', { name: dialog.name, exact: true });
  await openBy(keys, opener, dialog.item, shown);
  await staysIn(keys, shown);
  await keys.press('Escape');
  await shown.waitFor({ state: 'hidden' });
  await keys.comesTo(opener);
  if (dialog.act === undefined || dialog.changes === undefined) return;

  await openBy(keys, opener, dialog.item, shown);
  const act = shown.getByRole('button', { name: dialog.act, exact: true });
  if (dialog.wants !== undefined) {
    await keys.reach(act);
    await keys.press('Enter');
    await keys.comesTo(
      shown.getByLabel(dialog.wants).and(page.locator('[aria-invalid="true"][aria-describedby]')),
    );
  }
  await dialog.fill?.(keys, shown);
  await actOnce(stage, shown, act, dialog.changes);
}

async function openBy(
  keys: Keyboard,
  opener: Locator,
  item: string | undefined,
  shown: Locator,
): Promise<void> {
  await keys.reach(opener);
  await keys.press('Enter');
  if (item !== undefined) {
    await keys.arrow('ArrowDown', keys.page.getByRole('menuitem', { name: item }));
    await keys.press('Enter');
  }
  await keys.comesTo(shown.locator('*'));
}

/** First without a network, by Space; then with it, by Enter, at the button that kept the focus. */
async function actOnce(stage: Stage, shown: Locator, act: Locator, subject: string): Promise<void> {
  const { keys } = stage;
  const { page } = keys;
  const typed = await whatStandsIn(shown);
  const before = await stage.changesOf(subject);
  await page.context().setOffline(true);
  await keys.reach(act);
  await keys.press('Space');
  await shown
    .getByRole('alert')
    .getByText('The API does not answer. Check the connection and try again.')
    .waitFor();
  expect(await whatStandsIn(shown)).toEqual(typed);
  expect(await keys.isOn(act)).toBe(true);

  await page.context().setOffline(false);
  await keys.press('Enter');
  await expect.poll(() => stage.changesOf(subject)).toBe(before + 1);
  await act.and(page.locator(':enabled:not([aria-disabled])')).waitFor({ state: 'hidden' });
  // Wherever it goes on, it is not at the top of the page again.
  await keys.comesTo(page.locator('body *'));
  expect(await stage.changesOf(subject)).toBe(before + 1);
}

/** Once around by Tab, and back by Shift and Tab: nothing outside is ever reached. */
export async function staysIn(keys: Keyboard, shown: Locator): Promise<void> {
  const { page } = keys;
  const start = await page.evaluateHandle(() => document.activeElement);
  const look = () =>
    shown.evaluate(
      (dialog, first) => ({
        isInside: dialog.contains(document.activeElement),
        isBack: document.activeElement === first,
      }),
      start,
    );
  for (const key of ['Tab', 'Shift+Tab']) {
    for (let presses = 0; presses < 60; presses += 1) {
      await keys.press(key);
      const { isInside, isBack } = await look();
      if (!isInside) throw new Error(`${key} leaves the dialog for ${await whereItIs(page)}`);
      if (isBack) break;
    }
    expect((await look()).isBack).toBe(true);
  }
}

/** The values of all fields, in order. */
export function whatStandsIn(shown: Locator): Promise<(string | boolean)[][]> {
  return shown.evaluate((dialog) =>
    [...dialog.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value, checked }) => [
      value,
      checked,
    ]),
  );
}
