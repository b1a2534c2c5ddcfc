import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { copyDemoData } from './demo-data.ts';
import { startFirebreak } from './firebreak-process.ts';

/** A running Firebreak with its own data, for one test file. */
export interface TestServer {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly address: string;
  /** Everything it printed so far, for example one-time links. */
  output(): string;
  /** What it wrote down of faults nobody foresaw, a line of JSON each. */
  faults(): string;
  /** Ends it, waits, and removes its data. */
  stop(): Promise<void>;
}

/** Servers of this file that run now: what they print is kept when a test fails. */
export const runningServers = new Set<TestServer>();

/** An installation as after the first `npm start`: no user, no outbreak. */
export const startEmptyServer = (): Promise<TestServer> => startOver(newFolder(), []);

/** An installation with the demonstration city, which is this file's alone. */
export async function startDemoServer(): Promise<TestServer> {
  const data = newFolder();
  await copyDemoData(data);
  return startOver(data, ['--demo']);
}

/** The demonstration city made anew, where no run of tests has one ready: for what is measured. */
export const startNewDemoServer = (): Promise<TestServer> => startOver(newFolder(), ['--demo']);

/** An empty server while the tests of the calling file or `describe` run; to be looked at in tests and hooks only. */
export function serveEmpty(): TestServer {
  let server: TestServer;
  beforeAll(async () => {
    server = await startEmptyServer();
  });
  afterAll(() => server?.stop());
  return {
    get address() {
      return server.address;
    },
    output: () => server.output(),
    faults: () => server.faults(),
    stop: () => server.stop(),
  };
}

/** Password of everybody in the demonstration, as the server printed it. */
export const passwordOf = (server: TestServer): string => /password (\w+)/.exec(server.output())?.[1] ?? '';

/** The one-time link by which the first administrator of an empty installation comes in, as the server printed it. */
export const setUpLinkOf = (server: TestServer): string => /http:\S+\/link\/\S+/.exec(server.output())?.[0] ?? '';

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'firebreak-e2e-'));

async function startOver(data: string, args: readonly string[]): Promise<TestServer> {
  const remove = (): void => rmSync(data, { recursive: true, force: true });
  try {
    const { address, output, end } = await startFirebreak(data, args);
    const server = {
      address,
      output,
      faults: () => readWhole(join(data, 'log/fault.jsonl')),
      stop: async () => {
        runningServers.delete(server);
        await end();
        remove();
      },
    };
    runningServers.add(server);
    return server;
  } catch (error) {
    remove();
    throw error;
  }
}

const readWhole = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');
