// npm run build: compiles the packages and bundles the pages, each only when its sources changed.
import { ensureBuilt, staleParts } from './setup/build.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { requireNode } from './setup/node-version.mjs';
import { said } from './setup/text.mjs';

requireNode();
try {
  await ensureInstalled(console.log);
  if (staleParts().length === 0) console.log(said('built'));
  await ensureBuilt({ say: console.log });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
