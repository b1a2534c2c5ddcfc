import { mkdir } from 'node:fs/promises';
import { type AddressInfo } from 'node:net';
import { type FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import { makeLink } from './feature/account/link.ts';
import { hasAdministrator } from './feature/account/store.ts';
import { openDatabase, type OpenDatabase } from './platform/database/index.ts';
import { type Platform } from './platform/platform.ts';

export { type Platform } from './platform/platform.ts';

export interface InstallationOptions {
  /** Data directory: embedded database and uploads. */
  readonly directory: string;
  /** Address of a PostgreSQL instead of the embedded database. */
  readonly databaseUrl?: string | undefined;
  readonly version: string;
}

/** An installation that is open: its database migrated, nothing listening yet. */
export interface Installation {
  readonly platform: Platform;
  close(): Promise<void>;
}

/** Opens the data of an installation, for the server and for the commands that work without one. */
export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  await mkdir(options.directory, { recursive: true });
  const database: OpenDatabase = await openDatabase({ url: options.databaseUrl, directory: options.directory });
  const platform: Platform = {
    db: database.db,
    engine: database.engine.name,
    longWorks: database.longWorks,
    now: () => new Date().toISOString(),
    directory: options.directory,
    version: options.version,
  };
  return { platform, close: database.close };
}

export interface ServeOptions extends InstallationOptions {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Folder of the built console. */
  readonly web: string;
}

export interface Serving {
  readonly address: string;
  readonly platform: Platform;
  /** Path of a one-time link for the first administrator; absent once there is one. */
  readonly setUpLink?: string;
  readonly app: FastifyInstance;
  close(): Promise<void>;
}

/** Opens the installation, prepares it, and listens. */
export async function serve(
  options: ServeOptions,
  prepare: (platform: Platform) => Promise<void> = async () => undefined,
): Promise<Serving> {
  const { platform, close } = await openInstallation(options);
  try {
    await prepare(platform);
    const app = await buildApp(platform, { web: options.web });
    await app.listen({ host: options.host, port: options.port });
    const setUpLink = (await hasAdministrator(platform.db)) ? undefined : await makeLink(platform.db, platform.now(), 'setUp', null);
    return {
      address: addressOf(app, options.host),
      platform,
      ...(setUpLink === undefined ? {} : { setUpLink }),
      app,
      async close() {
        await app.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function addressOf(app: FastifyInstance, host: string): string {
  const { port } = app.server.address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
