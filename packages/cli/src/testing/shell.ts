import { spawnSync } from 'node:child_process';
import { inClone } from './folder.ts';

/** What a command did, as a shell sees it. */
export interface ShellRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly json: <T>() => T;
}

/** The program as it was built: what people run, and a third of the processor time of starting it from its sources. */
export const programInShell = [process.execPath, inClone('packages/cli/dist/main.js')] as const;

/** Runs `firebreak` as a shell does, on the embedded database, from the root of the clone. */
export function firebreakInShell(
  given: readonly string[],
  { input, language = 'C.UTF-8' }: { readonly input?: string; readonly language?: string } = {},
): ShellRun {
  const { DATABASE_URL: _, LC_ALL: __, LC_MESSAGES: ___, ...environment } = process.env;
  const [node, main] = programInShell;
  const { status, stdout, stderr } = spawnSync(node, [main, ...given], {
    encoding: 'utf8',
    cwd: inClone(''),
    env: { ...environment, LANG: language },
    ...(input === undefined ? {} : { input }),
  });
  return { status, stdout, stderr, json: <T>() => JSON.parse(stdout) as T };
}
