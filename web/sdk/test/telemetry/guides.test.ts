import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fieldsOf } from '../../src/telemetry/catalog.js';
import { catalogFaults } from './catalog-faults.js';

type Event = { readonly name: string; readonly fields: Record<string, unknown> };
type Batch = { readonly sdk: Record<string, string>; readonly events: readonly Event[] };

/** What surrounds an event, for those examples that leave it out. */
const envelope = {
  id: '019aa6c5-1f00-7d3e-8a52-3f5b8c1d2e40', ts: 0, mono: 0, seq: 0, tab: 'tab', session: 'session',
  attempt: '019aa6c5-1b00-7aaa-8bbb-0123456789ab', surface: 'ios',
};

function guide(name: string): string {
  return readFileSync(`../docs/guide/${name}.md`, 'utf8');
}

describe('The guide for native apps', () => {
  const examples = [...guide('native-apps').matchAll(/^```json\n(.*?)^```$/gms)].map(([, text]) => JSON.parse(text ?? '') as Batch | Event[]);

  it('has examples that the catalog has nothing against', () => {
    assert.equal(examples.length, 3);
    for (const example of examples) {
      const events = Array.isArray(example) ? example.map(event => ({ ...envelope, ...event })) : example.events;
      for (const event of events) assert.deepEqual(catalogFaults(event, 'native'), [], event.name);
    }
  });

  it('speaks of events that there are', () => {
    const named = [...guide('native-apps').matchAll(/`((?:sdk|env|ceremony|native|app)\.[a-z_]+)`/g)].map(([, name]) => name ?? '');
    assert.ok(named.length > 10);
    for (const name of named)
      assert.ok(!catalogFaults({ ...envelope, name, fields: {} }, 'native').some(fault => fault.startsWith('no such')), name);
  });
});

describe('The guide for pages that are observed', () => {
  it('puts into the data layer what the catalog has', () => {
    const pushed = [...guide('observe-only').matchAll(/ostiaryEvents\.push\(\['([\w.]+)'(?:, \{ (\w+):)?/g)];
    assert.ok(pushed.length >= 3);
    for (const [, name = '', field] of pushed)
      if (name !== 'at' && name !== 'consentTo') {
        const fields = (fieldsOf as Record<string, string>)[name];
        assert.ok(fields !== undefined && (field === undefined || fields.split(' ').includes(field)), name);
      }
  });
});
