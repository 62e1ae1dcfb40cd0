import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, sep } from 'node:path';
import { build } from 'esbuild';
import { browsers } from './browsers.js';
import { assets, filesIn, pageWorkspaces, sdk, web } from './places.js';

/** The script for pages of other sites, which name it in a tag. Its address stays; a version that breaks them gets another. */
const observeScript = 'observe.v1.js';

/**
 * Fills the server's asset folder anew: scripts, styles and static files under names that change with their content,
 * and `manifest.json`, which leads from each logical name to the file that holds it. The SDK must be built.
 */
export async function buildAssets() {
  await rm(assets, { recursive: true, force: true });
  await mkdir(assets, { recursive: true });

  const manifest = manifestOf([...(await bundleScripts()), ...(await bundleStyles()), ...(await copyStatic())]);
  await copyObserveScript();
  await writeFile(join(assets, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** `pages/src/sign-in.entry.ts` becomes `sign-in.js`; what entries share is loaded once. */
async function bundleScripts() {
  const entries = await everyWorkspaces('src', '.entry.ts');
  return bundle(entries, entry => `${basename(entry, '.entry.ts')}.js`, {
    format: 'esm',
    splitting: true,
    target: browsers,
  });
}

/** `pages/styles/pages.css` becomes `pages.css`, with what it imports. Only the folder's own files are entries. */
async function bundleStyles() {
  const entries = await everyWorkspaces('styles', '.css');
  return bundle(entries, entry => basename(entry), {
    target: browsers.filter(browser => !browser.startsWith('es')),
    loader: { '.woff2': 'file', '.svg': 'file', '.png': 'file' },
  });
}

/**
 * @param {string[]} entries
 * @param {(entry: string) => string} logicalName
 * @param {import('esbuild').BuildOptions} options
 * @returns {Promise<[string, string][]>} pairs of logical name and file name
 */
async function bundle(entries, logicalName, options) {
  if (entries.length === 0) return [];
  const { metafile } = await build({
    ...options,
    absWorkingDir: web,
    entryPoints: entries.map(entry => ({ in: entry, out: logicalName(entry).replace(/\.(js|css)$/, '') })),
    outdir: assets,
    entryNames: '[name]-[hash]',
    chunkNames: 'shared-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    sourcemap: true,
    metafile: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  return Object.entries(metafile.outputs).flatMap(([output, { entryPoint }]) =>
    entryPoint === undefined ? [] : [[logicalName(entryPoint), basename(output)]],
  );
}

/** Without its source map, which lies in the SDK's package. */
async function copyObserveScript() {
  const script = await readFile(join(sdk, 'dist/observe.script.js'), 'utf8');
  await writeFile(join(assets, observeScript), script.replace(/^\/\/# sourceMappingURL=.*\n?$/m, ''));
}

/** @returns {Promise<[string, string][]>} pairs of logical name and file name */
async function copyStatic() {
  const copied = pageWorkspaces.map(async workspace => {
    const folder = join(workspace, 'static');
    return Promise.all(
      (await filesIn(folder, '', { recursive: true })).map(async file => {
        const name = relative(folder, file).split(sep).join('/');
        const content = await readFile(file);
        const hashed = hashedName(name, content);
        await mkdir(dirname(join(assets, hashed)), { recursive: true });
        await writeFile(join(assets, hashed), content);
        return /** @type {[string, string]} */ ([name, hashed]);
      }),
    );
  });
  return (await Promise.all(copied)).flat();
}

/**
 * `mark.svg` becomes `mark-1F0C93AE.svg`, in the shape of the bundler's own names.
 * @param {string} name
 * @param {Buffer} content
 */
function hashedName(name, content) {
  const ending = extname(name);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8).toUpperCase();
  return `${name.slice(0, name.length - ending.length)}-${hash}${ending}`;
}

/**
 * @param {string} folder
 * @param {string} ending
 */
async function everyWorkspaces(folder, ending) {
  const files = await Promise.all(pageWorkspaces.map(workspace => filesIn(join(workspace, folder), ending)));
  return files.flat();
}

/** @param {[string, string][]} named */
function manifestOf(named) {
  /** @type {Record<string, string>} */
  const manifest = {};
  for (const [name, file] of named.sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (name in manifest) throw new Error(`Two workspaces make an asset called ${name}; rename one of them.`);
    manifest[name] = file;
  }
  return manifest;
}
