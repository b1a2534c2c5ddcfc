import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/setup/root.mjs';

/** The built command line at work: `firebreak serve` over a data directory. */
export interface FirebreakProcess {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly address: string;
  /** Everything it printed so far, for example one-time links. */
  output(): string;
  /** Ends it as Ctrl-C would, and waits. */
  end(): Promise<void>;
}

const READY_MS = 280_000;
const STOP_MS = 20_000;

/**
 * Starts `firebreak serve --port 0`.
 *
 * @throws with what it printed when it ends or stays silent instead of naming its address
 */
export async function startFirebreak(data: string, args: readonly string[]): Promise<FirebreakProcess> {
  const program = join(root, 'packages/cli/dist/main.js');
  if (!existsSync(program)) throw new Error('Firebreak is not built. Run: npm run build');
  const child = spawn(process.execPath, [program, 'serve', '--host', '127.0.0.1', '--port', '0', '--data', data, ...args], {
    cwd: root,
    env: embeddedEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = collectOutput(child);
  const killOnExit = (): boolean => child.kill('SIGKILL');
  process.once('exit', killOnExit);
  const end = async (): Promise<void> => {
    await endChild(child);
    process.off('exit', killOnExit);
  };
  try {
    return { address: await addressFrom(child, output), output, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** The browser tests are about the pages: they use the embedded database whatever the other tests use, and read what is printed in English. */
function embeddedEnvironment(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, LC_ALL: __, LC_MESSAGES: ___, ...env } = process.env;
  return { ...env, NODE_ENV: 'production', LANG: 'C.UTF-8' };
}

function collectOutput(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return () => text;
}

function addressFrom(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((found, fail) => {
    const give = (what: () => void): void => {
      clearTimeout(timer);
      what();
    };
    const timer = setTimeout(() => fail(new Error(`The server named no address within ${READY_MS / 1000} s:\n${output()}`)), READY_MS);
    child.once('error', (error) => give(() => fail(error)));
    child.once('exit', (code) => give(() => fail(new Error(`The server ended with code ${code}:\n${output()}`))));
    child.stdout?.on('data', () => {
      const address = /http:\/\/127\.0\.0\.1:\d+(?=\D)/.exec(output())?.[0];
      if (address !== undefined) give(() => found(address));
    });
  });
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(force);
}
