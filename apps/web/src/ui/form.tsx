'use client';
import { type ComponentProps, useEffect, useRef } from 'react';

/** A form that, once it was sent and refused, leads the keyboard to the first field that has a problem. */
export function Form({ onSubmit, ...form }: ComponentProps<'form'>) {
  const element = useRef<HTMLFormElement>(null);
  const isSent = useRef(false);
  // The problems may come with this rendering or, from the server, with a later one.
  useEffect(() => {
    if (!isSent.current) return;
    const refused = element.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (!refused) return;
    isSent.current = false;
    refused.focus();
  });
  return (
    <form
      {...form}
      ref={element}
      noValidate
      onInput={() => {
        isSent.current = false;
      }}
      onSubmit={(event) => {
        isSent.current = true;
        onSubmit?.(event);
      }}
    />
  );
}
