import { buildAssets } from './build-assets.js';
import { buildSdk } from './build-sdk.js';

await buildSdk();
const manifest = await buildAssets();
console.log(`web: SDK built; ${Object.keys(manifest).length} assets.`);
