import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { piecesOf } from '../src/funnel-data.js';

const side = { name: '', rates: [1, 0.5, 0], labels: ['', '', ''] };

describe('a drawn funnel', () => {
  it('lies around the middle when it is alone', () => {
    const bars = piecesOf({ nodes: ['a', 'b', 'c'], sides: [side] }).filter(piece => piece.kind === 'bar');

    assert.equal(bars.length, 3);
    for (const bar of bars) assert.equal(sum(bar.corners.map(([share]) => share)), 0);
    assert.deepEqual(bars[1]?.corners[0]?.[0], -0.5);
  });

  it('gives each of a pair a half', () => {
    const pieces = piecesOf({ nodes: ['a', 'b', 'c'], sides: [side, { ...side, rates: [1, 1, 1] }] });

    for (const piece of pieces)
      for (const [share] of piece.corners) assert.equal(Math.sign(share), piece.side === 0 ? -1 : 1);
  });

  it('slopes from each node to the next', () => {
    const slopes = piecesOf({ nodes: ['a', 'b', 'c'], sides: [side] }).filter(piece => piece.kind === 'slope');

    assert.equal(slopes.length, 2);
    assert.deepEqual(slopes[0]?.corners.map(([share]) => share), [-1, 1, 0.5, -0.5]);
  });

  it('shows a line where nobody came', () => {
    const last = piecesOf({ nodes: ['a', 'b', 'c'], sides: [side] }).at(-1);

    assert.ok((last?.corners[1]?.[0] ?? 0) > 0);
  });
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
