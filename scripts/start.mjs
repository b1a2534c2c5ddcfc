// npm start [-- options]: installs and builds what is missing, then serves. Options go to `firebreak serve`.
import { ensureBuilt } from './setup/build.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { requireNode } from './setup/node-version.mjs';

const PARENT_CHECK_MS = 500;

requireNode();
try {
  await ensureInstalled(console.log);
  await ensureBuilt({ say: console.log });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

endWithParent();

// In this very process: signals reach the server and its exit code is ours.
const program = new URL('../packages/cli/dist/main.js', import.meta.url);
process.argv = [process.execPath, program.pathname, 'serve', ...process.argv.slice(2)];
await import(program.href);

/** npm and its shell end at a SIGTERM without passing it on. A server nobody started any more ends too, in the same orderly way. */
function endWithParent() {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, PARENT_CHECK_MS);
  timer.unref();
}
