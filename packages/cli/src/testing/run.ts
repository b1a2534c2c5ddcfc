import { type Locale } from '@firebreak/contract';
import { vi } from 'vitest';

/** What a command did, as a shell sees it. */
export interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly json: <T>() => T;
}

/**
 * The commands on plain files in a language, run inside the test: arguments, exit codes and both outputs as in a shell,
 * without starting Node for each of them. That a shell gets the same is tested once, in `statistics-shell.test.ts`.
 */
export async function statisticsIn(language: Locale): Promise<(...given: readonly string[]) => Promise<Run>> {
  const given = process.argv;
  process.argv = [...given.slice(0, 2), '--lang', language];
  vi.resetModules();
  const [{ createStatisticsProgram }, { explain }, { warn }] = await Promise.all([
    import('../statistics.ts'),
    import('../failure.ts'),
    import('../output.ts'),
  ]);
  process.argv = given;
  return async (...words) => {
    const [out, err] = [captured('stdout'), captured('stderr')];
    let status = 0;
    try {
      await createStatisticsProgram().parseAsync(words, { from: 'user' });
      status = Number(process.exitCode ?? 0);
    } catch (error) {
      status = explain(error, language, warn);
    } finally {
      process.exitCode = undefined;
      out.restore();
      err.restore();
    }
    const stdout = out.text();
    return { status, stdout, stderr: err.text(), json: <T>() => JSON.parse(stdout) as T };
  };
}

function captured(stream: 'stdout' | 'stderr'): { text: () => string; restore: () => void } {
  const parts: string[] = [];
  const spy = vi.spyOn(process[stream], 'write').mockImplementation((chunk: string | Uint8Array) => {
    parts.push(String(chunk));
    return true;
  });
  return { text: () => parts.join(''), restore: () => spy.mockRestore() };
}
