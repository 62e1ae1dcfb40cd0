// Judges ceremonies with @simplewebauthn/server: one JSON line in, one verdict out, in order.
import { createInterface } from 'node:readline';
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';

const bytes = (text) => new Uint8Array(Buffer.from(text, 'base64url'));

async function judge(ceremony) {
  const common = {
    response: JSON.parse(ceremony.response),
    expectedChallenge: ceremony.challenge,
    expectedOrigin: ceremony.origin,
    expectedRPID: ceremony.rpId,
    requireUserVerification: true,
  };
  if (ceremony.credential == null) {
    return (await verifyRegistrationResponse({ ...common, supportedAlgorithmIDs: ceremony.algorithms })).verified;
  }
  const { id, publicKey, signCount } = ceremony.credential;
  return (await verifyAuthenticationResponse({ ...common, credential: { id, publicKey: bytes(publicKey), counter: signCount } })).verified;
}

async function verdictOn(line) {
  try {
    return (await judge(JSON.parse(line))) ? { accepted: true } : { accepted: false, reason: 'not verified' };
  } catch (error) {
    return { accepted: false, reason: String(error?.message ?? error).split('\n')[0] };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await verdictOn(line))}\n`);
}
