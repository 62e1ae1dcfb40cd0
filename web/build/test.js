import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildSdk } from './build-sdk.js';
import { compiledTests, filesIn, web, workspaces } from './places.js';

/** In milliseconds. A test that hangs must fail, and not be waited for. */
const longestRun = 180_000;

// Builds the SDK, whose package is tested too; bundles every `*.test.ts`, because Node 18 reads no TypeScript; and runs
// them with Node's own test runner.
const tests = (
  await Promise.all(workspaces.map(folder => filesIn(join(folder, 'test'), '.test.ts', { recursive: true })))
).flat();

await buildSdk();
await rm(compiledTests, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: web,
  entryPoints: tests,
  outdir: compiledTests,
  outbase: web,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  target: 'node18',
  format: 'esm',
  external: ['typescript'],
  sourcemap: 'inline',
  metafile: true,
  logLevel: 'warning',
});

// Without files to run, Node's test runner would go looking for some, find this script, and run it for ever.
if (tests.length === 0) throw new Error('There are no tests.');

const files = Object.keys(metafile.outputs).map(output => join(web, output));
spawn(process.execPath, ['--enable-source-maps', '--test', '--test-reporter=spec', ...files], {
  cwd: web,
  stdio: 'inherit',
  timeout: longestRun,
}).on('close', code => {
  process.exitCode = code ?? 1;
});
