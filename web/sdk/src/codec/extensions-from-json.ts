import { bytesFromBase64url } from './bytes-from-base64url.js';

/**
 * Extension inputs with the bytes that `prf` and `largeBlob` take (WebAuthn L3 §10.1.4, §10.1.5). Every other extension
 * here takes no bytes and passes as it is.
 */
export function extensionsFromJson(
  json: AuthenticationExtensionsClientInputsJSON,
): AuthenticationExtensionsClientInputs {
  const { prf, largeBlob, ...others } = json;
  return {
    ...others,
    ...(prf && {
      prf: {
        ...(prf.eval && { eval: saltsFrom(prf.eval) }),
        ...(prf.evalByCredential && {
          evalByCredential: Object.fromEntries(
            Object.entries(prf.evalByCredential).map(([credentialId, salts]) => [credentialId, saltsFrom(salts)]),
          ),
        }),
      },
    }),
    ...(largeBlob && { largeBlob: largeBlobFrom(largeBlob) }),
  };
}

function saltsFrom({ first, second }: AuthenticationExtensionsPRFValuesJSON): AuthenticationExtensionsPRFValues {
  return {
    first: bytesFromBase64url(first),
    ...(second !== undefined && { second: bytesFromBase64url(second) }),
  };
}

function largeBlobFrom({
  write,
  ...others
}: AuthenticationExtensionsLargeBlobInputsJSON): AuthenticationExtensionsLargeBlobInputs {
  return { ...others, ...(write !== undefined && { write: bytesFromBase64url(write) }) };
}
