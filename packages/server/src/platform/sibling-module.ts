/**
 * Address of a module beside the one that asks, for worker threads: `.ts` where sources run, `.js` where they were built.
 *
 * @param from `import.meta.url` of the asking module
 * @param name relative and without ending, `./pglite-worker`
 */
export function siblingModule(from: string, name: string): URL {
  return new URL(`${name}${from.endsWith('.ts') ? '.ts' : '.js'}`, from);
}
