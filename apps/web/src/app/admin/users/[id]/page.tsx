import type { Metadata } from 'next';
import { UserPage } from '#features/people/user-page.tsx';

export const metadata: Metadata = { title: 'User' };

export default async function UserRoute({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <UserPage userId={id} />;
}
