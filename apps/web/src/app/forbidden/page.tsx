import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';

export const metadata: Metadata = { title: 'Not allowed' };

/** proxy.ts leads here whoever opens a page of another role: a rewrite keeps no status, `forbidden()` answers 403. */
export default function ForbiddenRoute(): never {
  forbidden();
}
