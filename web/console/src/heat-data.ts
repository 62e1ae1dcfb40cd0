/** One cell of the matrix, as the server wrote it. */
export type HeatCell = {
  readonly row: number;
  readonly column: number;
  /** The share that succeeds, from 0 to 1; null where it says nothing. */
  readonly rate: number | null;
  readonly label: string;
  readonly count: string;
};

export type HeatPicture = {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly HeatCell[];
};

/** How bad a rate is, from 1 where all succeed to 5: the step of the color; 0 where it says nothing. The number in the cell says it, too. */
export function stepOf(rate: number | null): number {
  if (rate === null) return 0;
  const lost = 1 - rate;
  return 1 + bounds.filter(bound => lost >= bound).length;
}

/** Of those lost, from where on each step begins. */
const bounds = [0.02, 0.05, 0.15, 0.4] as const;

/** The rate without its tenth, where a cell is narrow: rounded, but never to all where some failed. */
export function shortLabel(cell: HeatCell): string {
  if (cell.rate === null) return cell.label;
  const percent = Math.round(cell.rate * 100);
  return `${String(cell.rate < 1 ? Math.min(percent, 99) : percent)} %`;
}

/** A name cut to what has room beside the cells. */
export function shortName(name: string, longest: number): string {
  return name.length > longest ? `${name.slice(0, longest - 1)}…` : name;
}
