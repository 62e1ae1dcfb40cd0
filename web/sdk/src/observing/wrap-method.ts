import { quietly } from '../telemetry/quietly.js';

/** What follows of one call; nothing of it may throw. */
export type Follow = {
  /** The call has returned: there is time now. */
  readonly called: () => void;
  readonly fulfilled: (value: unknown) => void;
  readonly rejected: (error: unknown) => void;
};

/** Says whether to follow a call, before it is made. */
export type Watch = (argument: unknown) => Follow | undefined;

/**
 * Wraps one method of an object so that nobody sees a difference: the wrapper stands where the method was found, with the
 * same property attributes, and passes on `this`, all arguments, what is returned and what is thrown. Being a Proxy it
 * has the method's own name, length and properties. Gives back what ends it: the method is put back, or, where others
 * have wrapped the wrapper since, it passes everything through. Undefined where the method cannot be replaced.
 */
export function wrapMethod(object: object, name: string, watch: Watch): (() => void) | undefined {
  const owner = ownerOf(object, name);
  const found = owner && Object.getOwnPropertyDescriptor(owner, name);
  if (!owner || typeof found?.value !== 'function') return undefined;

  const method = found.value as (...args: unknown[]) => unknown;
  let isWatching = true;
  const wrapper = new Proxy(method, {
    apply(target, self, args: unknown[]) {
      const follow = isWatching ? watch(args[0]) : undefined;
      return follow ? followed(() => Reflect.apply(target, self, args), follow) : Reflect.apply(target, self, args);
    },
    // Otherwise a Proxy says that it is a function without a name.
    get: (target, key) =>
      key === 'toString' ? target.toString.bind(target) : (Reflect.get(target, key) as unknown),
  });
  if (!Reflect.defineProperty(owner, name, { ...found, value: wrapper })) return undefined;

  return () => {
    isWatching = false;
    if (Object.getOwnPropertyDescriptor(owner, name)?.value === wrapper) Reflect.defineProperty(owner, name, found);
  };
}

function ownerOf(object: object, name: string): object | undefined {
  for (let owner: object | null = object; owner; owner = Reflect.getPrototypeOf(owner))
    if (Object.hasOwn(owner, name)) return owner;
  return undefined;
}

/**
 * What the call returns. A promise is passed on as one that settles alike, one microtask later: listening beside the
 * caller would make an error that nobody handles look handled. A promise of some other making is passed on itself.
 */
function followed(call: () => unknown, { called, fulfilled, rejected }: Follow): unknown {
  let returned: unknown;
  try {
    returned = call();
  } catch (error) {
    called();
    rejected(error);
    throw error;
  }
  called();
  if (!isPlainPromise(returned)) {
    quietly(() => void Promise.resolve(returned).then(fulfilled, rejected));
    return returned;
  }
  return returned.then(
    value => {
      fulfilled(value);
      return value;
    },
    (error: unknown) => {
      rejected(error);
      throw error;
    },
  );
}

function isPlainPromise(returned: unknown): returned is Promise<unknown> {
  const { prototype } = Promise;
  return (
    quietly(
      () => returned instanceof Promise && returned.constructor === Promise && returned.then === prototype.then,
    ) === true
  );
}
