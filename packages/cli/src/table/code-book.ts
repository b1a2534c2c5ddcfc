/** Gives each name a number from 0, in the order in which names come up. */
export class CodeBook {
  readonly names: string[] = [];
  private readonly codes = new Map<string, number>();

  codeOf(name: string): number {
    const known = this.codes.get(name);
    if (known !== undefined) return known;
    const code = this.names.length;
    this.codes.set(name, code);
    this.names.push(name);
    return code;
  }

  nameOf(code: number): string {
    return this.names[code] ?? '';
  }
}
