import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestProject } from 'vitest/node';
import { root } from '../../scripts/setup/root.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of one run of the browser tests, for what its files make once and share. */
    browserRun: string;
  }
}

/** A folder for the run, gone with it; what failed in an earlier run is not taken for a failure of this one. */
export default function setup({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'firebreak-e2e-run-'));
  rmSync(join(root, 'test-results/failure'), { recursive: true, force: true });
  provide('browserRun', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
