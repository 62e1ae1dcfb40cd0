import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shortLabel, shortName, stepOf } from '../src/heat-data.js';

describe('a cell of the heat map', () => {
  it('takes a worse color with each bound that its rate falls below', () => {
    assert.deepEqual([1, 0.99, 0.97, 0.9, 0.7, 0.6, 0].map(stepOf), [1, 1, 2, 3, 4, 5, 5]);
  });

  it('has a color of its own when the rate says nothing', () => {
    assert.equal(stepOf(null), 0);
  });
});

describe('a narrow cell', () => {
  const label = (rate: number | null): string => shortLabel({ row: 0, column: 0, rate, label: '–', count: '' });

  it('rounds its rate, and says all only where nobody failed', () => {
    assert.deepEqual([0.987, 0.839, 0.996, 1, 0].map(label), ['99 %', '84 %', '99 %', '100 %', '0 %']);
    assert.equal(label(null), '–');
  });
});

describe('a name beside the cells', () => {
  it('ends in an ellipsis when it is longer than its room', () => {
    assert.equal(shortName('Android 18', 10), 'Android 18');
    assert.equal(shortName('Android 18.1', 10), 'Android 1…');
  });
});
