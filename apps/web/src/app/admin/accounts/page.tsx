import type { Metadata } from 'next';
import { AccountsPage } from '#features/accounts/accounts-page.tsx';

export const metadata: Metadata = { title: 'Accounts' };

export default function AccountsPageRoute() {
  return <AccountsPage />;
}
