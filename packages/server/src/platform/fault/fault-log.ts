import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { type Platform } from '../platform.ts';

/** A number under which a fault is found. */
export const faultReference = (): string => uuidv7();

/** Where faults are written down: `log/fault.jsonl` in the data directory, one JSON document in each line. */
export const faultFile = (directory: string): string => join(directory, 'log', 'fault.jsonl');

/** Beyond this the file is put aside, and one such is kept. */
const mostBytes = 5 * 1024 * 1024;

/**
 * Writes a fault down for the operator, under a number that people are told.
 *
 * @param doing what the program was at: a route, a kind of job; no names and no addresses with something in them
 * @param reference the number, where it must be told before it is written
 * @returns the number
 */
export async function noteFault(
  { directory, now }: Pick<Platform, 'directory' | 'now'>,
  error: unknown,
  doing: string,
  reference = faultReference(),
): Promise<string> {
  const line = `${JSON.stringify({ reference, at: now(), doing, ...factsOf(error) })}\n`;
  const file = faultFile(directory);
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    if (await isFull(file)) await rename(file, `${file}.1`);
    await appendFile(file, line, { mode: 0o600 });
  } catch {
    process.stderr.write(line); // the disk may be what failed
  }
  return reference;
}

const isFull = (file: string): Promise<boolean> =>
  stat(file).then(
    ({ size }) => size > mostBytes,
    () => false,
  );

/** What of an error may be kept: databases and readers repeat in their messages what people typed, so no message is. */
interface FaultFacts {
  readonly name: string;
  readonly code?: string;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
  readonly routine?: string;
  /** Where in the program: places alone. */
  readonly places: readonly string[];
  readonly cause?: FaultFacts;
}

const kept = ['code', 'table', 'column', 'constraint', 'routine'] as const;

function factsOf(error: unknown, depth = 0): FaultFacts {
  if (!(error instanceof Error)) return { name: typeof error, places: [] };
  const fields = error as unknown as Readonly<Record<string, unknown>>;
  return {
    name: error.name,
    ...Object.fromEntries(kept.flatMap((key) => (isWord(fields[key]) ? [[key, fields[key]]] : []))),
    places: placesOf(error.stack ?? ''),
    ...(error.cause instanceof Error && depth < DEEPEST ? { cause: factsOf(error.cause, depth + 1) } : {}),
  };
}

/** Names of codes, tables and functions; whatever else stands in such a field is not kept. */
const isWord = (value: unknown): value is string => typeof value === 'string' && /^[A-Za-z0-9_.-]{1,100}$/.test(value);

/** Lines of a stack that are places: the message before them goes, however many lines it has. */
const placesOf = (stack: string): string[] =>
  stack
    .split('\n')
    .flatMap((line) => /^\s*at ([\w$.<>\s[\]#]*\(?(?:file:|node:|\/)[^\s()]*:\d+:\d+\)?)$/.exec(line)?.[1] ?? [])
    .slice(0, MOST_PLACES);

const DEEPEST = 3;
const MOST_PLACES = 20;
