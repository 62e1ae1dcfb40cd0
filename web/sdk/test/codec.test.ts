import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { base64urlFromBytes } from '../src/codec/base64url-from-bytes.js';
import { bytesFromBase64url } from '../src/codec/bytes-from-base64url.js';
import { creationOptionsFromJson } from '../src/codec/creation-options-from-json.js';
import { credentialToJson } from '../src/codec/credential-to-json.js';
import { requestOptionsFromJson } from '../src/codec/request-options-from-json.js';
import { openPage } from './fake-page.js';

const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(values);
const buffer = (...values: number[]): ArrayBuffer => bytes(...values).buffer;

describe('Base64url', () => {
  it('goes there and back for every length and every byte', () => {
    for (let length = 0; length < 300; length++) {
      const original = Uint8Array.from({ length }, (_, index) => (index * 31 + length) % 256);
      const text = base64urlFromBytes(original);
      assert.match(text, /^[A-Za-z0-9_-]*$/);
      assert.equal(text, Buffer.from(original).toString('base64url'));
      assert.deepEqual(bytesFromBase64url(text), original);
    }
  });

  it('holds a megabyte', () => {
    const original = new Uint8Array(1_000_000).fill(7);
    assert.deepEqual(bytesFromBase64url(base64urlFromBytes(original.buffer)), original);
  });

  it('takes the part of a buffer that a view shows', () => {
    assert.equal(base64urlFromBytes(bytes(1, 2, 3, 4).subarray(1, 3)), base64urlFromBytes(bytes(2, 3)));
  });

  for (const [text, why] of [
    ['AAA=', 'padding'],
    ['AA+A', 'the character + of the other alphabet'],
    ['AA/A', 'the character / of the other alphabet'],
    ['AA A', 'white space'],
    ['A', 'an impossible length'],
    ['AB', 'left-over bits after one byte'],
    ['AAB', 'left-over bits after two bytes'],
    ['ÄÄÄÄ', 'letters beyond ASCII'],
    ['AAA\n', 'a line end'],
  ] as const)
    it(`is refused with ${why}`, () => {
      assert.throws(() => bytesFromBase64url(text), TypeError);
    });
});

describe('Options', () => {
  it('are read by the browser itself where it can', async () => {
    const read = { challenge: buffer(1) };
    await openPage({
      statics: { parseCreationOptionsFromJSON: () => read, parseRequestOptionsFromJSON: () => read },
    });
    assert.equal(creationOptionsFromJson({} as PublicKeyCredentialCreationOptionsJSON), read);
    assert.equal(requestOptionsFromJson({} as PublicKeyCredentialRequestOptionsJSON), read);
  });

  it('for a registration become bytes where bytes belong, and stay as they are elsewhere', async () => {
    await openPage();
    const json = {
      rp: { id: 'example.com', name: 'Example' },
      user: { id: 'AQI', name: 'ada', displayName: 'Ada' },
      challenge: 'AwQ',
      pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
      timeout: 300_000,
      excludeCredentials: [{ type: 'public-key', id: 'BQY', transports: ['internal', 'of-the-future'] }],
      hints: ['security-key'],
      attestation: 'none',
      extensions: { credProps: true, prf: { eval: { first: 'Bw', second: 'CA' } }, largeBlob: { support: 'preferred' } },
    } satisfies PublicKeyCredentialCreationOptionsJSON;
    assert.deepEqual(creationOptionsFromJson(json), {
      ...json,
      user: { ...json.user, id: bytes(1, 2) },
      challenge: bytes(3, 4),
      excludeCredentials: [{ ...json.excludeCredentials[0], id: bytes(5, 6) }],
      extensions: {
        credProps: true,
        prf: { eval: { first: bytes(7), second: bytes(8) } },
        largeBlob: { support: 'preferred' },
      },
    });
  });

  it('for an authentication likewise', async () => {
    await openPage();
    const json = {
      challenge: 'AwQ',
      rpId: 'example.com',
      allowCredentials: [{ type: 'public-key', id: 'BQY' }],
      extensions: { prf: { evalByCredential: { BQY: { first: 'Bw' } } }, largeBlob: { write: 'CQ' } },
    } satisfies PublicKeyCredentialRequestOptionsJSON;
    assert.deepEqual(requestOptionsFromJson(json), {
      ...json,
      challenge: bytes(3, 4),
      allowCredentials: [{ type: 'public-key', id: bytes(5, 6) }],
      extensions: { prf: { evalByCredential: { BQY: { first: bytes(7) } } }, largeBlob: { write: bytes(9) } },
    });
    assert.deepEqual(requestOptionsFromJson({ challenge: 'AwQ' }), { challenge: bytes(3, 4) });
  });
});

describe('A credential', () => {
  const common = {
    id: 'AQ',
    rawId: buffer(1),
    type: 'public-key',
    authenticatorAttachment: null,
    getClientExtensionResults: () => ({ prf: { results: { first: buffer(2) } }, list: [bytes(3)], credProps: { rk: true } }),
  };
  const commonJson = {
    id: 'AQ',
    rawId: 'AQ',
    type: 'public-key',
    clientExtensionResults: { prf: { results: { first: 'Ag' } }, list: ['Aw'], credProps: { rk: true } },
  };
  const jsonOf = (credential: unknown): unknown =>
    JSON.parse(JSON.stringify(credentialToJson(credential as PublicKeyCredential)));

  it('is written by the browser itself where it can', () => {
    assert.deepEqual(jsonOf({ ...common, toJSON: () => ({ id: 'by the browser' }) }), { id: 'by the browser' });
  });

  it('that was made has everything that its browser tells', () => {
    const response = {
      clientDataJSON: buffer(4),
      attestationObject: buffer(5),
      getAuthenticatorData: () => buffer(6),
      getTransports: () => ['internal'],
      getPublicKey: () => buffer(7),
      getPublicKeyAlgorithm: () => -7,
    };
    assert.deepEqual(jsonOf({ ...common, authenticatorAttachment: 'platform', response }), {
      ...commonJson,
      authenticatorAttachment: 'platform',
      response: {
        clientDataJSON: 'BA',
        attestationObject: 'BQ',
        authenticatorData: 'Bg',
        transports: ['internal'],
        publicKey: 'Bw',
        publicKeyAlgorithm: -7,
      },
    });
  });

  it('that was made in an older browser, or with a key that it cannot read, does without', () => {
    const response = { clientDataJSON: buffer(4), attestationObject: buffer(5), getPublicKey: () => null };
    assert.deepEqual(jsonOf({ ...common, response }), {
      ...commonJson,
      response: { clientDataJSON: 'BA', attestationObject: 'BQ', transports: [] },
    });
  });

  it('that was used is written even if a password manager’s own toJSON throws', () => {
    const response = { clientDataJSON: buffer(4), authenticatorData: buffer(5), signature: buffer(6), userHandle: null };
    const toJSON = (): never => {
      throw new TypeError('Illegal invocation');
    };
    assert.deepEqual(jsonOf({ ...common, response, toJSON }), {
      ...commonJson,
      response: { clientDataJSON: 'BA', authenticatorData: 'BQ', signature: 'Bg' },
    });
  });
});
