import { contentHash } from '../hash/index.ts';
import { type Instant, parseInstant } from '../time/index.ts';
import { readDocument, type PackDocument, type PackFile } from './document.ts';
import type { PackIssue } from './issue.ts';
import { isPlain, mergeOver } from './merge.ts';
import { packFindings } from './rules.ts';
import { type Meta, OverlayHead, type OverlayMeta, Pack, partNames } from './schema/index.ts';
import { schemaIssues } from './schema-issue.ts';
import { stricterThan } from './stricter.ts';

/** An edition that was checked: whole, with what it builds upon laid under it. */
export interface LoadedEdition {
  readonly file: string;
  readonly pack: Pack;
  readonly from: Instant;
  /** First instant it is no longer in force; Infinity where no end is known. */
  readonly to: Instant;
  /** Name of the content, base included. */
  readonly hash: string;
}

/** A dated addition for an area. */
export interface LoadedOverlay {
  readonly file: string;
  readonly meta: OverlayMeta;
  /** The parts it changes, still as written. */
  readonly parts: Readonly<Record<string, unknown>>;
  readonly from: Instant;
  readonly to: Instant;
  readonly hash: string;
  readonly document: PackDocument;
}

/** Every pack that is known. */
export interface Catalogue {
  readonly editions: readonly LoadedEdition[];
  readonly overlays: readonly LoadedOverlay[];
}

/** A catalogue that is being read. */
interface Reading {
  readonly documents: readonly PackDocument[];
  readonly issues: PackIssue[];
  readonly whole: Map<string, unknown>;
  readonly editions: LoadedEdition[];
}

/**
 * Reads packs from files. A file with any issue is left out, and says so; the others can be used.
 *
 * @param files texts in YAML or JSON; the path stands in messages only
 */
export function readCatalogue(files: readonly PackFile[]): { catalogue: Catalogue; issues: PackIssue[] } {
  const documents = files.map(readDocument);
  const reading: Reading = { documents, issues: documents.flatMap(({ issues }) => issues), whole: new Map(), editions: [] };
  const whole = documents.filter(({ issues }) => issues.length === 0);
  reading.issues.push(...whole.filter(({ value }) => !isPlain(value)).map((document) => document.issue('PACK_NOT_A_PACK', [])));
  const readable = whole.filter(({ value }) => isPlain(value));
  for (const document of readable) if (kindOf(document) !== 'overlay') readEdition(reading, document);
  const overlays = readable.flatMap((document) => (kindOf(document) === 'overlay' ? readOverlay(reading, document) : []));
  reading.issues.push(...overlapIssues(reading));
  return { catalogue: { editions: reading.editions, overlays }, issues: reading.issues };
}

const metaOf = ({ value }: PackDocument): Partial<Meta> & Record<string, unknown> =>
  isPlain(value) && isPlain(value['meta']) ? value['meta'] : {};
const kindOf = (document: PackDocument): unknown => metaOf(document)['kind'];
const nameOf = (document: PackDocument): string => `${String(metaOf(document).id)} ${String(metaOf(document).edition)}`;

function readEdition(reading: Reading, document: PackDocument): void {
  const before = reading.issues.length;
  const twin = reading.editions.find(({ pack }) => `${pack.meta.id} ${pack.meta.edition}` === nameOf(document));
  if (twin !== undefined)
    reading.issues.push(document.issue('PACK_EDITION_TWICE', ['meta', 'edition'], { other: nameOf(document), file: twin.file }));
  const whole = wholeOf(reading, document, [document.file]);
  if (whole === undefined || reading.issues.length > before) return;
  const parsed = Pack.safeParse(whole);
  if (!parsed.success) reading.issues.push(...schemaIssues(document, whole, parsed.error.issues));
  else {
    const findings = packFindings(parsed.data).map(({ code, path, details }) => document.issue(code, path, details));
    reading.issues.push(...findings);
    if (findings.length === 0) reading.editions.push(loaded(document, parsed.data));
  }
}

/** The document laid over what it extends, however many steps down; undefined (with an issue) where that is missing or a circle. */
function wholeOf(reading: Reading, document: PackDocument, way: readonly string[]): unknown {
  const known = reading.whole.get(document.file);
  if (known !== undefined) return known;
  const base = metaOf(document).extends;
  if (base === undefined) return document.value;
  const name = `${base.id} ${base.edition}`;
  const under = reading.documents.find((other) => other.issues.length === 0 && nameOf(other) === name && kindOf(other) === 'edition');
  if (under === undefined) reading.issues.push(document.issue('PACK_BASE_UNKNOWN', ['meta', 'extends'], { base: name }));
  else if (way.includes(under.file))
    reading.issues.push(document.issue('PACK_CYCLE', ['meta', 'extends'], { cycle: [...way, under.file].join(' → ') }));
  const lower = under === undefined || way.includes(under.file) ? undefined : wholeOf(reading, under, [...way, under.file]);
  if (!isPlain(lower) || !isPlain(document.value)) {
    // What lies under it was refused for a fault of its own: without it this file says only half.
    if (under !== undefined && !way.includes(under.file))
      reading.issues.push(document.issue('PACK_BASE_UNKNOWN', ['meta', 'extends'], { base: name }));
    return undefined;
  }
  const whole = { ...(mergeOver(lower, document.value) as object), meta: document.value['meta'] };
  reading.whole.set(document.file, whole);
  return whole;
}

