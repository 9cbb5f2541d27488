'use client';
import { type ComponentProps, useState } from 'react';

/**
 * The button under the kit's buttons. While it waits for an answer, and when it is switched off under somebody's
 * fingers, it says so and does nothing, yet keeps the keyboard: a button that is really disabled drops the focus, in a
 * dialog out of it.
 */
export function SteadyButton({
  'data-loading': isBusy,
  disabled,
  onClick,
  onFocus,
  onBlur,
  ...button
}: ComponentProps<'button'> & { 'data-loading'?: boolean }) {
  const [hasFocus, setFocus] = useState(false);
  const isHeld = isBusy || (disabled && hasFocus);
  return (
    <button
      type="button"
      {...button}
      data-loading={isBusy}
      disabled={disabled && !isHeld}
      aria-disabled={isHeld}
      onClick={isHeld ? (event) => event.preventDefault() : onClick}
      onFocus={(event) => {
        setFocus(true);
        onFocus?.(event);
      }}
      onBlur={(event) => {
        setFocus(false);
        onBlur?.(event);
      }}
    />
  );
}
