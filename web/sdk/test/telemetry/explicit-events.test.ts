import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { observe } from '../../src/observe.js';
import { isAboutJourney } from '../../src/observing/is-about-journey.js';
import type { Observation, ObserveOptions } from '../../src/observing/observation.js';
import { fieldsOf } from '../../src/telemetry/catalog.js';
import { catalog, catalogFaults } from './catalog-faults.js';
import { namesOf, only, openSurroundings, provide, type Server, type Surroundings } from './fake-surroundings.js';

type Page = Surroundings & { readonly observation: Observation };

async function open(options: ObserveOptions = {}, server: Server = {}, before: () => void = () => undefined): Promise<Page> {
  const surroundings = await openSurroundings({}, server);
  before();
  return { ...surroundings, observation: observe({ fetch: surroundings.fetch, consent: 'journey', ...options }) };
}

/** What a page in JavaScript may call, whatever the types say. */
function trackUntyped({ observation }: Page, name: unknown, fields?: unknown): void {
  observation.track(name as 'page.auth_viewed', fields as object);
}

describe('An event of the page', () => {
  it('is told with the place where it happened and the flow that it belongs to', async () => {
    const page = await open({ touchpoint: 'login' });
    const { track, at } = page.observation;
    track('page.auth_viewed');
    track('flow.started', { flowName: 'sign_in' });
    at('recovery');
    track('method.chosen', { to: 'password', by: 'user' });
    track('flow.finished', { flowName: 'sign_in', outcome: 'success', method: 'password' });
    track('conversion', { goal: 'order' });
    const told = await page.told();
    for (const event of told) assert.deepEqual(catalogFaults(event, 'browser'), []);
    const flow = only(told, 'flow.started').flow;
    assert.deepEqual(
      told.filter(({ name }) => !/^(sdk|env)/.test(name)).map(event => [event.name, event.touchpoint, event.flow]),
      [
        ['page.auth_viewed', 'login', undefined],
        ['flow.started', 'login', flow],
        ['method.chosen', 'recovery', flow],
        ['flow.finished', 'recovery', flow],
        ['conversion', 'recovery', undefined],
      ],
    );
    assert.ok(flow);
  });

  it('is told with the group that the page counts the person in, from the options or from when it says so', async () => {
    const page = await open({ cohort: 'beta' });
    const { track, countIn } = page.observation;
    track('page.auth_viewed');
    countIn('control');
    track('conversion', { goal: 'order' });
    countIn(undefined);
    track('conversion', { goal: 'basket' });
    const told = await page.told();
    for (const event of told) assert.deepEqual(catalogFaults(event, 'browser'), []);
    assert.deepEqual(
      told.filter(({ name }) => !/^(sdk|env)/.test(name)).map(({ cohort }) => cohort),
      ['beta', 'control', undefined],
    );
  });

  for (const [what, name, fields] of [
    ['with a field that the catalog has not', 'conversion', { goal: 'order', email: 'ada@example.com' }],
    ['with a field of another event', 'page.auth_viewed', { goal: 'order' }],
    ['with a forbidden field', 'ceremony.succeeded', { signature: 'c2VjcmV0' }],
    ['with bytes', 'method.offered', { options: new Uint8Array(8) }],
    ['with something nested deeply', 'method.offered', { options: [['passkey']] }],
    ['with a long text', 'conversion', { goal: 'x'.repeat(513) }],
    ['with a number that is none', 'page.stalled', { kind: 'blank', waitedMs: NaN }],
    ['with a getter that throws', 'conversion', { get goal(): string { throw new Error('Mine.'); } }],
    ['that no catalog has', 'page.of_mine', {}],
    ['that is named like a method of objects', 'constructor', {}],
    ['that is no event at all', undefined, undefined],
  ] as const)
    it(`${what} stays in the page and is counted`, async () => {
      const page = await open();
      trackUntyped(page, name, fields);
      page.observation.track('page.auth_viewed');
      const told = await page.told();
      assert.deepEqual(namesOf(told), ['page.auth_viewed', 'sdk.dropped']);
      assert.deepEqual(only(told, 'sdk.dropped').fields, { reason: 'forbidden_field', count: 1 });
    });

  it('about the journey is recorded only with consent, which may come later', async () => {
    const page = await open({ consent: 'security' });
    page.observation.track('page.auth_viewed');
    page.observation.track('error.client', { type: 'RangeError' });
    page.observation.consentTo('journey');
    page.observation.track('page.auth_viewed');
    assert.deepEqual(namesOf(await page.told()), ['error.client', 'page.auth_viewed']);
    assert.equal(page.storage.session.size, 0);
  });

  it('needs consent exactly where the catalog says that it is about the journey', () => {
    const kinds = catalog.events.filter(({ origins }) => origins.includes('browser'));
    assert.deepEqual(kinds.map(({ name }) => name).sort(), Object.keys(fieldsOf).sort());
    for (const { name, purpose } of kinds) assert.equal(isAboutJourney(name), purpose === 'journey', name);
  });
});

