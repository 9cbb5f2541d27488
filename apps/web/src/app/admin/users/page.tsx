import type { Metadata } from 'next';
import { UsersPage } from '#features/people/users-page.tsx';

export const metadata: Metadata = { title: 'Users' };

export default function UsersPageRoute() {
  return <UsersPage />;
}
