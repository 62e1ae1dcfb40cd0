/** The account holder, as the server keeps them. */
export type User = {
  /** The server's id, `usr_…`. */
  readonly id: string;
  readonly identifier: string | null;
  readonly displayName: string | null;
  /** Base64url of the opaque bytes that authenticators know the person by; what the signals call `userId`. */
  readonly userHandle: string;
};

/** A passkey, as a person sees it in their account. */
export type Passkey = {
  /** The server's id, `pky_…`; not the credential id. */
  readonly id: string;
  readonly name: string;
  /** The name of who keeps the passkey, guessed from the authenticator's model id: a hint, never proof. */
  readonly provider: string | null;
  readonly aaguid: string;
  /** It can travel between devices (backup eligible). */
  readonly synced: boolean;
  /** It is backed up at this moment. */
  readonly backedUp: boolean;
  readonly transports: readonly string[];
  /** RFC 3339 instants. */
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly createdWhere: string | null;
  readonly lastUsedWhere: string | null;
};

/** A session kept by the server; its secret is in a cookie that no script can read. */
export type Session = {
  readonly id: string;
  /** RFC 3339 instant. */
  readonly expiresAt: string;
};
