import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

/** A server that can be killed and started again at the same address. */
export class ServerProcess {
  readonly port: number;
  private readonly url: string;
  private readonly directory: string;
  private child: ChildProcess | undefined;

  constructor(url: string, directory: string, port: number) {
    this.url = url;
    this.directory = directory;
    this.port = port;
  }

  /** Starts it; resolves when it answers. */
  async start(): Promise<void> {
    const program = fileURLToPath(new URL('./server.ts', import.meta.url));
    const flags = ['--conditions=source', '--import', 'tsx', ...profiling()];
    const child = spawn(process.execPath, [...flags, program, this.directory, String(this.port)], {
      env: { ...process.env, DATABASE_URL: this.url },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.child = child;
    await Promise.race([
      once(child.stdout, 'data'),
      once(child, 'exit').then(() => Promise.reject(new Error('The server ended before it answered.'))),
    ]);
  }

  /** -9: nothing is said, nothing is finished. */
  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (child === undefined || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  /** Seconds of processor it has used. */
  cpuSeconds(): number {
    const pid = this.child?.pid;
    return pid === undefined ? Number.NaN : cpuSecondsOf(pid);
  }
}

/** `FIREBREAK_PROFILE=folder` writes what the server spends its time on. */
function profiling(): string[] {
  const folder = process.env['FIREBREAK_PROFILE'];
  return folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`];
}

const ticksPerSecond = 100;
function cpuSecondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
