import type { Support } from '../capabilities.js';
import { orUndefined } from '../or-undefined.js';
import { probeCapabilities } from '../probe-capabilities.js';
import { publicKeyCredential } from '../public-key-credential.js';
import type { Recorder } from './recorder.js';
import { statesOf } from './states-of.js';

/** What Chromium tells of a device to those who ask for it (User-Agent Client Hints). */
type ClientHints = {
  readonly platform?: string;
  readonly platformVersion?: string;
  readonly model?: string;
  readonly fullVersionList?: readonly { readonly brand: string; readonly version: string }[];
};

/** What browsers may have besides. */
type Browser = {
  readonly bluetooth?: { readonly getAvailability?: () => Promise<boolean> };
  readonly userAgentData?: { readonly getHighEntropyValues?: (names: readonly string[]) => Promise<ClientHints> };
};

/** What browsers are made of, and a brand that is none, which they list so that nobody relies on it: it has punctuation. */
const isNoBrowser = /^Chromium$|[^\w ]/;

/** Tells once what this browser can do and what it runs on, without a dialog. */
export async function tellEnvironment(record: Recorder['record']): Promise<void> {
  const startedAt = performance.now();
  const { bluetooth, userAgentData } = navigator as Browser;
  const [capabilities, said = {}, hasBluetooth, hints] = await Promise.all([
    probeCapabilities(),
    orUndefined(() => publicKeyCredential()?.getClientCapabilities?.()),
    orUndefined(() => bluetooth?.getAvailability?.()),
    orUndefined(() => userAgentData?.getHighEntropyValues?.(['platformVersion', 'model', 'fullVersionList'])),
  ]);
  const { webauthn, platformAuthenticator, conditionalMediation, immediateGet } = capabilities;
  record('env.capabilities', {
    webauthn,
    platformAuthenticator,
    conditionalMediation,
    immediateGet,
    signals: capabilities.signalUnknownCredential,
    bluetooth: supportOf(hasBluetooth),
    clientCapabilities: statesOf(Object.entries(said), 40, supportOf),
    durationMs: Math.round(performance.now() - startedAt),
  });
  // Where there are no hints, the server knows the device by its User-Agent.
  const browser = hints?.fullVersionList?.find(({ brand }) => !isNoBrowser.test(brand));
  record('env.device', {
    os: hints?.platform,
    osVersion: hints?.platformVersion,
    model: hints?.model,
    browser: browser?.brand,
    browserVersion: browser?.version,
    locale: navigator.language,
    hintsSource: hints ? 'high_entropy' : 'none',
  });
}

function supportOf(value: unknown): Support {
  return value === true ? 'yes' : value === false ? 'no' : 'unknown';
}
