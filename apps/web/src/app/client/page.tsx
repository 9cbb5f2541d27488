import type { Metadata } from 'next';
import { ClientOrdersPage } from '#features/records/client-orders-page.tsx';

export const metadata: Metadata = { title: 'Orders' };

export default function ClientOrdersPageRoute() {
  return <ClientOrdersPage />;
}
