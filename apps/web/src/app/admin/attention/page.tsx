import type { Metadata } from 'next';
import { AttentionPage } from '#features/attention/attention-page.tsx';

export const metadata: Metadata = { title: 'Attention' };

export default function AttentionPageRoute() {
  return <AttentionPage />;
}
