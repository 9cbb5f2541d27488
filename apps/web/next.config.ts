import type { NextConfig } from 'next';

const config: NextConfig = {
  transpilePackages: ['@crosscart/contracts', '@crosscart/domain'],
  // TypeScript 7 has no compiler API for Next to call; `npm test` type-checks this workspace with tsc.
  typescript: { ignoreBuildErrors: true },
  experimental: { optimizePackageImports: ['@tabler/icons-react', '@mantine/core', '@mantine/hooks'] },
  poweredByHeader: false,
  reactStrictMode: true,
};

export default config;
