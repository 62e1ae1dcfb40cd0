import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { probeCapabilities } from '../src/index.js';
import { openPage, openPageWithoutWebAuthn } from './fake-page.js';

const no = () => Promise.resolve();

describe('The capabilities of a browser', () => {
  it('are yes or no as it says, and unknown where it says nothing', async () => {
    await openPage({
      capabilities: { hybridTransport: true, relatedOrigins: false, 'extension:prf': true, 'extension:largeBlob': false },
      statics: { signalUnknownCredential: no, signalAllAcceptedCredentials: no },
    });
    assert.deepEqual(await probeCapabilities(), {
      webauthn: 'yes',
      platformAuthenticator: 'yes',
      passkeyPlatformAuthenticator: 'unknown',
      conditionalMediation: 'yes',
      conditionalCreate: 'unknown',
      hybridTransport: 'yes',
      immediateGet: 'unknown',
      relatedOrigins: 'no',
      signalUnknownCredential: 'unknown',
      signalAllAcceptedCredentials: 'unknown',
      signalCurrentUserDetails: 'no',
      extensions: { prf: 'yes', largeBlob: 'no' },
    });
  });

  it('are all no without WebAuthn', async () => {
    await openPageWithoutWebAuthn();
    const { extensions, ...capabilities } = await probeCapabilities();
    assert.deepEqual(new Set(Object.values(capabilities)), new Set(['no']));
    assert.deepEqual(extensions, {});
  });

  it('are unknown, never an error, where its questions fail', async () => {
    const failure = new Error('Not today.');
    await openPage({ capabilities: failure, conditionalMediation: failure, platformAuthenticator: failure });
    const { webauthn, platformAuthenticator, conditionalMediation, conditionalCreate } = await probeCapabilities();
    assert.deepEqual(
      [webauthn, platformAuthenticator, conditionalMediation, conditionalCreate],
      ['yes', 'unknown', 'unknown', 'unknown'],
    );
  });

  it('come from the older questions where it does not know the newer one', async () => {
    await openPage({ platformAuthenticator: false, statics: { getClientCapabilities: undefined } });
    const { platformAuthenticator, conditionalMediation } = await probeCapabilities();
    assert.deepEqual([platformAuthenticator, conditionalMediation], ['no', 'yes']);
  });

  it('have no conditional mediation where it cannot be asked for it', async () => {
    await openPage({ capabilities: {}, statics: { isConditionalMediationAvailable: undefined } });
    assert.equal((await probeCapabilities()).conditionalMediation, 'no');
  });

  it('are asked for once, and again when told to', async () => {
    let questions = 0;
    await openPage({ statics: { getClientCapabilities: () => Promise.resolve({ hybridTransport: ++questions > 1 }) } });
    assert.equal((await probeCapabilities()).hybridTransport, 'no');
    assert.equal((await probeCapabilities()).hybridTransport, 'no');
    assert.equal((await probeCapabilities({ refresh: true })).hybridTransport, 'yes');
  });

  it('are unknown to a caller who does not wait for them', async () => {
    await openPage();
    const controller = new AbortController();
    await Promise.race([openPage({ statics: { getClientCapabilities: () => new Promise(() => undefined) } }), Promise.resolve()]);
    const pending = probeCapabilities({ signal: controller.signal });
    controller.abort();
    assert.deepEqual([(await pending).webauthn, (await pending).conditionalMediation], ['yes', 'unknown']);
    assert.equal((await probeCapabilities({ signal: AbortSignal.abort() })).hybridTransport, 'unknown');
  });
});
