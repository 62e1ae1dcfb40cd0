-- Who vouches for a passkey's authenticator, and on whose word that was believed, as seen when the passkey was registered. Passkeys that
-- are older stay without: what was not kept is not made up. Written from closed lists only, so that no CHECK slows a sign-in down.
ALTER TABLE passkeys
  ADD COLUMN attestation_type TEXT;

ALTER TABLE passkeys
  ADD COLUMN attestation_trust TEXT;

ALTER TABLE passkeys
  ADD COLUMN attestation_anchor TEXT;

ALTER TABLE passkeys
  ADD COLUMN attestation_metadata_number BIGINT;
