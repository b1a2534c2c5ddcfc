import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { uuidv7 } from 'uuidv7';
import { createOutbreak } from '../feature/outbreak/service.ts';
import { openInstallation } from '../main.ts';
import { type Actor, loadActor } from '../platform/access/index.ts';
import { type Platform } from '../platform/platform.ts';

const POLL_MS = 2;

/** An installation on the disk with an operator and an outbreak, whose servers are killed in the middle of their work. */
export class KilledInstallation {
  readonly directory = mkdtempSync(join(tmpdir(), 'firebreak-killed-'));
  readonly user = uuidv7();
  outbreak = '';

  /** Writes the operator and the outbreak. */
  async prepare(outbreak: Parameters<typeof createOutbreak>[2]): Promise<void> {
    await this.opened(async (platform) => {
      await platform.db
        .insertInto('app_user')
        .values({ id: this.user, name: 'killed', display_name: 'killed', locale: 'en', password_hash: null, created_at: platform.now() })
        .execute();
      await platform.db
        .insertInto('user_grant')
        .values({ id: uuidv7(), user_id: this.user, role: 'operator', area: 'world', outbreak: null, expires_at: null })
        .execute();
      ({ id: this.outbreak } = await createOutbreak(platform, await this.actorOf(platform), outbreak));
    });
  }

  /** Does something with the data while no server holds them. */
  async opened<T>(work: (platform: Platform) => Promise<T>): Promise<T> {
    const { platform, close } = await openInstallation({ directory: this.directory, version: 'test' });
    try {
      return await work(platform);
    } finally {
      await close();
    }
  }

  async actorOf(platform: Platform): Promise<Actor> {
    const actor = await loadActor(platform.db, this.user, platform.now());
    if (actor === undefined) throw new Error('The user of the test is missing.');
    return actor;
  }

  /**
   * Runs a program that works on the data and writes lines about its progress, and kills it without warning.
   *
   * @param program is given directory, user, outbreak, `args` and the file for its lines
   * @param isTime answered with the lines so far; kills it when true
   * @returns the lines it had written
   * @throws when it ends by itself
   */
  async killWhen(program: URL, args: readonly string[], isTime: (lines: readonly string[]) => boolean): Promise<string[]> {
    const progress = join(this.directory, 'progress');
    const given = [this.directory, this.user, this.outbreak, ...args, progress];
    const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', fileURLToPath(program), ...given], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    for (;;) {
      const lines = (await readFile(progress, 'utf8').catch(() => '')).split('\n').filter(Boolean);
      if (child.exitCode !== null) throw new Error('The server was faster than the test, or failed.');
      if (isTime(lines)) {
        child.kill('SIGKILL');
        await ended;
        return lines;
      }
      await sleep(POLL_MS);
    }
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
