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
  readonly attestation: PasskeyAttestation;
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

/** Who vouches for a passkey's authenticator, as the server saw it when the passkey was registered. */
export type PasskeyAttestation = {
  /** The attestation statement's format, such as `none` or `packed`. */
  readonly format: string;
  /** Attestation type (WebAuthn L3 §6.5.3); null when the server did not keep it then. */
  readonly type: 'none' | 'self' | 'basic' | 'attca' | 'anonca' | null;
  /** On whose word it was believed; null when the server did not keep it then. */
  readonly trust: 'not_asked' | 'unverified' | 'anchor' | 'metadata' | null;
  /** SHA-256 of the root that the certificates lead to, in hexadecimal. */
  readonly anchor: string | null;
  /** The number of the metadata BLOB that named the root. */
  readonly metadataNumber: number | null;
};

/** A session kept by the server; its secret is in a cookie that no script can read. */
export type Session = {
  readonly id: string;
  /** RFC 3339 instant. */
  readonly expiresAt: string;
};
