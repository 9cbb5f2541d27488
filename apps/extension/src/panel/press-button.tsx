import type { ComponentProps } from 'react';

/** A button that keeps the keyboard while it waits for an answer: a disabled one would drop the focus. */
export function PressButton({ busy, onClick, ...button }: ComponentProps<'button'> & { busy: boolean }) {
  return (
    <button
      type="button"
      {...button}
      aria-disabled={busy}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    />
  );
}