function loaded(document: PackDocument, pack: Pack): LoadedEdition {
  const { effectiveFrom, effectiveTo } = pack.meta;
  return { file: document.file, pack, from: parseInstant(effectiveFrom) ?? NaN, to: endOf(effectiveTo), hash: contentHash(pack) };
}

const endOf = (text: string | null): Instant => (text === null ? Infinity : (parseInstant(text) ?? NaN));

function readOverlay(reading: Reading, document: PackDocument): LoadedOverlay[] {
  const parsed = OverlayHead.safeParse(document.value);
  if (!parsed.success) {
    reading.issues.push(...schemaIssues(document, document.value, parsed.error.issues));
    return [];
  }
  const { meta } = parsed.data;
  const parts = Object.fromEntries(Object.entries(document.value as object).filter(([key]) => key !== 'meta'));
  const bases = reading.editions.filter(({ pack }) => pack.meta.id === meta.id && meta.over.includes(pack.meta.edition));
  const issues = overlayIssues(document, meta, parts, bases);
  reading.issues.push(...issues);
  const { effectiveFrom, effectiveTo } = meta;
  const dated = { from: parseInstant(effectiveFrom) ?? NaN, to: endOf(effectiveTo) };
  return issues.length > 0 ? [] : [{ file: document.file, meta, parts, ...dated, hash: contentHash(document.value), document }];
}

/** An overlay must be right over every edition it names; the same fault over two of them is told once. */
function overlayIssues(
  document: PackDocument,
  meta: OverlayMeta,
  parts: Readonly<Record<string, unknown>>,
  bases: readonly LoadedEdition[],
): PackIssue[] {
  const unknown = Object.keys(parts).filter((key) => !(partNames as string[]).includes(key));
  const missing = meta.over.filter((edition) => !bases.some(({ pack }) => pack.meta.edition === edition));
  const { effectiveFrom: from, effectiveTo: to } = meta;
  const found = [
    ...unknown.map((key) => document.issue('PACK_KEY_UNKNOWN', [key], { key }, true)),
    ...missing.map((edition) => document.issue('PACK_BASE_UNKNOWN', ['meta', 'over'], { base: `${meta.id} ${edition}` })),
    ...(to !== null && endOf(to) <= endOf(from) ? [document.issue('PACK_PERIOD_EMPTY', ['meta', 'effectiveTo'], { from, to })] : []),
    ...bases.flatMap((base) => mergedIssues(document, base, parts, meta)),
  ];
  return [...new Map(found.map((issue) => [`${issue.code} ${issue.path} ${issue.line}`, issue])).values()];
}

function mergedIssues(
  document: PackDocument,
  base: LoadedEdition,
  parts: Readonly<Record<string, unknown>>,
  meta: OverlayMeta,
): PackIssue[] {
  const whole = mergeOver(base.pack, parts);
  const parsed = Pack.safeParse(whole);
  if (!parsed.success) return schemaIssues(document, whole, parsed.error.issues);
  const findings = packFindings(parsed.data).map(({ code, path, details }) => document.issue(code, path, details));
  if (findings.length > 0 || isApproved({ meta })) return findings;
  return stricterThan(base.pack, parsed.data).map(({ path, from, to }) =>
    document.issue('PACK_STRICTER', stepsOf(path), { path, from, to }),
  );
}

/** Whether an area said why it asks for more than the level above, and who approved it. */
export const isApproved = ({ meta }: Pick<LoadedOverlay, 'meta'>): boolean =>
  meta.justification !== undefined && meta.approvedBy !== undefined;

const stepsOf = (path: string): (string | number)[] => path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));

/** Two editions of one pack at the same moment. */
function overlapIssues({ editions, documents }: Reading): PackIssue[] {
  return editions.flatMap((edition, at) => {
    const other = editions
      .slice(0, at)
      .find((one) => one.pack.meta.id === edition.pack.meta.id && one.from < edition.to && edition.from < one.to);
    const document = documents.find(({ file }) => file === edition.file);
    if (other === undefined || document === undefined) return [];
    const details = { other: `${other.pack.meta.id} ${other.pack.meta.edition}`, file: other.file };
    return [document.issue('PACK_EDITIONS_OVERLAP', ['meta', 'effectiveFrom'], details)];
  });
}
