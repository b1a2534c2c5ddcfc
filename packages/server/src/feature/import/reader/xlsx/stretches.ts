/** Counts rows that come in their order, and names them as people do: `5, 7-9 …`. */
export class Stretches {
  count = 0;
  private readonly most: number;
  private readonly found: { first: number; last: number }[] = [];
  private last = -Infinity;
  private isCut = false;

  constructor(most: number) {
    this.most = most;
  }

  add(row: number): void {
    this.count++;
    const isNext = row === this.last + 1;
    this.last = row;
    const stretch = this.found.at(-1);
    if (isNext && !this.isCut && stretch !== undefined) stretch.last = row;
    else if (this.found.length < this.most) this.found.push({ first: row, last: row });
    else this.isCut = true;
  }

  get text(): string {
    const named = this.found.map(({ first, last }) => (first === last ? String(first) : `${first}-${last}`)).join(', ');
    return this.isCut ? `${named} …` : named;
  }
}
