/** The text of one JSON object, and the line of the file on which it begins. */
export interface ResourceText {
  readonly line: number;
  /** Undefined where it is not whole, or too long to be a result. */
  readonly text: string | undefined;
}

/**
 * Cuts a JSON document into objects that are parsed one by one: the entries of a bundle, or the elements of an array; a document that is
 * neither comes back whole. Only brackets and quotes are looked at, so a bundle of any length takes the memory of one entry.
 */
export class ResourceCutter {
  private line = 1;
  private depth = 0;
  private quoted = false;
  private escaped = false;
  /** Depth of the list whose objects are resources, and of the one at hand; 0 while there is none. */
  private listDepth = 0;
  private objectDepth = 0;
  private start = 1;
  private held: string[] = [];
  private heldLength = 0;
  /** The string read last at depth 1: in a bundle the key of the list that follows. */
  private key = '';

  take(text: string): ResourceText[] {
    const found: ResourceText[] = [];
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const sign = text.charAt(at);
      if (sign === '\n') this.line++;
      if (this.quoted) this.inside(sign);
      else if (sign === '"') [this.quoted, this.key] = [true, ''];
      else if (sign === '[' || sign === '{') {
        if (this.opened(sign)) from = at;
      } else if ((sign === ']' || sign === '}') && this.closed()) {
        this.hold(text.slice(from, at + 1));
        found.push(this.release());
        from = at + 1;
      }
    }
    if (this.objectDepth > 0 || this.listDepth === 0) this.hold(text.slice(from));
    return found;
  }

  /** A document without a list, or an object that was never closed. */
  end(): ResourceText[] {
    if (this.listDepth === 0) return [{ ...this.release(), line: 1 }];
    return this.objectDepth > 0 ? [{ line: this.start, text: undefined }] : [];
  }

  private inside(sign: string): void {
    if (this.escaped) this.escaped = false;
    else if (sign === '\\') this.escaped = true;
    else if (sign === '"') this.quoted = false;
    if (this.quoted && this.depth === 1 && this.key.length < 16) this.key += sign;
  }

  /** True where a resource begins. */
  private opened(sign: string): boolean {
    this.depth++;
    const isList = sign === '[' && (this.depth === 1 || (this.depth === 2 && this.key === 'entry'));
    if (this.listDepth === 0 && isList) {
      this.listDepth = this.depth;
      [this.held, this.heldLength] = [[], 0];
    }
    if (sign !== '{' || this.objectDepth > 0 || this.listDepth === 0 || this.depth !== this.listDepth + 1) return false;
    [this.objectDepth, this.start] = [this.depth, this.line];
    return true;
  }

  /** True where the resource at hand ends. */
  private closed(): boolean {
    this.depth--;
    return this.objectDepth > 0 && this.depth < this.objectDepth;
  }

  private hold(text: string): void {
    this.heldLength += text.length;
    if (this.heldLength <= LONGEST_RESOURCE) this.held.push(text);
    else this.held = [];
  }

  private release(): ResourceText {
    const text = this.heldLength > LONGEST_RESOURCE ? undefined : this.held.join('');
    [this.held, this.heldLength, this.objectDepth] = [[], 0, 0];
    return { line: this.start, text };
  }
}

/** A report with all that it holds has some ten thousand signs. */
const LONGEST_RESOURCE = 5_000_000;
