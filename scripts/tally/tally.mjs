import { existsSync, readFileSync } from 'node:fs';

/**
 * Counts tests from what vitest's JSON reporter wrote.
 *
 * A file that could not even be read counts as one failed test, and so does a run that ended badly although no test
 * failed (an error outside a test) or that left no report: silence is not success. A test that was skipped (for data
 * that are not beside this clone) counts as neither and is named. A test that passed at its second try passed, and is named as well: it
 * depends on something it does not hold, which is to be found.
 *
 * @param {Report | undefined} report parsed report; nothing when the run wrote none
 * @param {number} exitCode of the vitest process
 * @returns {Tally}
 */
export function tally(report, exitCode) {
  if (report === undefined) return { passed: 0, failed: 1, notes: [`the run wrote no report and ended with code ${exitCode}`] };
  const sum = report.testResults.reduce((total, file) => add(total, tallyFile(file)), none);
  if (exitCode === 0 || sum.failed > 0) return sum;
  return add(sum, {
    passed: 0,
    failed: 1,
    notes: [`the run ended with code ${exitCode} although every test passed: an error outside a test`],
  });
}

/** More files than these are no moment of the machine but something that broke. */
const MOST_REPEATED = 3;

/**
 * Files of which something failed and that get a second try, whole: nothing of what the first try left on their server is there any more.
 *
 * @param {Report | undefined} report of the first try
 * @param {string} folder whose files may be tried again
 * @returns {string[]} none where nothing failed, or too much
 */
export function toRepeat(report, folder) {
  const files = (report?.testResults ?? [])
    .filter((file) => file.status === 'failed' && file.name.startsWith(folder))
    .map((file) => file.name);
  return files.length > MOST_REPEATED ? [] : files;
}

/**
 * The first run with the outcome of the second try in the place of what was tried again. A test that passed only then keeps what its first try said.
 *
 * @param {Report} first
 * @param {Report | undefined} second nothing when that run wrote none: then the first stands
 * @returns {Report}
 */
export function repeated(first, second) {
  const again = new Map(second?.testResults.map((file) => [file.name, file]));
  return { testResults: first.testResults.map((file) => withFirstWords(file, again.get(file.name))) };
}

/** @param {FileResult} first @param {FileResult | undefined} second @returns {FileResult} */
function withFirstWords(first, second) {
  if (second === undefined || second.assertionResults.length === 0) return first;
  const said = new Map(
    first.assertionResults.filter((test) => test.status === 'failed').map((test) => [test.fullName, test.failureMessages]),
  );
  // A file that failed outside its tests said it of them all.
  const outside = first.status === 'failed' && said.size === 0 ? [first.message || 'failed outside its tests'] : undefined;
  return {
    ...second,
    assertionResults: second.assertionResults.map((test) =>
      test.status === 'passed' ? { ...test, failureMessages: said.get(test.fullName) ?? outside ?? [] } : test,
    ),
  };
}

/** @type {Tally} */
export const none = { passed: 0, failed: 0, notes: [] };

/** @param {Tally} one @param {Tally} other @returns {Tally} */
export function add(one, other) {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed, notes: [...one.notes, ...other.notes] };
}

/** The line that ends every test run. @param {Tally} total */
export const lastLine = (total) => `${total.passed} passed, ${total.failed} failed`;

/** @param {string} file @returns {Report | undefined} */
export function readReport(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {FileResult} file @returns {Tally} */
function tallyFile(file) {
  const passed = file.assertionResults.filter((test) => test.status === 'passed').length;
  const failed = file.assertionResults.filter((test) => test.status === 'failed').length;
  const notable = file.assertionResults.filter((test) => test.status !== 'passed' || why(test) !== '');
  const notes = notable.map((test) => `${outcome(test)}: ${file.name} › ${test.fullName}${why(test)}`);
  if (file.status === 'failed' && failed === 0) {
    return { passed, failed: 1, notes: [...notes, `failed outside its tests: ${file.name}: ${file.message || 'no message'}`] };
  }
  return { passed, failed, notes };
}

/** A test that passed keeps what its first try said. @param {TestResult} test */
const outcome = (test) => (test.status === 'passed' ? 'passed at its second try' : test.status);

/** First line of what a failed test said: enough to tell one failure from another where only the end of a log is kept. @param {TestResult} test */
function why(test) {
  const first = test.failureMessages?.[0]?.split('\n', 1)[0];
  return first ? `: ${first}` : '';
}

/** @typedef {{ passed: number, failed: number, notes: string[] }} Tally */
/** @typedef {{ name: string, status: string, message?: string, assertionResults: TestResult[] }} FileResult */
/** @typedef {{ status: string, fullName: string, failureMessages?: string[] }} TestResult */
/** @typedef {{ testResults: FileResult[] }} Report */
