import type { Metadata } from 'next';
import { AccountPage } from '#features/accounts/account-page.tsx';

export const metadata: Metadata = { title: 'Account' };

export default async function AccountRoute({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <AccountPage accountId={id} />;
}
