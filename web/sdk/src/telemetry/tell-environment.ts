import type { Support } from '../capabilities.js';
import { orUndefined } from '../or-undefined.js';
import { probeCapabilities } from '../probe-capabilities.js';
import { publicKeyCredential } from '../public-key-credential.js';
import type { Recorder } from './recorder.js';

/** What Chromium tells of a device to those who ask for it (User-Agent Client Hints). */
type ClientHints = {
  readonly platform?: string;
  readonly platformVersion?: string;
  readonly model?: string;
  readonly mobile?: boolean;
  readonly fullVersionList?: readonly { readonly brand: string; readonly version: string }[];
};

/** What browsers may have besides. */
type Browser = {
  readonly bluetooth?: { readonly getAvailability?: () => Promise<boolean> };
  readonly userAgentData?: { readonly getHighEntropyValues?: (names: readonly string[]) => Promise<ClientHints> };
};

/** Browsers list a brand that is none, so that nobody relies on the list: it has punctuation in its name. */
const isBrand = /^[\w ]+$/;

/** Tells once what this browser can do and what it runs on, without a dialog. Never rejects. */
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
    clientCapabilities: Object.fromEntries(Object.entries(said).map(([name, value]) => [name, supportOf(value)])),
    durationMs: Math.round(performance.now() - startedAt),
  });
  // Where there are no hints, the server knows the device by its User-Agent.
  const brands = hints?.fullVersionList?.filter(({ brand }) => isBrand.test(brand)) ?? [];
  const browser = brands.find(({ brand }) => brand !== 'Chromium') ?? brands[0];
  record('env.device', {
    os: hints?.platform,
    osVersion: hints?.platformVersion,
    // Empty on most devices that are no phones.
    model: hints?.model === '' ? undefined : hints?.model,
    browser: browser?.brand,
    browserVersion: browser?.version,
    formFactor: hints?.mobile ? 'mobile' : undefined,
    locale: navigator.language,
    hintsSource: hints ? 'high_entropy' : 'none',
  });
}

function supportOf(value: unknown): Support {
  return value === true ? 'yes' : value === false ? 'no' : 'unknown';
}
