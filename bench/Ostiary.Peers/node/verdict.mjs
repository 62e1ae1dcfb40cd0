// What @simplewebauthn/server says of one ceremony: true, false, or an error that tells why not.
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';

const bytes = (text) => new Uint8Array(Buffer.from(text, 'base64url'));

export async function verdictOf(ceremony) {
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
