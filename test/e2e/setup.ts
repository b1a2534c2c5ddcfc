import { afterAll, afterEach, beforeEach } from 'vitest';
import { closeBrowser } from './browser.ts';
import { closeConsolesBut, openConsoles, type Watched } from './console.ts';
import { keepFailure } from './failure.ts';

/** For every file of browser tests: what a failing test leaves, and the closing of what was opened. */
let openBefore: readonly Watched[] = [];
beforeEach(() => {
  openBefore = [...openConsoles];
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await keepFailure(task);
  await closeConsolesBut(openBefore);
});
afterAll(closeBrowser);
