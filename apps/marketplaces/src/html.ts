/** Markup that is already safe to send; made only by the `html` tag. */
export interface Markup {
  readonly markup: string;
}

type Part = Markup | string | number | null | undefined | false | readonly Part[];

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeText = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string') return escapeText(part);
  if (typeof part === 'number') return String(part);
  if ('markup' in part) return part.markup;
  return part.map(render).join('');
}

/** A template tag: every interpolated string is escaped; null, undefined and false leave nothing; arrays join. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: strings.reduce((page, text, index) => page + render(parts[index - 1]) + text) };
}

/** Text that is our own code (a style sheet, a script), sent as it is. Never pass anything a person typed. */
export const ownCode = (code: string): Markup => ({ markup: code });
