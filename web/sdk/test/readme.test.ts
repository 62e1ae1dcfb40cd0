import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { it } from 'node:test';
import ts from 'typescript';

const documents = ['sdk/README.md', '../docs/guide/observe-only.md'];

it('Every example of the README, and of the guide to observing, compiles as it stands', () => {
  const examples = documents.flatMap(document =>
    [...readFileSync(document, 'utf8').matchAll(/^```ts\n(.*?)^```$/gms)].map(found => found[1] ?? ''),
  );
  assert.ok(examples.length > 0);

  const { config } = ts.readConfigFile('tsconfig.base.json', path => ts.sys.readFile(path)) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  const host = ts.createCompilerHost(options);
  const files = new Map(examples.map((text, index) => [resolve(`sdk/example-${String(index + 1)}.ts`), text]));
  host.readFile = path => files.get(path) ?? ts.sys.readFile(path);
  host.fileExists = path => files.has(path) || ts.sys.fileExists(path);

  const program = ts.createProgram([...files.keys()], { ...options, noEmit: true, noUnusedLocals: false }, host);
  assert.equal(ts.formatDiagnostics(ts.getPreEmitDiagnostics(program), host), '');
});
