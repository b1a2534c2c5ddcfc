/**
 * A circle in a graph of names, as the way around it (`['a', 'b', 'a']`), or undefined when there is none.
 * Names are visited in their order, so the same graph names the same circle.
 */
export function findCycle(edges: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  for (const start of edges.keys()) {
    const cycle = walk(edges, start, [], done);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

function walk(
  edges: ReadonlyMap<string, readonly string[]>,
  name: string,
  way: readonly string[],
  done: Set<string>,
): string[] | undefined {
  const at = way.indexOf(name);
  if (at >= 0) return [...way.slice(at), name];
  if (done.has(name)) return undefined;
  for (const next of edges.get(name) ?? []) {
    const cycle = walk(edges, next, [...way, name], done);
    if (cycle !== undefined) return cycle;
  }
  done.add(name);
  return undefined;
}
