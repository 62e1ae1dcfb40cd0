/** What became of one share of those who needed a security key, in each place. */
export type KeyPart = {
  readonly name: string;
  /** From 0 to 1, in the order of the places. */
  readonly rates: readonly number[];
};

export type KeyPicture = {
  readonly places: readonly string[];
  readonly parts: readonly KeyPart[];
};

/** Colors of the parts in their order, by their names in the page's style: what is not told is pale. */
export const keyColors = ['--chart-1', '--chart-2', '--chart-3', '--line-strong'] as const;

/** What stands in a bar: its share, where there is room for it. */
export function labelOf(rate: number): string {
  return rate < 0.08 ? '' : `${String(Math.round(rate * 100))} %`;
}
