import type { Metadata } from 'next';
import { AccessCodePage } from '#features/access-code/access-code-page.tsx';

export const metadata: Metadata = { title: 'Access code' };

export default function AccessCodePageRoute() {
  return <AccessCodePage />;
}
