import { bytesOf, headOf, limitsWith, type Source } from '../../../import/index.ts';
import { type LabEntry, type LabReadOptions } from '../lab-row.ts';
import { refused } from '../lab-problem.ts';
import { resultTimeReader } from '../result-time.ts';
import { type LabEncoding, textLines } from '../text-lines.ts';
import { ResourceCutter, type ResourceText } from './resource-cutter.ts';
import { ResultStore } from './result-store.ts';

/**
 * Results of FHIR R4: a Bundle, a list of resources, one resource, or NDJSON with one on each line. DiagnosticReport with its
 * Observations and Specimen, referred to or contained, and Observations that belong to no report. Patients are passed over unread.
 */
export async function* readFhir(source: Source, encoding: LabEncoding, { zone }: LabReadOptions): AsyncGenerator<LabEntry[]> {
  const store = new ResultStore(resultTimeReader(zone));
  let any = false;
  for await (const resources of (await isNdjson(source)) ? linesOf(source, encoding) : cutOf(source, encoding)) {
    const problems = resources.flatMap((resource) => take(resource, store));
    if (problems.length === 0) continue;
    any = true;
    yield problems;
  }
  let pack: LabEntry[] = [];
  for (const entry of store.entries()) {
    pack.push(entry);
    if (pack.length < PACK) continue;
    yield pack;
    [pack, any] = [[], true];
  }
  yield any || pack.length > 0 ? pack : [{ problem: refused('FILE_EMPTY', { line: 0 }) }];
}

/** Puts a resource into the store; what is no JSON is named. */
function take({ line, text }: ResourceText, store: ResultStore): LabEntry[] {
  if (text !== undefined && text.trim() === '') return [];
  try {
    store.add(JSON.parse(text ?? ''), line);
    return [];
  } catch {
    return [{ problem: refused('RESOURCE_DAMAGED', { line, value: text ?? '' }) }];
  }
}

/** NDJSON has an object on each line: the first is whole by itself, or two of the first are. */
async function isNdjson(source: Source): Promise<boolean> {
  const head = (await headOf(source, HEAD_BYTES, limitsWith())).toString('utf8').replace(/^\uFEFF/u, '');
  const lines = head.split(/\r?\n/u);
  const whole = lines.map((line) => line.startsWith('{') && isJson(line));
  return lines.length > 1 && (whole[0] === true || whole.filter(Boolean).length > 1);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

async function* linesOf(source: Source, encoding: LabEncoding): AsyncGenerator<ResourceText[]> {
  for await (const lines of textLines(source, encoding)) yield lines.map(({ line, text }) => ({ line, text: text ?? undefined }));
}

async function* cutOf(source: Source, encoding: LabEncoding): AsyncGenerator<ResourceText[]> {
  const cutter = new ResourceCutter();
  const decoder = new TextDecoder(encoding); // a damaged byte becomes a sign that no tube number has
  for await (const chunk of bytesOf(source, limitsWith())) yield cutter.take(decoder.decode(chunk, { stream: true }));
  yield [...cutter.take(decoder.decode()), ...cutter.end()];
}

const HEAD_BYTES = 256 * 1024;
const PACK = 1000;
