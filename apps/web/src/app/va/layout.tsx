import type { ReactNode } from 'react';
import { OpenPages } from '#features/shell/open-pages.tsx';
import { SignedIn } from '#features/shell/signed-in.tsx';

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <SignedIn>
      <OpenPages>{children}</OpenPages>
    </SignedIn>
  );
}
