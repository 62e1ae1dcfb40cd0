import { publicKeyCredential } from '../public-key-credential.js';
import { bytesFromBase64url } from './bytes-from-base64url.js';
import { descriptorsFromJson } from './descriptors-from-json.js';
import { extensionsFromJson } from './extensions-from-json.js';

/** What `navigator.credentials.create` takes: by the browser's own reading (WebAuthn L3 §5.1.8), or by ours without it. */
export function creationOptionsFromJson(
  json: PublicKeyCredentialCreationOptionsJSON,
): PublicKeyCredentialCreationOptions {
  const browser = publicKeyCredential();
  if (browser?.parseCreationOptionsFromJSON) return browser.parseCreationOptionsFromJSON(json);

  const { challenge, user, excludeCredentials, extensions, ...others } = json;
  return {
    ...(others as Omit<PublicKeyCredentialCreationOptions, 'challenge' | 'user'>),
    challenge: bytesFromBase64url(challenge),
    user: { ...user, id: bytesFromBase64url(user.id) },
    ...(excludeCredentials && { excludeCredentials: descriptorsFromJson(excludeCredentials) }),
    ...(extensions && { extensions: extensionsFromJson(extensions) }),
  };
}
