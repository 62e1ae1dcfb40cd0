/**
 * What a browser says of a failure, to count and to recognize by: the first 16 hexadecimal digits of the SHA-256 of the
 * text in UTF-8. It needs no key, because these are the fixed texts of browsers. Rejects where the browser cannot hash.
 */
export async function hashMessage(message: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(message));
  return Array.from(new Uint8Array(hash, 0, 8), byte => (byte + 256).toString(16).slice(1)).join('');
}
