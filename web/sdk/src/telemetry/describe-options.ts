import type { EventFields } from './catalog.js';
import { clamped } from './clamped.js';
import { attachments, hints, knownWords, transports, verifications } from './known-words.js';

/** What a page asks the browser for: the form with bytes and the JSON form have all of this in common. */
export type AskedFor = {
  readonly timeout?: unknown;
  readonly userVerification?: unknown;
  readonly hints?: unknown;
  readonly authenticatorSelection?: { readonly userVerification?: unknown; readonly authenticatorAttachment?: unknown };
  readonly allowCredentials?: readonly { readonly transports?: unknown }[];
  readonly excludeCredentials?: readonly { readonly transports?: unknown }[];
};

/** What may be told of the options of a ceremony. The ids in them, the challenge and the names of people stay here. */
export type OptionsFields = {
  /** What they ask for. */
  readonly asked: Pick<
    EventFields['ceremony.started'],
    'userVerification' | 'attachment' | 'hints' | 'allowCount' | 'timeoutMs'
  >;
  /** What they say of the credentials that they name. */
  readonly named: Pick<EventFields['ceremony.options_received'], 'excludeCount' | 'transportsSet'>;
};

/** In milliseconds. */
const longestTimeout = 3_600_000;

/** Describes options of either kind, for create or for get. */
export function describeOptions({
  authenticatorSelection: selection,
  allowCredentials,
  excludeCredentials,
  timeout,
  ...options
}: AskedFor): OptionsFields {
  const credentials = allowCredentials ?? excludeCredentials;
  return {
    asked: {
      userVerification: knownWords(options.userVerification ?? selection?.userVerification, verifications)[0],
      attachment: knownWords(selection?.authenticatorAttachment, attachments)[0],
      hints: knownWords(options.hints, hints),
      allowCount: allowCredentials?.length,
      timeoutMs: clamped(timeout, 0, longestTimeout),
    },
    named: {
      excludeCount: excludeCredentials?.length,
      transportsSet: credentials && knownWords(credentials.flatMap(({ transports }) => transports ?? []), transports),
    },
  };
}
