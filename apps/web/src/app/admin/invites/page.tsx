import type { Metadata } from 'next';
import { InvitesPage } from '#features/people/invites-page.tsx';

export const metadata: Metadata = { title: 'Invites' };

export default function InvitesPageRoute() {
  return <InvitesPage />;
}
