import { publicKeyCredential } from '../public-key-credential.js';
import { bytesFromBase64url } from './bytes-from-base64url.js';
import { descriptorsFromJson } from './descriptors-from-json.js';
import { extensionsFromJson } from './extensions-from-json.js';

/** What `navigator.credentials.get` takes: by the browser's own reading (WebAuthn L3 §5.1.9), or by ours without it. */
export function requestOptionsFromJson(
  json: PublicKeyCredentialRequestOptionsJSON,
): PublicKeyCredentialRequestOptions {
  const browser = publicKeyCredential();
  if (browser?.parseRequestOptionsFromJSON) return browser.parseRequestOptionsFromJSON(json);

  const { challenge, allowCredentials, extensions, ...others } = json;
  return {
    ...(others as Omit<PublicKeyCredentialRequestOptions, 'challenge'>),
    challenge: bytesFromBase64url(challenge),
    ...(allowCredentials && { allowCredentials: descriptorsFromJson(allowCredentials) }),
    ...(extensions && { extensions: extensionsFromJson(extensions) }),
  };
}
