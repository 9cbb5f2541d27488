import type { Metadata } from 'next';
import { PageMapsPage } from '#features/page-maps/page-maps-page.tsx';

export const metadata: Metadata = { title: 'Page maps' };

export default function PageMapsPageRoute() {
  return <PageMapsPage />;
}
