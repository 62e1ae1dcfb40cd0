import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { partyColors, patternOf } from '../src/failures-data.js';

describe('a party in the trend', () => {
  it('has a color and a pattern of its own', () => {
    assert.equal(new Set(partyColors).size, partyColors.length);
    assert.equal(new Set(partyColors.map((_, place) => JSON.stringify(patternOf(place)))).size, partyColors.length);
  });
});
