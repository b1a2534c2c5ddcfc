// npm test [-- NAME …] [--project PROJECT …]: installs, builds and runs every kind of test, or those whose file matches NAME.
// Ends with `N passed, N failed` alone on a line; exit code 1 when something failed or nothing ran.
import { mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './setup/build.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { requireNode } from './setup/node-version.mjs';
import { root } from './setup/root.mjs';
import { runNode } from './setup/run.mjs';
import { add, lastLine, none, readReport, repeated, tally, toRepeat } from './tally/tally.mjs';

/** In the order in which a mistake is found soonest; the second group needs the built product. */
const fromSources = ['architecture', 'unit', 'database'];
const fromBuild = ['cli', 'browser'];

requireNode();
const { values, positionals } = parseArgs({ allowPositionals: true, options: { project: { type: 'string', multiple: true } } });
const total = await runAll().catch(stopped);
for (const note of total.notes) console.error(note);
if (total.passed + total.failed === 0) console.error(`No test matches ${process.argv.slice(2).join(' ')}.`);
console.log(lastLine(total));
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

async function runAll() {
  await ensureInstalled(console.log);
  const first = await runProjects(chosen(fromSources), 'sources');
  const second = chosen(fromBuild);
  if (second.length === 0) return first;
  try {
    await ensureBuilt({ say: console.log });
  } catch (error) {
    return add(first, stopped(error));
  }
  return add(first, await runProjects(second, 'build'));
}

/** @param {string[]} projects */
function chosen(projects) {
  return projects.filter((project) => values.project === undefined || values.project.includes(project));
}

/**
 * Runs projects; files of browser tests of which something failed are run once more, whole (decision 0041).
 *
 * @param {string[]} projects
 * @param {string} name of the report under test-results
 */
async function runProjects(projects, name) {
  if (projects.length === 0) return none;
  const first = await runOnce(projects, positionals, name);
  const again = toRepeat(first.report, join(root, 'test/e2e/'));
  if (first.report === undefined || again.length === 0) return tally(first.report, first.code);
  console.log(`Once more, whole and by themselves: ${again.map((file) => basename(file)).join(', ')}`);
  const second = await runOnce(['browser'], again, `${name}-again`);
  return tally(repeated(first.report, second.report), second.code);
}

/**
 * @param {string[]} projects
 * @param {readonly string[]} files or parts of their names; all when there is none
 * @param {string} name of the report under test-results
 */
async function runOnce(projects, files, name) {
  const report = join(root, 'test-results', `${name}.json`);
  mkdirSync(join(root, 'test-results'), { recursive: true });
  rmSync(report, { force: true });
  const filter = files.length > 0 ? ['--passWithNoTests', ...files] : [];
  const args = ['run', ...projects.flatMap((project) => ['--project', project]), ...filter];
  const reporting = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await runNode(join(root, 'node_modules/vitest/vitest.mjs'), [...args, ...reporting]);
  return { report: readReport(report), code };
}

/** What could not be installed or built could not be tested: one failure, with its reason. @param {unknown} error */
function stopped(error) {
  return { ...none, failed: 1, notes: [error instanceof Error ? error.message : String(error)] };
}
