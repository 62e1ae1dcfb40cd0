export { createClient } from './create-client.js';
export { probeCapabilities, type ProbeOptions } from './probe-capabilities.js';
export type * from './account.js';
export type * from './capabilities.js';
export type * from './client.js';
export type * from './observer.js';
export type * from './results.js';
export type * from './telemetry/telemetry.js';
