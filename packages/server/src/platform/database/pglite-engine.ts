import { type Connection, type Engine, serviceRole } from './engine.ts';
import { LongWorks } from './long-work.ts';
import { watchingCommits } from './commit-watch.ts';
import { type PgliteHost } from './pglite-host.ts';

/**
 * The embedded engine. PGlite has a single connection, so whoever holds it works alone and the others wait their turn.
 * The role is set anew each time the connection changes hands: the service never works as the owner.
 */
export function pgliteEngine(host: Omit<PgliteHost, 'dump'>, longWorks: LongWorks = new LongWorks()): Engine {
  let turn: Promise<void> = Promise.resolve();
  const acquire = async (role: string): Promise<Connection> => {
    const before = turn;
    let free = (): void => undefined;
    turn = new Promise((resolve) => (free = resolve));
    try {
      await longWorks.wait(before);
    } catch (error) {
      void before.then(free); // whoever stands behind has their turn when it would have come
      throw error;
    }
    await host.execute(`set role ${role}; set search_path to firebreak, public`);
    return watchingCommits({ isPipelined: false, query: host.query, execute: host.execute, release: () => free() }, () =>
      longWorks.committed(),
    );
  };
  return {
    name: 'pglite',
    connect: () => acquire(serviceRole),
    connectOwner: () => acquire('none'),
    async close() {
      await turn;
      await host.close();
    },
  };
}
