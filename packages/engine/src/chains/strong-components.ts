import type { Adjacency } from './adjacency.ts';

/** Groups of nodes that can all reach each other; a node on no cycle is a group of one. */
export interface StrongComponents {
  /** Group of each node. Groups are numbered against the arrows: every arrow leads to its own or a lower number. */
  group: Int32Array;
  /** Number of groups. */
  count: number;
}

/**
 * Strongly connected components by Tarjan's algorithm with an explicit stack, so long chains cannot overflow it.
 *
 * @param out arrows leaving each node
 * @see Tarjan 1972, SIAM J. Comput. 1:146, doi:10.1137/0201010
 */
export function strongComponents(out: Adjacency): StrongComponents {
  const search = new Search(out);
  const nodes = out.offset.length - 1;
  for (let node = 0; node < nodes; node++) search.visitFrom(node);
  return { group: search.group, count: search.count };
}

/** State of the depth-first search. `low` is the earliest visited node a node is known to reach. */
class Search {
  readonly group: Int32Array;
  count = 0;
  readonly #out: Adjacency;
  readonly #next: Int32Array;
  readonly #visit: Int32Array;
  readonly #low: Int32Array;
  readonly #path: Int32Array;
  readonly #open: Int32Array;
  #openLength = 0;
  #visits = 0;

  constructor(out: Adjacency) {
    const nodes = out.offset.length - 1;
    this.#out = out;
    this.#next = out.offset.slice(0, nodes);
    this.group = new Int32Array(nodes).fill(UNGROUPED);
    this.#visit = new Int32Array(nodes);
    this.#low = new Int32Array(nodes);
    this.#path = new Int32Array(nodes);
    this.#open = new Int32Array(nodes);
  }

  visitFrom(start: number): void {
    if (this.#visit[start] !== 0) return;
    let depth = 0;
    this.#path[depth] = start;
    this.#enter(start);
    while (depth >= 0) {
      const node = this.#path[depth]!;
      const child = this.#step(node);
      if (child >= 0) {
        this.#path[++depth] = child;
        this.#enter(child);
        continue;
      }
      this.#leave(node);
      depth--;
      if (depth >= 0) this.#lower(this.#path[depth]!, this.#low[node]!);
    }
  }

  /** The next neighbour not visited yet, or -1 when the node is done. */
  #step(node: number): number {
    const end = this.#out.offset[node + 1]!;
    while (this.#next[node]! < end) {
      const neighbour = this.#out.neighbour[this.#next[node]!++]!;
      if (this.#visit[neighbour] === 0) return neighbour;
      if (this.group[neighbour] === UNGROUPED) this.#lower(node, this.#visit[neighbour]!);
    }
    return -1;
  }

  #enter(node: number): void {
    this.#visit[node] = ++this.#visits;
    this.#low[node] = this.#visits;
    this.#open[this.#openLength++] = node;
  }

  #lower(node: number, visit: number): void {
    if (visit < this.#low[node]!) this.#low[node] = visit;
  }

  /** A node that reaches nothing earlier closes a group: everything opened since. */
  #leave(node: number): void {
    if (this.#low[node] !== this.#visit[node]) return;
    let member: number;
    do {
      member = this.#open[--this.#openLength]!;
      this.group[member] = this.count;
    } while (member !== node);
    this.count++;
  }
}

const UNGROUPED = -1;
