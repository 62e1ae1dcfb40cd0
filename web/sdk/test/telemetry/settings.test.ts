import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clampSettings, defaultSettings } from '../../src/telemetry/clamp-settings.js';

describe('What the server tunes', () => {
  it('is clamped', () => {
    const least = clampSettings({ version: 'x'.repeat(100), sendAfterMs: -1, queueLimit: 0 }, defaultSettings);
    assert.deepEqual([least.version.length, least.sendAfterMs, least.queueLimit], [32, 100, 20]);
    const most = clampSettings({ sendAfterMs: 1e12, queueLimit: 1e12 }, defaultSettings);
    assert.deepEqual([most.sendAfterMs, most.queueLimit], [60_000, 1_000]);
  });

  it('changes nothing where it makes no sense', () => {
    for (const said of [undefined, null, 7, 'text', [], { version: 1, enabled: 'no', autocapture: 0, sendAfterMs: '1', queueLimit: NaN }])
      assert.deepEqual(clampSettings(said, defaultSettings), defaultSettings);
  });

  it('can switch off and never on', () => {
    const off = clampSettings({ enabled: false, autocapture: false }, defaultSettings);
    assert.deepEqual([off.enabled, off.autocapture], [false, false]);
    const again = clampSettings({ enabled: true, autocapture: true }, off);
    assert.deepEqual([again.enabled, again.autocapture], [false, false]);
  });
});
