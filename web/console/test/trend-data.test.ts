import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { marksOf, topOf, type TrendPicture } from '../src/trend-data.js';

const picture = (values: readonly (number | null)[], isShare: boolean): TrendPicture => ({
  labels: values.map(String),
  lines: [{ name: '', values }],
  isShare,
});

describe('a drawn line', () => {
  it('of shares ends at the fifth above them, and never above one', () => {
    assert.equal(topOf(picture([0.11, null, 0.31], true)), 0.4);
    assert.equal(topOf(picture([0.81], true)), 1);
    assert.equal(topOf(picture([0.97], true)), 1);
    assert.equal(topOf(picture([1], true)), 1);
    assert.equal(topOf(picture([null], true)), 0.1);
  });

  it('of counts ends at a round number', () => {
    assert.equal(topOf(picture([37, 12], false)), 40);
    assert.equal(topOf(picture([0], false)), 1);
    assert.equal(topOf(picture([1_203], false)), 2_000);
  });

  it('puts what was noted on one day under one mark', () => {
    assert.deepEqual(marksOf([{ place: 2, label: '1' }, { place: 5, label: '2' }, { place: 2, label: '3' }]), [{ place: 2, label: '1, 3' }, { place: 5, label: '2' }]);
    assert.deepEqual(marksOf(undefined), []);
  });
});
