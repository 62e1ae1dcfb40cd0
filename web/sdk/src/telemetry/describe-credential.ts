import type { Support } from '../capabilities.js';
import { isRecord } from '../is-record.js';
import type { EventFields } from './catalog.js';
import { attachments, knownWords, transports } from './known-words.js';
import { statesOf } from './states-of.js';

/** What may be told of a credential. Its ids, its signature and everything else in it stay here. */
export type CredentialFields = Omit<EventFields['ceremony.succeeded'], 'kind' | 'mediation' | 'durationMs' | 'credential'>;

/** Password managers hand out objects that have a part of this only. */
type Answer = Partial<AuthenticatorAttestationResponse & AuthenticatorAssertionResponse>;

/** The fields of `ceremony.succeeded`. */
export function describeCredential(credential: Partial<PublicKeyCredential>): CredentialFields {
  const answer = (credential.response ?? {}) as Answer;
  const authenticatorData = answer.authenticatorData ?? answer.getAuthenticatorData?.();
  // WebAuthn L3 §6.1: 32 bytes name the relying party, then comes one byte of flags.
  const flags = authenticatorData && new Uint8Array(authenticatorData).at(32);
  const flag = (bit: number): boolean | undefined => (flags === undefined ? undefined : (flags & bit) !== 0);
  return {
    attachment: knownWords(credential.authenticatorAttachment, attachments)[0],
    transports: knownWords(answer.getTransports?.(), transports),
    extensions: extensionsIn(credential.getClientExtensionResults?.()),
    userVerified: flag(0x04),
    backupEligible: flag(0x08),
    backedUp: flag(0x10),
  };
}

/** `{credProps: {rk: true}}` becomes `{"credProps.rk": "yes"}`; whatever else an extension gives is only said to be there. */
function extensionsIn(results: unknown): Record<string, Support> {
  const told = Object.entries(results ?? {}).flatMap(([extension, output]): [string, unknown][] =>
    isRecord(output) ? Object.entries(output).map(([member, value]) => [`${extension}.${member}`, value]) : [[extension, output]],
  );
  return statesOf(told, 24, value => (value === false ? 'no' : 'yes'));
}
