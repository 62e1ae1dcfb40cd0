import type { SignalResult } from '../results.js';
import type { EventFields } from './catalog.js';
import type { Recorder } from './recorder.js';

/** Tells how a signal to the password manager ended, and gives that on. */
export async function tellSignal(
  recorder: Recorder | undefined,
  kind: EventFields['signal.sent']['kind'],
  sent: Promise<SignalResult>,
): Promise<SignalResult> {
  const result = await sent;
  if (result.status === 'failed') recorder?.record('signal.failed', { kind, name: result.browserError.name });
  else if (result.status !== 'aborted') recorder?.record('signal.sent', { kind, supported: result.status === 'signaled' });
  return result;
}
