/** What a browser let us know. `unknown` is an answer of its own: it means neither yes nor no. */
export type Support = 'yes' | 'no' | 'unknown';

/** What this browser, on this device, says of itself. Facts to decide with, not promises. */
export type Capabilities = {
  /** The Web Authentication API is there at all. When it is not, everything below is `no`. */
  readonly webauthn: Support;
  /** An authenticator built into this device that verifies its user (fingerprint, face, PIN). */
  readonly platformAuthenticator: Support;
  /** A passkey can be used here: from this device, or from a phone near by. */
  readonly passkeyPlatformAuthenticator: Support;
  /** Passkeys in the browser's autofill (`mediation: 'conditional'` on get). */
  readonly conditionalMediation: Support;
  /** A passkey made in passing, without a dialog (`mediation: 'conditional'` on create). */
  readonly conditionalCreate: Support;
  /** A passkey from a phone near by, by scanning a code. */
  readonly hybridTransport: Support;
  /** A sign-in that fails at once instead of asking for a passkey from elsewhere. */
  readonly immediateGet: Support;
  /** One RP ID used from several sites, by `/.well-known/webauthn`. */
  readonly relatedOrigins: Support;
  /** `PublicKeyCredential.signalUnknownCredential`. */
  readonly signalUnknownCredential: Support;
  /** `PublicKeyCredential.signalAllAcceptedCredentials`. */
  readonly signalAllAcceptedCredentials: Support;
  /** `PublicKeyCredential.signalCurrentUserDetails`. */
  readonly signalCurrentUserDetails: Support;
  /** WebAuthn extensions by identifier (`prf`, `largeBlob`, …). An extension that is missing here is `unknown`. */
  readonly extensions: Readonly<Record<string, Support>>;
};
