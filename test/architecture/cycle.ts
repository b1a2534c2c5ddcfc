import { type SourceFile } from './source-file.ts';

/** Groups of files that know each other in a circle: by imports of values or types, now or later, or as the file of a worker. */
export function importCycles(files: readonly SourceFile[]): string[][] {
  const known = new Set(files.map((file) => file.path));
  const edges = new Map(
    files.map((file) => {
      const targets = file.imports.flatMap((used) => (used.path !== undefined && known.has(used.path) ? [used.path] : []));
      return [file.path, targets] as const;
    }),
  );
  return strongComponents(edges).filter((group) => group.length > 1 || edges.get(group[0] ?? '')?.includes(group[0] ?? ''));
}

/** Strongly connected components by Tarjan's algorithm, with a stack of its own so that long chains cannot overflow. */
export function strongComponents(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();

  const enter = (node: string): Frame => {
    order.set(node, order.size);
    low.set(node, order.get(node) ?? 0);
    open.push(node);
    isOpen.add(node);
    return { node, next: 0 };
  };
  const lower = (node: string, to: number | undefined): unknown => low.set(node, Math.min(low.get(node) ?? 0, to ?? 0));

  for (const start of edges.keys()) {
    const path = order.has(start) ? [] : [enter(start)];
    for (let frame = path.at(-1); frame !== undefined; frame = path.at(-1)) {
      const target = edges.get(frame.node)?.[frame.next++];
      if (target === undefined) {
        path.pop();
        const parent = path.at(-1);
        if (parent !== undefined) lower(parent.node, low.get(frame.node));
        if (low.get(frame.node) === order.get(frame.node)) found.push(close(frame.node, open, isOpen));
      } else if (!order.has(target)) {
        path.push(enter(target));
      } else if (isOpen.has(target)) {
        lower(frame.node, order.get(target));
      }
    }
  }
  return found;
}

interface Frame {
  readonly node: string;
  next: number;
}

function close(node: string, open: string[], isOpen: Set<string>): string[] {
  const group = open.splice(open.indexOf(node));
  for (const member of group) isOpen.delete(member);
  return group.toSorted();
}
