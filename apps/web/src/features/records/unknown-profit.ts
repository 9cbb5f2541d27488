/** Says how many orders a profit leaves out; nothing when it is whole. */
export function unknownProfitHint(count: number): string | undefined {
  if (count === 0) return undefined;
  return count === 1
    ? '1 order of unknown profit not counted'
    : `${count} orders of unknown profit not counted`;
}
