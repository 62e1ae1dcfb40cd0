import { base64urlFromBytes } from './base64url-from-bytes.js';
import { jsonFromBytesWithin } from './json-from-bytes-within.js';

/** A credential as the server takes it: RegistrationResponseJSON or AuthenticationResponseJSON (WebAuthn L3 §5.1). */
export function credentialToJson(credential: PublicKeyCredential): unknown {
  try {
    return credential.toJSON();
  } catch {
    // Older browsers have no toJSON, and password managers hand out objects on which it throws.
    return jsonOf(credential);
  }
}

function jsonOf(credential: PublicKeyCredential): unknown {
  return {
    id: credential.id,
    rawId: base64urlFromBytes(credential.rawId),
    type: credential.type,
    // Undefined members do not survive into JSON text, which is what the Level 3 dictionaries ask for.
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: jsonFromBytesWithin(credential.getClientExtensionResults()),
    response:
      'attestationObject' in credential.response
        ? attestationJson(credential.response as AuthenticatorAttestationResponse)
        : assertionJson(credential.response as AuthenticatorAssertionResponse),
  };
}

function attestationJson(response: AuthenticatorAttestationResponse): unknown {
  // The getters came with Level 2 and later; a response without them is still complete for the server.
  const getters: Partial<AuthenticatorAttestationResponse> = response;
  return jsonFromBytesWithin({
    clientDataJSON: response.clientDataJSON,
    attestationObject: response.attestationObject,
    authenticatorData: getters.getAuthenticatorData?.(),
    transports: getters.getTransports?.() ?? [],
    publicKey: getters.getPublicKey?.() ?? undefined,
    publicKeyAlgorithm: getters.getPublicKeyAlgorithm?.(),
  });
}

function assertionJson(response: AuthenticatorAssertionResponse): unknown {
  return jsonFromBytesWithin({
    clientDataJSON: response.clientDataJSON,
    authenticatorData: response.authenticatorData,
    signature: response.signature,
    userHandle: response.userHandle ?? undefined,
  });
}
