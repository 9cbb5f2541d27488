import { useEffect } from 'react';

/**
 * When what had the keyboard goes away (a form that was answered, an order that was confirmed), it goes on at the
 * heading of the card that it was in, or of the one that took its place. Else it would begin at the top again.
 */
export function useKeptPlace(): void {
  useEffect(() => {
    let trail: Element[] = [];
    const onFocus = ({ target }: FocusEvent) => {
      trail = [];
      for (let each = target as Element | null; each !== null; each = each.parentElement) trail.push(each);
    };
    // With the mouse one leaves on purpose.
    const onPress = () => {
      trail = [];
    };
    const observer = new MutationObserver(() => {
      if (trail[0]?.isConnected === false && document.activeElement === document.body) goOnIn(trail);
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
}

function goOnIn(trail: readonly Element[]): void {
  const heading = trail.find((each) => each.isConnected && each.querySelector('h2'))?.querySelector('h2');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
}
