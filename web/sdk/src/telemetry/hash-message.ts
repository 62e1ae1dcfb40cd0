/**
 * A short digest of what a browser says of a failure, to count by. It needs no key, because what it is made of are the
 * fixed texts of browsers: whatever may be of the site or the person is taken out first (addresses, what stands in
 * quotes, digits), and so are case and spacing. FNV-1a, 32 bits, over UTF-16 code units; eight hexadecimal digits.
 */
export function hashMessage(message: string): string {
  const normal = message
    .slice(0, 1_000)
    .toLowerCase()
    .replace(/[a-z][\w+.-]*:\/\/\S+|"[^"]*"|'[^']*'|\d+/g, '#')
    .replace(/\s+/g, ' ')
    .trim();
  let hash = 0x811c9dc5;
  for (let index = 0; index < normal.length; index++) hash = Math.imul(hash ^ normal.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
