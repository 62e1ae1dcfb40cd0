import { readFileSync } from 'node:fs';

type Field = {
  readonly name: string;
  readonly kind: string;
  readonly required?: boolean;
  readonly values?: readonly string[];
  readonly words?: string;
  readonly min?: number;
  readonly max?: number;
  readonly longest?: number;
  readonly most?: number;
};

type EventKind = {
  readonly name: string;
  readonly origins: readonly string[];
  readonly purpose: 'security' | 'journey';
  readonly fields: readonly Field[];
};

/** The catalog of events, as the server has it. The test runner starts in web/. */
export const catalog = JSON.parse(readFileSync('../src/Ostiary.Telemetry/Catalog/catalog.json', 'utf8')) as {
  readonly forbidden: readonly string[];
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly envelope: readonly Field[];
  readonly events: readonly EventKind[];
};

/** Everything that the catalog has against an event; nothing where the event is as it should be. */
export function catalogFaults(event: Readonly<Record<string, unknown>>, origin: 'browser' | 'native'): string[] {
  const { fields = {}, ...envelope } = event as { fields?: Record<string, unknown> } & Record<string, unknown>;
  const kind = catalog.events.find(({ name }) => name === event['name']);
  if (!kind) return [`no such event: ${String(event['name'])}`];
  return [
    ...(kind.origins.includes(origin) ? [] : [`${kind.name} does not come from a ${origin}`]),
    ...faultsOf(envelope, catalog.envelope, 'envelope'),
    ...faultsOf(fields, kind.fields, kind.name),
    ...namesIn(event)
      .filter(name => catalog.forbidden.some(forbidden => plain(forbidden) === plain(name)))
      .map(name => `forbidden: ${name}`),
  ];
}

function faultsOf(values: Readonly<Record<string, unknown>>, fields: readonly Field[], where: string): string[] {
  const known = fields.map(({ name }) => name);
  return [
    ...Object.keys(values).filter(name => !known.includes(name)).map(name => `${where} has no ${name}`),
    ...fields.filter(({ name, required }) => required === true && !(name in values)).map(({ name }) => `${where} lacks ${name}`),
    ...fields
      .filter(field => field.name in values && !fits(values[field.name], field))
      .map(({ name, kind }) => `${where}: ${name} is no ${kind}: ${JSON.stringify(values[name])}`),
  ];
}

function fits(value: unknown, field: Field): boolean {
  const words = field.values ?? catalog.words[field.words ?? ''] ?? [];
  const isText = (text: unknown): boolean => typeof text === 'string' && text.length <= (field.longest ?? Infinity);
  const entries = Object.entries(Object(value) as object);
  switch (field.kind) {
    case 'uuid':
      return /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(String(value));
    case 'identifier':
      return isText(value) && /^[\w-]+$/.test(String(value));
    case 'integer':
      return Number.isInteger(value) && Number(value) >= (field.min ?? 0) && Number(value) <= (field.max ?? Infinity);
    case 'flag':
      return typeof value === 'boolean';
    case 'enumeration':
      return words.includes(String(value));
    case 'set':
      return Array.isArray(value) && value.every(word => words.includes(String(word)));
    case 'states':
      return entries.length <= (field.most ?? 0) && entries.every(([, state]) => ['yes', 'no', 'unknown'].includes(String(state)));
    case 'labels':
      return entries.length <= (field.most ?? 0) && entries.every(([, label]) => isText(label));
    default:
      return isText(value);
  }
}

function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(namesIn);
  return Array.isArray(value) ? inner : [...Object.keys(value), ...inner];
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
