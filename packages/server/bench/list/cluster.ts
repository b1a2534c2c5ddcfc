import { execFile, spawn } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A PostgreSQL with an empty database for one bench. */
export interface Cluster {
  readonly url: string;
  stop(): Promise<void>;
}

const programsDirectory = '/usr/lib/postgresql';

/** The server of DATABASE_URL, or one of our own from Debian's programs; undefined where there is neither. */
export async function openCluster(): Promise<Cluster | undefined> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined) return { url: given, stop: async () => undefined };
  const versions = await readdir(programsDirectory).catch((): string[] => []);
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? undefined : startCluster(join(programsDirectory, newest, 'bin'));
}

async function startCluster(programs: string): Promise<Cluster> {
  const directory = await mkdtemp(join(tmpdir(), 'firebreak-cluster-'));
  await chmod(directory, 0o711);
  const home = join(directory, 'home');
  await mkdir(home);
  if (isRoot) await chown(home, Number((await run('id', ['-u', 'postgres'])).stdout), -1);
  const port = await freePort();
  const data = join(home, 'data');
  await asOwner(join(programs, 'initdb'), ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8']);
  const server = spawn(
    ...command(join(programs, 'postgres'), [
      '-D',
      data,
      '-p',
      String(port),
      '-k',
      home,
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'shared_buffers=1GB',
      '-c',
      'max_connections=100',
    ]),
    { stdio: 'ignore' },
  );
  await ready(join(programs, 'pg_isready'), port);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      await asOwner(join(programs, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop']).catch(() => server.kill());
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root. */
const isRoot = userInfo().uid === 0;
const command = (program: string, args: string[]): [string, string[]] =>
  isRoot ? ['runuser', ['-u', 'postgres', '--', program, ...args]] : [program, args];
const asOwner = (program: string, args: string[]) => run(...command(program, args), { cwd: '/' });

async function ready(isReady: string, port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const answers = await run(isReady, ['-h', '127.0.0.1', '-p', String(port)]).then(
      () => true,
      () => false,
    );
    if (answers) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('PostgreSQL did not start within ten seconds.');
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
