/**
 * The bytes of a base64url text without padding. Throws `TypeError` on anything else: padding, the other alphabet's
 * characters, an impossible length, or bits left over in the last character.
 */
export function bytesFromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const leftOverBits = { 2: /[AQgw]$/, 3: /[AEIMQUYcgkosw048]$/ }[text.length % 4];
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1 || leftOverBits?.test(text) === false)
    throw new TypeError('Not base64url without padding.');
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, character => character.charCodeAt(0));
}
