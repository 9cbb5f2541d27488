import type { Stack } from '../stack/index.ts';

/** What the person at the terminal needs once everything runs. */
export function banner(stack: Stack, setupCode: string | null): string {
  const lines: Array<readonly [string, string]> = [
    ['Web app', stack.webUrl],
    ['API', `${stack.apiUrl}/docs`],
  ];
  if (stack.extensionDirectory !== null) {
    lines.push(['Extension', `${stack.extensionDirectory}  (chrome://extensions → Load unpacked)`]);
  }
  lines.push(['Logs', stack.logDirectory]);
  if (setupCode !== null) {
    lines.push(
      ['Set up', `${stack.webUrl}/setup`],
      ['Set-up code', `${setupCode}  (works once, for one hour)`],
    );
  }
  const width = Math.max(...lines.map(([label]) => label.length));
  const body = lines.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`).join('\n');
  return `\nCrosscart is running. Ctrl-C stops it.\n\n${body}\n`;
}
