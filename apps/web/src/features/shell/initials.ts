/** What stands for a name in a small circle: the first sign of its first and of its last word, however many bytes it takes. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const [first = '', last = ''] = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  const signs = [...new Intl.Segmenter('en').segment(first)].map(({ segment }) => segment);
  const second = last === '' ? signs[1] : new Intl.Segmenter('en').segment(last).containing(0)?.segment;
  return `${signs[0] ?? ''}${second ?? ''}`.toUpperCase();
}
