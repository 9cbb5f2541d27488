import type { Metadata } from 'next';
import { PurchasesPage } from '#features/purchases/purchases-page.tsx';

export const metadata: Metadata = { title: 'Purchases' };

export default function PurchasesPageRoute() {
  return <PurchasesPage />;
}
