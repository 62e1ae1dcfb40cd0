import { isRecord } from '../is-record.js';
import { fieldsOf, type EventName } from '../telemetry/catalog.js';

/** Longer than any text of the catalog. */
const longestText = 512;

/**
 * The fields of an event as they may leave the page: those that say something. Undefined where one of them is not in the
 * catalog for this event, or is no plain value: then the whole event stays here.
 */
export function allowedFields(name: EventName, fields: object): Record<string, unknown> | undefined {
  const names = fieldsOf[name].split(' ');
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return entries.every(([field, value]) => names.includes(field) && isPlain(value, true))
    ? Object.fromEntries(entries)
    : undefined;
}

/** A flag, a number, a short text, or one level of these. */
function isPlain(value: unknown, mayNest: boolean): boolean {
  if (typeof value === 'boolean' || Number.isFinite(value)) return true;
  if (typeof value === 'string') return value.length <= longestText;
  const isSimple = Array.isArray(value) || (isRecord(value) && Object.getPrototypeOf(value) === Object.prototype);
  return mayNest && isSimple && Object.values(value).every(inner => isPlain(inner, false));
}
