import type { Capabilities, Support } from './capabilities.js';
import { orUndefined } from './or-undefined.js';
import { publicKeyCredential } from './public-key-credential.js';

/** How to probe. */
export type ProbeOptions = {
  /** Ends the wait: what has not been answered by then is `unknown`. */
  readonly signal?: AbortSignal;
  /** Asks the browser again; otherwise it is asked once per page. */
  readonly refresh?: boolean;
};

type Said = Readonly<Record<string, boolean | undefined>>;

let probe: Promise<Capabilities> | undefined;

/**
 * Asks the browser what it can do (WebAuthn L3 §5.1, §5.1.6, §5.1.7). Never rejects: what a browser does not say is
 * `unknown`, and so is what it fails to answer.
 */
export async function probeCapabilities({ signal, refresh = false }: ProbeOptions = {}): Promise<Capabilities> {
  if (refresh || !probe) probe = ask();
  if (!signal) return probe;
  const aborted = new Promise<Capabilities>(resolve => {
    const giveUp = (): void => {
      resolve(capabilitiesFrom(publicKeyCredential() ? 'yes' : 'no', {}));
    };
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });
  return Promise.race([probe, aborted]);
}

async function ask(): Promise<Capabilities> {
  const browser = publicKeyCredential();
  if (!browser) return capabilitiesFrom('no', {});

  const [said = {}, platform, conditional] = await Promise.all([
    orUndefined(() => browser.getClientCapabilities?.() as Promise<Said> | undefined),
    orUndefined(() => browser.isUserVerifyingPlatformAuthenticatorAvailable?.()),
    orUndefined(() => browser.isConditionalMediationAvailable?.()),
  ]);
  return capabilitiesFrom('yes', {
    ...said,
    userVerifyingPlatformAuthenticator: platform ?? said['userVerifyingPlatformAuthenticator'],
    // A browser that cannot be asked for conditional mediation has none (L3 §5.1).
    conditionalGet:
      conditional ?? said['conditionalGet'] ?? (browser.isConditionalMediationAvailable ? undefined : false),
    // A signal that cannot be sent is not supported, whatever else is said of it.
    ...absent(browser, 'signalUnknownCredential', 'signalAllAcceptedCredentials', 'signalCurrentUserDetails'),
  });
}

function absent(browser: object, ...methods: readonly string[]): Said {
  return Object.fromEntries(methods.filter(method => !(method in browser)).map(method => [method, false]));
}

/** Without WebAuthn everything is `no`; with it, what was not said is `unknown`. */
function capabilitiesFrom(webauthn: 'yes' | 'no', said: Said): Capabilities {
  const support = (name: string): Support => (webauthn === 'yes' ? supportOf(said[name]) : 'no');
  return {
    webauthn,
    platformAuthenticator: support('userVerifyingPlatformAuthenticator'),
    passkeyPlatformAuthenticator: support('passkeyPlatformAuthenticator'),
    conditionalMediation: support('conditionalGet'),
    conditionalCreate: support('conditionalCreate'),
    hybridTransport: support('hybridTransport'),
    immediateGet: support('immediateGet'),
    relatedOrigins: support('relatedOrigins'),
    signalUnknownCredential: support('signalUnknownCredential'),
    signalAllAcceptedCredentials: support('signalAllAcceptedCredentials'),
    signalCurrentUserDetails: support('signalCurrentUserDetails'),
    extensions: Object.fromEntries(
      Object.entries(said)
        .filter(([name]) => name.startsWith('extension:'))
        .map(([name, value]) => [name.slice('extension:'.length), supportOf(value)]),
    ),
  };
}

function supportOf(value: boolean | undefined): Support {
  return value === undefined ? 'unknown' : value ? 'yes' : 'no';
}
