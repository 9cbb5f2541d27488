import type { Locator, Page } from 'playwright-core';

/** Somebody at a page who has no mouse: keys alone, and eyes for what has the focus. */
export interface Keyboard {
  readonly page: Page;
  press(...keys: string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Whether one of these has the focus now. */
  isOn(wanted: Locator): Promise<boolean>;
  /** Waits until the focus comes to one of these by itself. */
  comesTo(wanted: Locator): Promise<void>;
  /** Presses Tab until one of these has the focus. */
  reach(wanted: Locator): Promise<void>;
  /** Presses an arrow until one of these has the focus. */
  arrow(key: string, wanted: Locator): Promise<void>;
  /** Writes over what stands in a field. */
  write(field: Locator, text: string): Promise<void>;
  /** Searches in a list of choices and takes the first that is found. */
  choose(field: Locator, text: string): Promise<void>;
}

/** More than the controls of any page. */
const ENOUGH = 150;

export function byKeyboard(page: Page): Keyboard {
  const { keyboard } = page;
  const focused = (wanted: Locator) => wanted.and(page.locator(':focus')).first();
  const isOn = async (wanted: Locator) => (await focused(wanted).count()) > 0;
  const comesTo = (wanted: Locator) =>
    focused(wanted)
      .waitFor({ state: 'attached' })
      .catch(async (cause: unknown) => {
        throw new Error(`The focus does not come to ${wanted}, but is on ${await whereItIs(page)}`, {
          cause,
        });
      });
  const pressUntil = async (key: string, wanted: Locator) => {
    // What was asked for may only be drawn after this.
    await wanted.first().waitFor({ state: 'attached' });
    for (let presses = 0; presses < ENOUGH; presses += 1) {
      if (await isOn(wanted)) return;
      await keyboard.press(key);
    }
    throw new Error(`${wanted} is not reached by ${key}; the focus is on ${await whereItIs(page)}`);
  };
  const write = async (field: Locator, text: string) => {
    await pressUntil('Tab', field);
    await keyboard.press('ControlOrMeta+A');
    await keyboard.type(text);
  };
  return {
    page,
    async press(...keys) {
      for (const key of keys) await keyboard.press(key);
    },
    type: (text) => keyboard.type(text),
    isOn,
    comesTo,
    reach: (wanted) => pressUntil('Tab', wanted),
    arrow: pressUntil,
    write,
    async choose(field, text) {
      await write(field, text);
      await page.getByRole('option', { name: text }).and(page.locator('[data-combobox-selected]')).waitFor();
      await keyboard.press('Enter');
      await page.getByRole('listbox').waitFor({ state: 'hidden' });
    },
  };
}

/** For messages: what has the focus. */
export function whereItIs(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? 'nothing');
}
