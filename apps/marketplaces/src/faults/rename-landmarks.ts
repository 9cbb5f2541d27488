/**
 * A page as it would be after a redesign: every id, class and component name is another one. Names of form
 * fields and addresses stay, so that it still works for a person.
 */
export function renameLandmarks(page: string): string {
  const [head = '', ...body] = page.split(/(?=<body)/);
  const renamed = body
    .join('')
    .replace(
      / (id|class|for|data-component|data-name|data-testid|aria-labelledby)="([^"]*)"/g,
      (_all, name: string, value: string) => {
        const words = value
          .split(' ')
          .map((word) => (word === '' ? '' : `new-${word.length}-${word.at(-1)}`));
        return ` ${name}="${words.join(' ')}"`;
      },
    );
  return head + renamed;
}
