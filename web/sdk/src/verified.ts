import type { Passkey, Session, User } from './account.js';

/** What the server answers to a credential that it accepts. */
export type Verified = {
  readonly user: User;
  readonly passkey: Passkey;
  readonly session?: Session | null;
  readonly result?: string | null;
  readonly stepUpGrant?: string | null;
};
