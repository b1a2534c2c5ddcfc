/** A part of a JSON value by its path; undefined where there is none. */
export function partOf(value: unknown, ...path: readonly (string | number)[]): unknown {
  let part = value;
  for (const step of path) {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, step)) return undefined;
    part = (part as Record<string | number, unknown>)[step];
  }
  return part;
}

/** The text at a path; empty where there is none. Numbers are written out. */
export function textAt(value: unknown, ...path: readonly (string | number)[]): string {
  const part = partOf(value, ...path);
  return typeof part === 'string' ? part : typeof part === 'number' ? String(part) : '';
}

/** The list at a path; empty where there is none. */
export function listAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const part = partOf(value, ...path);
  return Array.isArray(part) ? part : [];
}

/** Codes and texts of a CodeableConcept, the codes first. */
export function wordsOf(concept: unknown): string[] {
  const codings = listAt(concept, 'coding');
  const codes = codings.map((coding) => textAt(coding, 'code'));
  return [...codes, textAt(concept, 'text'), ...codings.map((coding) => textAt(coding, 'display'))].filter((word) => word !== '');
}
