import { base64urlFromBytes } from './base64url-from-bytes.js';

/** The same value with each buffer in it, at any depth, as base64url. For what extensions return. */
export function jsonFromBytesWithin(value: unknown): unknown {
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return base64urlFromBytes(value);
  if (Array.isArray(value)) return value.map(jsonFromBytesWithin);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, jsonFromBytesWithin(inner)]));
}