describe('Without consent to the journey', () => {
  it('nothing is stored on the device', async () => {
    const page = await open({ consent: 'security', handOver: true }, { beacon: () => false });
    page.observation.track('error.client', { type: 'RangeError' });
    page.fire('pagehide');
    await page.told();
    assert.deepEqual([page.storage.local.size, page.storage.session.size], [0, 0]);
  });
});

describe('What could not be sent before a page was left', () => {
  it('is sent by the next page of the tab, once, where the page wants that', async () => {
    const first = await open({ handOver: true }, { beacon: () => false });
    first.observation.track('page.auth_viewed');
    first.fire('pagehide');
    const second = await open({ handOver: true }, { storage: first.storage });
    const event = only(await second.told(), 'page.auth_viewed');
    assert.notEqual(event.tab, only(await second.told(), 'env.device').tab);
    const third = await open({ handOver: true }, { storage: first.storage });
    assert.deepEqual(namesOf(await third.told()), []);
  });

  it('is forgotten where it does not, and where somebody else has written to that place', async () => {
    const first = await open({}, { beacon: () => false });
    first.observation.track('page.auth_viewed');
    first.fire('pagehide');
    assert.equal(first.storage.session.size, 0);
    first.storage.session.set('ostiary.outbox', '{"not":"ours"');
    assert.deepEqual(namesOf(await (await open({ handOver: true }, { storage: first.storage })).told()), []);
  });
});

describe('The data layer', () => {
  it('is told of what the page put there before the SDK came, and at once of what it puts there after', async () => {
    const page = await open({ consent: 'security' }, {}, () => {
      provide('ostiaryEvents', [['consentTo', 'journey'], ['at', 'login'], ['page.auth_viewed'], 'nonsense', null]);
    });
    const { ostiaryEvents } = globalThis as unknown as { ostiaryEvents: unknown[] };
    ostiaryEvents.push(['flow.started', { flowName: 'sign_in' }], ['conversion', { secret: 1 }], [], 7);
    const told = await page.told();
    assert.deepEqual(namesOf(told).slice(0, 2), ['page.auth_viewed', 'flow.started']);
    assert.equal(only(told, 'page.auth_viewed').touchpoint, 'login');
    assert.equal(told.filter(({ name }) => name === 'conversion').length, 0);
  });

  it('is adopted once, whoever comes second', async () => {
    const page = await open();
    const second = observe({ fetch: page.fetch, consent: 'journey' });
    (globalThis as unknown as { ostiaryEvents: unknown[] }).ostiaryEvents.push(['page.auth_viewed']);
    assert.equal((await page.told()).filter(({ name }) => name === 'page.auth_viewed').length, 1);
    second.stop();
  });
});

describe('The field for the identifier', () => {
  function aField(value = ''): HTMLInputElement {
    return Object.assign(new EventTarget(), { value, form: new EventTarget() }) as unknown as HTMLInputElement;
  }
  const input = (inputType?: string): Event => Object.assign(new Event('input'), { inputType });

  it('is told of when it is focused and submitted, with the length of what was typed and nothing of it', async () => {
    const page = await open();
    const field = aField();
    page.observation.watchIdentifier(field);
    field.dispatchEvent(new Event('focus'));
    field.value = 'ada@example.com';
    field.dispatchEvent(input('insertText'));
    field.form?.dispatchEvent(new Event('submit'));
    const told = await page.told();
    assert.deepEqual(namesOf(told), ['identifier.focused', 'identifier.submitted']);
    assert.deepEqual(only(told, 'identifier.submitted').fields, { lengthBucket: 'b9_16', autofillGuess: false });
    assert.ok(!page.batches.some(({ text }) => text.includes('ada@')));
  });

  it('is told of as filled without typing, once, and then as submitted so', async () => {
    const page = await open();
    const field = aField('ada');
    page.observation.watchIdentifier(field);
    field.dispatchEvent(input());
    field.form?.dispatchEvent(new Event('submit'));
    const told = await page.told();
    for (const event of told) assert.deepEqual(catalogFaults(event, 'browser'), []);
    assert.deepEqual(only(told, 'identifier.prefilled').fields, { by: 'unknown' });
    assert.deepEqual(only(told, 'identifier.submitted').fields, { lengthBucket: 'b1_4', autofillGuess: true });
  });

  it('is not told of any more when the page says so', async () => {
    const page = await open();
    const field = aField();
    page.observation.watchIdentifier(field)();
    field.dispatchEvent(new Event('focus'));
    assert.deepEqual(namesOf(await page.told()), []);
  });
});
