import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { depthsOf } from '../src/flow-data.js';

describe('drawn streams', () => {
  it('stand as far to the right as the longest way to them', () => {
    const node = (id: string) => ({ id, label: id, isLoss: false });
    const depths = depthsOf({
      nodes: [node('end'), node('way'), node('begin')],
      links: [
        { from: 'way', to: 'end', count: 2 },
        { from: 'begin', to: 'way', count: 2 },
      ],
    });

    assert.deepEqual([...depths], [['end', 2], ['way', 1], ['begin', 0]]);
  });
});
