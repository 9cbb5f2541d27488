import type { Metadata } from 'next';
import { SupplierLinksPage } from '#features/supplier-links/supplier-links-page.tsx';

export const metadata: Metadata = { title: 'Supplier links' };

export default function SupplierLinksPageRoute() {
  return <SupplierLinksPage />;
}
