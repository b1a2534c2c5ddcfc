/**
 * Kinds of reference files that families of this engine answer: the part of an `id` before the slash, and the name
 * of the folder such files lie in. A file of one of these kinds that no method answers fails; files of other kinds
 * belong to other engines.
 */
const ownKinds: ReadonlySet<string> = new Set(['numerics', 'epi', 'pooled', 'rt', 'growth', 'nowcast', 'detect', 'scan']);

/**
 * The kind of a file that belongs to another engine; undefined for one that is ours, or of no kind at all.
 *
 * @param path relative to the folder that is checked
 * @param id of the file, when it is of the reference format
 */
export function foreignKind(path: string, id: string | undefined): string | undefined {
  const parts = (id ?? path).split(/[/\\]/);
  const kind = parts.length > 1 ? parts[0]! : undefined;
  return kind === undefined || kind === '' || ownKinds.has(kind) ? undefined : kind;
}
