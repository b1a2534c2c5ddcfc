import { said } from './text.mjs';

/**
 * The Node releases that Firebreak and its build tools run on.
 *
 * @param {string} [version] as `process.versions.node`, for example `20.19.0`
 * @returns {string | undefined} what is wrong and what to do, or nothing when the version is fine
 */
export function nodeVersionProblem(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const fine = major === 20 ? minor >= 19 : major === 22 ? minor >= 12 : major > 22;
  if (fine) return undefined;
  return said('nodeTooOld', { version });
}

/** Ends the program with a plain message when Node is too old. */
export function requireNode() {
  const problem = nodeVersionProblem();
  if (problem === undefined) return;
  console.error(problem);
  process.exit(1);
}
