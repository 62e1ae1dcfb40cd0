import { createClient, type ClientOptions, type OstiaryClient } from '../src/index.js';

/** One call as the server got it. */
export type Received = {
  readonly url: string;
  readonly method: string | undefined;
  readonly headers: Record<string, string>;
  readonly credentials: string | undefined;
  readonly body: Record<string, unknown>;
};

export type Handler = (init: RequestInit) => Response | Promise<Response>;

export const user = { id: 'usr_1', identifier: 'ada@example.com', displayName: 'Ada', userHandle: 'dXNlcg' };

export const passkey = {
  id: 'pky_1',
  name: 'Laptop',
  provider: null,
  aaguid: '00000000-0000-0000-0000-000000000000',
  attestation: { format: 'none', type: 'none', trust: 'not_asked', anchor: null, metadataNumber: null },
  synced: true,
  backedUp: true,
  transports: ['internal'],
  createdAt: '2026-01-02T03:04:05Z',
  lastUsedAt: null,
  createdWhere: null,
  lastUsedWhere: null,
};

export const session = { id: 'ses_1', expiresAt: '2026-01-02T03:04:05Z' };

const creationOptions = {
  challenge: 'Y2hhbGxlbmdl',
  rp: { id: 'example.com', name: 'Example' },
  user: { id: 'dXNlcg', name: 'ada@example.com', displayName: 'Ada' },
  pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
};

const requestOptions = { challenge: 'Y2hhbGxlbmdl', rpId: 'example.com', timeout: 300_000 };

const verified = { user, passkey, session, result: null, stepUpGrant: 'grant' };

const usual: Record<string, Handler> = {
  'POST /v1/ceremonies/registration/options': () => json({ ceremony: 'sealed', publicKey: creationOptions }),
  'POST /v1/ceremonies/registration/verify': () => json(verified),
  'POST /v1/ceremonies/authentication/options': () => json({ ceremony: 'sealed', publicKey: requestOptions }),
  'POST /v1/ceremonies/authentication/verify': () => json(verified),
  'GET /v1/session': () => json({ user, session }),
  'DELETE /v1/session': () => new Response(null, { status: 204 }),
};

/** A client whose server answers everything well, except where `unusual` has it otherwise. */
export function clientOf(
  unusual: Record<string, Handler> = {},
  options: ClientOptions = {},
): { readonly client: OstiaryClient; readonly received: Received[] } {
  const received: Received[] = [];
  const client = createClient({
    // What a page tells of its ceremonies has tests of its own.
    telemetry: false,
    ...options,
    fetch: async (input, init = {}) => {
      const url = input as string;
      received.push({
        url,
        method: init.method,
        headers: init.headers as Record<string, string>,
        credentials: init.credentials,
        body: JSON.parse((init.body ?? '{}') as string) as Record<string, unknown>,
      });
      init.signal?.throwIfAborted();
      const route = `${init.method ?? ''} ${url.replace(/^https:\/\/[^/]+/, '')}`;
      const handler = unusual[route] ?? usual[route];
      if (!handler) throw new Error(`No such route: ${route}`);
      return handler(init);
    },
  });
  return { client, received };
}

export function json(body: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(body), init);
}

/** A problem document of the server. */
export function problem(status: number, code: string, more: Record<string, unknown> = {}): Response {
  return json(
    { type: 'https://example.com/problems', title: 'No', status, detail: 'Not this time.', code, traceId: 'trace', ...more },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  );
}

/** A network that is not there. */
export function unreachable(): Promise<never> {
  return Promise.reject(new TypeError('Failed to fetch'));
}
