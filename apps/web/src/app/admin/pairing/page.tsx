import type { Metadata } from 'next';
import { PairingPage } from '#features/pairing/pairing-page.tsx';

export const metadata: Metadata = { title: 'Pairing' };

export default function PairingPageRoute() {
  return <PairingPage />;
}
