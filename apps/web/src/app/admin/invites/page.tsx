import type { Metadata } from 'next';
import { InvitesPage } from '#features/invites/invites-page.tsx';

export const metadata: Metadata = { title: 'Invites' };

export default function InvitesPageRoute() {
  return <InvitesPage />;
}
