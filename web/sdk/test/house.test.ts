import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

// The test runner starts in web/.
const sources = readdirSync('sdk/src', { withFileTypes: true }).flatMap(entry =>
  entry.isDirectory()
    ? readdirSync(join('sdk/src', entry.name)).map(name => join('sdk/src', entry.name, name))
    : [join('sdk/src', entry.name)],
);

describe('The SDK’s source', () => {
  for (const source of sources)
    it(`${source} has one idea, and a name in kebab-case that is its function’s`, () => {
      assert.match(source, /\/[a-z0-9]+(-[a-z0-9]+)*\.ts$/);
      const functions = [...readFileSync(source, 'utf8').matchAll(/^export (?:async )?function (\w+)[<(]/gm)];
      const names = [...new Set(functions.map(found => kebab(found[1] ?? '')))];
      assert.ok(names.length <= 1, `exports ${names.join(' and ')}`);
      if (names[0] !== undefined) assert.ok(source.endsWith(`/${names[0]}.ts`), names[0]);
    });
});

describe('The SDK’s package', () => {
  it('exports two functions and nothing else at run time', async () => {
    const bundle = (await import(join(process.cwd(), 'sdk/dist/index.js'))) as object;
    assert.deepEqual(Object.keys(bundle).sort(), ['createClient', 'probeCapabilities']);
  });

  it('exports one function for pages to observe, and nothing else at run time', async () => {
    const bundle = (await import(join(process.cwd(), 'sdk/dist/observe.js'))) as object;
    assert.deepEqual(Object.keys(bundle), ['observe']);
  });

  it('packs its build, its types, its README and its license, and nothing else', () => {
    const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--workspace', 'sdk'], { encoding: 'utf8' });
    const packed = JSON.parse(output) as unknown;
    const [list] = (Array.isArray(packed) ? packed : Object.values(packed as object)) as { files: { path: string }[] }[];
    const others = (list?.files ?? []).map(file => file.path).filter(path => !/^dist\/.*\.d\.ts$/.test(path));
    assert.deepEqual(others.sort(), [
      'LICENSE', 'README.md', 'dist/index.js', 'dist/index.js.map',
      'dist/observe.js', 'dist/observe.js.map', 'dist/observe.script.js', 'dist/observe.script.js.map',
      'package.json',
    ]);
  });

  it('has no dependencies', () => {
    const manifest = JSON.parse(readFileSync('sdk/package.json', 'utf8')) as Record<string, unknown>;
    assert.deepEqual([manifest['dependencies'], manifest['peerDependencies']], [undefined, undefined]);
  });
});

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, capital => `-${capital.toLowerCase()}`);
}
