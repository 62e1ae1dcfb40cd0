import type { TrendMark } from './trend-data.js';

/** One party's failures in each day or hour, as the server wrote them. */
export type FailuresSeries = {
  /** Its place among the parties: the same color and pattern on every page. */
  readonly place: number;
  readonly name: string;
  /** Null where a day is about too few. */
  readonly counts: readonly (number | null)[];
};

export type FailuresPicture = {
  readonly slots: readonly string[];
  readonly series: readonly FailuresSeries[];
  /** What was noted, by the numbers of the list beside the drawing. */
  readonly marks?: readonly TrendMark[];
};

/** Colors of the parties in their order, by their names in the page's style: a decision is no fault, and pale. */
export const partyColors = ['--line-strong', '--chart-1', '--chart-3', '--chart-2', '--chart-4', '--ink-soft', '--chart-5'] as const;

/** The pattern of each party, so that none is known by its color alone. */
export function patternOf(place: number): { symbol: string; rotation?: number; dashArrayX?: number[]; dashArrayY?: number[]; symbolSize?: number } {
  return patterns[place % patterns.length] ?? { symbol: 'none' };
}

const patterns = [
  { symbol: 'none' },
  { symbol: 'rect', rotation: -Math.PI / 4, dashArrayX: [1, 0], dashArrayY: [2, 5], symbolSize: 1 },
  { symbol: 'circle', dashArrayX: [6, 6], dashArrayY: [6, 6], symbolSize: 0.7 },
  { symbol: 'rect', rotation: Math.PI / 4, dashArrayX: [1, 0], dashArrayY: [2, 5], symbolSize: 1 },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], symbolSize: 1 },
  { symbol: 'triangle', dashArrayX: [7, 7], dashArrayY: [7, 7], symbolSize: 0.7 },
  { symbol: 'circle', dashArrayX: [4, 4], dashArrayY: [4, 4], symbolSize: 0.5 },
];
