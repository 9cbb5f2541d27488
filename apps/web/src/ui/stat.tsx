import { Skeleton } from '@mantine/core';
import Link from 'next/link';
import type { ReactNode } from 'react';
import classes from './stat.module.css';

/** A row of figures that belong together. */
export function StatStrip({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className={classes.strip} aria-label={label}>
      {children}
    </section>
  );
}

/** One figure with its name; a link where there is more to see. Undefined means: still loading. */
export function Stat(props: {
  label: string;
  value: ReactNode | undefined;
  hint?: ReactNode;
  tone?: 'warn' | 'bad' | undefined;
  href?: string;
}) {
  const content = (
    <>
      <span className={classes.label}>{props.label}</span>
      {props.value === undefined ? (
        <Skeleton height={20} width={64} my={6} />
      ) : (
        <span className={classes.value} data-tone={props.tone}>
          {props.value}
        </span>
      )}
      {props.hint ? <span className={classes.hint}>{props.hint}</span> : null}
    </>
  );
  return props.href ? (
    <Link href={props.href} className={classes.stat}>
      {content}
    </Link>
  ) : (
    <div className={classes.stat}>{content}</div>
  );
}
