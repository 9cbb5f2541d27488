import type { ReactNode } from 'react';

/** Something that the person at the device has to know. */
export function Notice(props: { tone: 'waiting' | 'bad'; children: ReactNode }) {
  return <p className={`notice ${props.tone}`}>{props.children}</p>;
}
