import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keyColors, labelOf } from '../src/keys-data.js';

describe('a bar of those who needed a security key', () => {
  it('says its share where there is room for it', () => {
    assert.deepEqual([1, 0.634, 0.08, 0.079, 0].map(labelOf), ['100 %', '63 %', '8 %', '', '']);
  });

  it('has a color for each of its four parts', () => {
    assert.equal(new Set(keyColors).size, 4);
  });
});
