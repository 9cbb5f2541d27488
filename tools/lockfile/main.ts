import { readFileSync, writeFileSync } from 'node:fs';
import { LOCKFILE, Lockfile, unpinnedPackages } from '../lint/lockfile.ts';

// `node tools/enter.mjs lockfile`, after an install from a registry that lacks some platforms' packages: pins them
// by version, without a checksum, and marked with the platform so that others never fetch them.

const text = readFileSync(LOCKFILE, 'utf8');
const raw = JSON.parse(text) as { packages: Record<string, unknown> };
const unpinned = unpinnedPackages(Lockfile.parse(raw));
for (const { name, version, dev } of unpinned) {
  raw.packages[`node_modules/${name}`] = {
    version,
    ...platformOf(name),
    ...(dev ? { dev } : {}),
    optional: true,
  };
  console.log(`Pinned ${name} ${version}.`);
}
raw.packages = Object.fromEntries(Object.entries(raw.packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
if (unpinned.length > 0) writeFileSync(LOCKFILE, `${JSON.stringify(raw, null, 2)}\n`);

/** From names such as cli-linux-arm64-musl. */
function platformOf(name: string): { cpu?: string[]; os?: string[]; libc?: string[] } {
  const words = name.split(/[/-]/);
  const find = (known: Readonly<Record<string, string>>): string[] | undefined => {
    const word = words.find((each) => known[each] !== undefined);
    return word === undefined ? undefined : [known[word] ?? word];
  };
  const cpu = find({
    x64: 'x64',
    arm64: 'arm64',
    arm: 'arm',
    ia32: 'ia32',
    ppc64: 'ppc64',
    riscv64: 'riscv64',
    s390x: 's390x',
  });
  const os = find({
    linux: 'linux',
    darwin: 'darwin',
    win32: 'win32',
    android: 'android',
    freebsd: 'freebsd',
    openharmony: 'openharmony',
  });
  return {
    ...(cpu === undefined ? {} : { cpu }),
    ...(os === undefined ? {} : { os }),
    ...(words.some((word) => word.startsWith('musl')) ? { libc: ['musl'] } : {}),
  };
}
