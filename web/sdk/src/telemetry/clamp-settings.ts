import { clamped } from './clamped.js';

/** What the server may tune from afar. It can make the SDK tell less, never more. */
export type Settings = {
  /** Which configuration this is; `default` until the server has sent one. */
  readonly version: string;
  /** The kill switch: `false` ends all telemetry of this page, and hands the browser's functions back. */
  readonly enabled: boolean;
  /** `false` hands the browser's functions back, and lets explicit events go on. */
  readonly autocapture: boolean;
  /** How long an event waits for others to travel with, in milliseconds. */
  readonly sendAfterMs: number;
  /** How many events may wait. */
  readonly queueLimit: number;
};

/** What holds until the server says something else. */
export const defaultSettings: Settings = {
  version: 'default',
  enabled: true,
  autocapture: true,
  sendAfterMs: 2_000,
  queueLimit: 500,
};

/** The settings after the server has spoken: what is missing or makes no sense stays as it was, the rest is clamped. */
export function clampSettings(said: unknown, before: Settings): Settings {
  const { version, enabled, autocapture, sendAfterMs, queueLimit } = Object(said) as Record<string, unknown>;
  return {
    version: typeof version === 'string' ? version.slice(0, 32) : before.version,
    enabled: before.enabled && enabled !== false,
    autocapture: before.autocapture && autocapture !== false,
    sendAfterMs: clamped(sendAfterMs, 100, 60_000) ?? before.sendAfterMs,
    queueLimit: clamped(queueLimit, 20, 1_000) ?? before.queueLimit,
  };
}
