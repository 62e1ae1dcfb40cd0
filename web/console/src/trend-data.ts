/** Values over time, as the server wrote them. */
export type TrendPicture = {
  readonly labels: readonly string[];
  /** One line or two. */
  readonly lines: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  /** Whether values are shares from 0 to 1; otherwise counts. */
  readonly isShare: boolean;
  /** A place that is marked; null for none. */
  readonly mark?: number | null;
  readonly markLabel?: string | null;
  /** What was noted, by the numbers of the list beside the drawing. */
  readonly marks?: readonly TrendMark[];
};

/** A place of a drawing that is marked. */
export type TrendMark = {
  readonly place: number;
  readonly label: string;
};

/** The marks of a drawing, those of one place together, so that no label lies on another. */
export function marksOf(marks: readonly TrendMark[] | undefined): readonly TrendMark[] {
  const byPlace = new Map<number, string>();
  for (const { place, label } of marks ?? []) {
    const before = byPlace.get(place);
    byPlace.set(place, before === undefined ? label : `${before}, ${label}`);
  }

  return [...byPlace].map(([place, label]) => ({ place, label }));
}

/** Where the vertical axis ends: for shares a tenth or a fifth that all values lie below, so that the lines across are even; for counts a round number. */
export function topOf(picture: TrendPicture): number {
  const most = Math.max(0, ...picture.lines.flatMap(line => line.values.map(value => value ?? 0)));
  if (picture.isShare) return Math.min(1, most < 0.1 ? 0.1 : Math.ceil(most * 5 + 0.001) / 5);
  const step = 10 ** Math.floor(Math.log10(Math.max(most, 1)));
  return Math.max(1, Math.ceil(most / step) * step);
}
