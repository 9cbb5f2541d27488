import type { ReactNode } from 'react';
import { SignedIn } from '#features/shell/signed-in.tsx';

export default function Layout({ children }: { children: ReactNode }) {
  return <SignedIn>{children}</SignedIn>;
}
