import { defineConfig } from 'vitest/config';

/** Packages are read from their sources, so no test waits for a build. */
const conditions = ['source', 'module', 'node', 'development'];

/** Tests that open a database: an embedded one, or the server that `DATABASE_URL` names. */
const databaseTests = ['packages/*/src/**/*.db.test.ts', 'packages/*/src/**/*.http.test.ts', 'test/scenario/**/*.db.test.ts'];

/** Settings every project shares. Projects do not run side by side (groupOrder): two cores are one database's worth. */
const shared = {
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ['source', 'node'] } },
};

export default defineConfig({
  ...shared,
  test: {
    allowOnly: false,
    reporters: ['default'],
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          setupFiles: ['test/seed.ts'],
          include: ['packages/*/{src,reference,regression}/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: [...databaseTests, 'packages/cli/**'],
          pool: 'threads',
          maxWorkers: 2,
          testTimeout: 30_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        ...shared,
        test: {
          name: 'architecture',
          setupFiles: ['test/seed.ts'],
          include: ['test/{architecture,docs}/**/*.test.ts'],
          pool: 'threads',
          maxWorkers: 2,
          testTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        ...shared,
        test: {
          name: 'database',
          setupFiles: ['test/seed.ts'],
          include: databaseTests,
          exclude: ['packages/cli/**'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // What a job or another connection does in a moment takes seconds on a busy machine.
          expect: { poll: { timeout: 60_000 } },
          sequence: { groupOrder: 3 },
        },
      },
      {
        ...shared,
        test: {
          name: 'cli',
          setupFiles: ['test/seed.ts'],
          include: ['packages/cli/**/*.test.ts', 'test/package/**/*.test.ts'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 4 },
        },
      },
      {
        ...shared,
        test: {
          name: 'browser',
          globalSetup: ['test/e2e/global-setup.ts'],
          setupFiles: ['test/e2e/setup.ts'],
          include: ['test/e2e/**/*.test.ts'],
          pool: 'forks',
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 300_000,
          // What a page shows in a moment takes seconds on a busy machine.
          expect: { poll: { timeout: 30_000 } },
          sequence: { groupOrder: 5 },
        },
      },
    ],
  },
});
