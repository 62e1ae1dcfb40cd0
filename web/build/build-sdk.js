import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { browsers } from './browsers.js';
import { sdk } from './places.js';
import { runTsc } from './run-tsc.js';

/** Each entry with its name in `dist`, and how pages load it. */
const entries = /** @type {const} */ ([
  ['index.ts', 'index.js', 'esm'],
  ['observe.ts', 'observe.js', 'esm'],
  // For a script tag: pages without a bundler observe with one line.
  ['observe-script.ts', 'observe.script.js', 'iife'],
]);

/** Writes `sdk/dist`: each entry in a file of its own with its source map, and the types. */
export async function buildSdk() {
  const dist = join(sdk, 'dist');
  await rm(dist, { recursive: true, force: true });
  for (const [source, output, format] of entries)
    await build({
      entryPoints: [join(sdk, 'src', source)],
      outfile: join(dist, output),
      bundle: true,
      format,
      target: browsers,
      minify: true,
      sourcemap: true,
      legalComments: 'none',
      logLevel: 'warning',
    });
  await runTsc(join(sdk, 'tsconfig.build.json'));
}
