/** One drawn funnel, as the server wrote it. */
export type FunnelSide = {
  /** What it is about; empty when it is the only one. */
  readonly name: string;
  /** The share that reached each node, from 0 to 1. */
  readonly rates: readonly number[];
  /** The same in words. */
  readonly labels: readonly string[];
};

export type FunnelPicture = {
  readonly nodes: readonly string[];
  /** One, or two to be held against each other. */
  readonly sides: readonly FunnelSide[];
};

/** One piece of the drawing, in units of the axes: a bar for a node, and the slope to the next one. */
export type Piece = {
  readonly side: number;
  readonly kind: 'bar' | 'slope';
  /** The node, counted from 0 at the top. */
  readonly node: number;
  /** The corners in order: share on the horizontal axis, node on the vertical one. */
  readonly corners: readonly (readonly [number, number])[];
};

/** Half the height of a bar, of 1 for the way to the next node. */
const half = 0.3;

/** The pieces of a picture. One funnel lies around the middle; of two, each takes a half. */
export function piecesOf(picture: FunnelPicture): Piece[] {
  const isPair = picture.sides.length > 1;
  return picture.sides.flatMap((side, index) => {
    const edges = (rate: number): readonly [number, number] =>
      isPair ? (index === 0 ? [-rate, -gap] : [gap, rate]) : [-rate, rate];
    return side.rates.flatMap((rate, node) => {
      const [left, right] = edges(Math.max(rate, least));
      const bar: Piece = { side: index, kind: 'bar', node, corners: box(left, right, node - half, left, right, node + half) };
      const next = side.rates[node + 1];
      if (next === undefined) return [bar];
      const [nextLeft, nextRight] = edges(Math.max(next, least));
      const corners = box(left, right, node + half, nextLeft, nextRight, node + 1 - half);
      return [bar, { side: index, kind: 'slope', node, corners }];
    });
  });
}

/** A node that nobody reached still shows as a line. */
const least = 0.012;
/** Between the halves of a pair. */
const gap = 0.006;

function box(left: number, right: number, top: number, lowLeft: number, lowRight: number, bottom: number): Piece['corners'] {
  return [
    [left, top],
    [right, top],
    [lowRight, bottom],
    [lowLeft, bottom],
  ];
}
