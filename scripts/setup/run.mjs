import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './root.mjs';

/**
 * Runs a program to its end and gives its exit code, 128 + number for a signal.
 * SIGTERM and SIGHUP are passed on; Ctrl-C reaches the child by itself on a terminal and is passed on elsewhere.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, stdout?: 'inherit' | number, cwd?: string, shell?: boolean }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  const { env = process.env, stdout = 'inherit', cwd = root, shell = false } = options;
  const child = spawn(command, [...args], { cwd, env, shell, stdio: ['ignore', stdout, 'inherit'] });
  const release = forwardSignals(child);
  return new Promise((done, fail) => {
    child.once('error', (error) => {
      release();
      fail(error);
    });
    child.once('exit', (code, signal) => {
      release();
      done(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

/** Runs a JavaScript file with this very Node. @type {typeof run} */
export const runNode = (file, args, options) => run(process.execPath, [file, ...args], options);

/** @param {import('node:child_process').ChildProcess} child */
function forwardSignals(child) {
  const forwarded = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    if (signal === 'SIGINT' && process.stdin.isTTY) return;
    child.kill(signal);
  };
  for (const signal of forwarded) process.on(signal, forward);
  return () => {
    for (const signal of forwarded) process.off(signal, forward);
  };
}
