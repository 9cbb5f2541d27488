'use client';
import { useEffect } from 'react';
import { OVERLAYS } from './theme.ts';

const TAKES_TAB = ['a[href]', 'button', 'input', 'select', 'textarea'].map(
  (each) => `${each}:not(:disabled)`,
);

/**
 * Keeps the keyboard's place when what had it goes away: an item of a menu, a dialog, a row. Browsers then begin at the
 * top of the page; here it goes on with what opened the menu or dialog, else with what is left nearest to it.
 */
export function KeepFocus() {
  useEffect(() => {
    const trail = focusTrail();
    const onFocus = ({ target }: FocusEvent) => target instanceof Element && trail.goTo(target);
    // With the mouse one leaves on purpose.
    const onPress = () => trail.leave();
    // Not at once: who takes something away may have its own place in mind to go on from.
    const observer = new MutationObserver(() => {
      if (trail.isLost()) setTimeout(trail.goOn);
    });
    document.addEventListener('focusin', onFocus);
    document.addEventListener('pointerdown', onPress);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('pointerdown', onPress);
      observer.disconnect();
    };
  }, []);
  return null;
}

/** Where to go on from, nearest first: what has the focus, what that lies in, and what opened the menu or dialog around it. */
function focusTrail() {
  let trail: readonly Element[] = [];
  let overlay: Element | null = null;
  const openers = new WeakMap<Element, readonly Element[]>();
  const openerOf = (each: Element | null) => (each && openers.get(each)) ?? [];
  const isLost = () => trail[0]?.isConnected === false && document.activeElement === document.body;
  return {
    goTo(element: Element): void {
      const entered = element.closest(`#${OVERLAYS} > *`);
      // Back in a drawer after a question over it: the question did not open the drawer.
      const comesBack = openerOf(overlay).some((each) => entered?.contains(each));
      if (entered && entered !== overlay && !comesBack) openers.set(entered, trail);
      overlay = entered;
      trail = [...ancestry(element), ...openerOf(entered)];
    },
    leave(): void {
      trail = [];
    },
    isLost,
    goOn(): void {
      if (isLost()) trail.some((each) => each.isConnected && takeFocus(each));
    },
  };
}

function ancestry(element: Element): Element[] {
  const above: Element[] = [];
  const isEnd = (each: Element) => each === document.body || each.id === OVERLAYS;
  for (let each: Element | null = element; each && !isEnd(each); each = each.parentElement) above.push(each);
  return above;
}

function takeFocus(element: Element): boolean {
  const target = element.matches([...TAKES_TAB, '[tabindex]'].join())
    ? element
    : element.querySelector(TAKES_TAB.join());
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  return document.activeElement === target;
}
