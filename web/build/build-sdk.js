import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { browsers } from './browsers.js';
import { sdk } from './places.js';
import { runTsc } from './run-tsc.js';

/** Writes `sdk/dist`: one ES module with its source map, and the types. */
export async function buildSdk() {
  const dist = join(sdk, 'dist');
  await rm(dist, { recursive: true, force: true });
  await build({
    entryPoints: [join(sdk, 'src/index.ts')],
    outfile: join(dist, 'index.js'),
    bundle: true,
    format: 'esm',
    target: browsers,
    minify: true,
    sourcemap: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  await runTsc(join(sdk, 'tsconfig.build.json'));
}
