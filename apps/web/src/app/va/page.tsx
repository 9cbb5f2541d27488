import type { Metadata } from 'next';
import { RecordsPage } from '#features/records/records-page.tsx';

export const metadata: Metadata = { title: 'Order tracking' };

export default function RecordsPageRoute() {
  return <RecordsPage />;
}
