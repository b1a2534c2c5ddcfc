/** Where a text stands in a store. */
export type ContentPlace = number;

/**
 * Texts that are kept to the end of a reading and hardly ever looked at again: what was told of each record. They stand in
 * large pieces of memory as UTF-8, half of what texts with Chinese letters take, and nobody looks through them for what
 * can be thrown away.
 */
export class ContentStore {
  private readonly pieces: Buffer[] = [];
  private used = 0;
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly pieceOf: number[] = [];

  keep(text: string): ContentPlace {
    const most = text.length * mostBytesPerUnit;
    let piece = this.pieces.at(-1);
    if (piece === undefined || this.used + most > piece.length) {
      piece = Buffer.allocUnsafeSlow(Math.max(pieceBytes, most));
      this.pieces.push(piece);
      this.used = 0;
    }
    const bytes = piece.write(text, this.used, 'utf8');
    this.starts.push(this.used);
    this.used += bytes;
    this.ends.push(this.used);
    this.pieceOf.push(this.pieces.length - 1);
    return this.starts.length - 1;
  }

  textAt(place: ContentPlace): string {
    return this.pieces[this.pieceOf[place] ?? 0]?.toString('utf8', this.starts[place], this.ends[place]) ?? '';
  }

  isSame(place: ContentPlace, text: string): boolean {
    return this.textAt(place) === text;
  }
}

const pieceBytes = 2 ** 20;
const mostBytesPerUnit = 3;
