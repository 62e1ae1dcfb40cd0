import { probeCapabilities } from '../src/index.js';

/** What a page asked of `navigator.credentials`. */
export type Asked = {
  readonly kind: 'create' | 'get';
  readonly options: CredentialRequestOptions & CredentialCreationOptions & { readonly uiMode?: string };
};

/** How the faked browser answers. */
export type Browser = {
  readonly capabilities?: Record<string, boolean> | Error;
  readonly conditionalMediation?: boolean | Error;
  readonly platformAuthenticator?: boolean | Error;
  /** Methods that this browser has besides; `undefined` removes one of the usual ones. */
  readonly statics?: Record<string, unknown>;
  readonly answer?: (asked: Asked) => unknown;
};

const everyCapability = { conditionalCreate: true, conditionalGet: true, immediateGet: true };

/** Makes this process look like a page in the given browser, and forgets the page before. Gives the list of requests. */
export async function openPage(browser: Browser = {}): Promise<Asked[]> {
  const asked: Asked[] = [];
  const ask = (kind: Asked['kind']) => async (options: Asked['options']) => {
    asked.push({ kind, options });
    return await (browser.answer ?? aCredential)({ kind, options });
  };
  provide('navigator', { credentials: { create: ask('create'), get: ask('get') } });
  provide('location', { hostname: 'example.com' });
  provide('PublicKeyCredential', {
    getClientCapabilities: () => resolved(browser.capabilities ?? everyCapability),
    isConditionalMediationAvailable: () => resolved(browser.conditionalMediation ?? true),
    isUserVerifyingPlatformAuthenticatorAvailable: () => resolved(browser.platformAuthenticator ?? true),
    ...browser.statics,
  });
  provide(Symbol.for('@ostiary/sdk: pending ceremony'), undefined);
  await probeCapabilities({ refresh: true });
  return asked;
}

/** Makes this process look like a page in a browser that knows nothing of WebAuthn. */
export async function openPageWithoutWebAuthn(): Promise<void> {
  provide('navigator', {});
  provide('PublicKeyCredential', undefined);
  await probeCapabilities({ refresh: true });
}

/** A credential as a current browser gives it. */
export function aCredential(asked: Asked): unknown {
  return { id: 'Y3JlZA', toJSON: () => ({ id: 'Y3JlZA', kind: asked.kind }) };
}

/** A browser's refusal. */
export function refuses(name: string): () => Promise<never> {
  return () => Promise.reject(new DOMException('As the browser puts it.', name));
}

/** A dialog or an autofill that nobody touches: it ends only when it is aborted. */
export function waits({ options }: Asked): Promise<never> {
  return new Promise((_, reject) => {
    options.signal?.addEventListener('abort', () => {
      reject(new DOMException('The request was aborted.', 'AbortError'));
    });
  });
}

/** Lets everything happen that needs no clock. */
export async function settle(): Promise<void> {
  for (let turns = 0; turns < 10; turns++) await new Promise(setImmediate);
}

function provide(name: string | symbol, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

function resolved<T>(value: T | Error): Promise<T> {
  return value instanceof Error ? Promise.reject(value) : Promise.resolve(value);
}
