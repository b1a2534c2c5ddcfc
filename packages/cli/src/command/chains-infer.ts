import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  evidenceParts,
  transmissionSteps,
  type DailyDelay,
  type EvidencePart,
  type InferenceInput,
  type InferenceResult,
} from '@firebreak/engine/chains/infer/index';
import { Command } from 'commander';
import { wholePercentText } from '../analysis/number-text.ts';
import { alignedText } from '../analysis/table-text.ts';
import { choicesArgument, wholeFrom } from '../argument.ts';
import { demandFile } from '../file-error.ts';
import { shownName, standardInput } from '../table/standard-input.ts';
import { readCaseTable, readContactTable, readGroups } from '../inference/case-table.ts';
import { delayArgument } from '../inference/delay-text.ts';
import { parseOutbreakFile } from '../inference/outbreak-file.ts';
import { printJson, say, warn } from '../output.ts';
import { jsonOption, listOption, parsedOption, textOption } from '../option.ts';
import { text } from '../text.ts';
import { UsageError } from '../usage/usage-error.ts';

interface InferOptions {
  readonly seed: string;
  readonly sweeps: number | 'auto';
  readonly data: readonly EvidencePart[];
  readonly contacts?: string;
  readonly backwardTracing?: boolean;
  readonly groups: readonly string[];
  readonly generationTime?: DailyDelay;
  readonly incubation?: DailyDelay;
  readonly genomeLength?: number;
  readonly superspreading: boolean;
  readonly full?: boolean;
  readonly out?: string;
  readonly json?: boolean;
}

/** `firebreak chains infer`: the posterior of who infected whom, from a file and without an outbreak in the database. */
export function chainsInferCommand(): Command {
  return new Command('infer')
    .argument('<file>')
    .option('--contacts <file>')
    .option('--backward-tracing')
    .addOption(listOption('--groups <columns>', []))
    .addOption(parsedOption('--generation-time <mean,sd>', delayArgument))
    .addOption(parsedOption('--incubation <mean,sd>', delayArgument))
    .addOption(parsedOption('--genome-length <bases>', countArgument))
    .addOption(parsedOption('--data <parts>', partsArgument, evidenceParts))
    .addOption(textOption('--seed <seed>', '1'))
    .addOption(parsedOption('--sweeps <number>', sweepsArgument, 'auto'))
    .option('--no-superspreading')
    .option('--full')
    .option('--out <file>')
    .addOption(jsonOption())
    .action(run);
}

async function run(file: string, options: InferOptions): Promise<void> {
  const start = process.cpuUsage();
  const { id, input } = await readInput(file, options);
  const result = inferred(input, options);
  const used = process.cpuUsage(start);
  const seconds = (used.user + used.system) / 1e6;
  const answer = {
    id,
    seed: seedValue(options.seed),
    sweeps: result.sweeps,
    seconds,
    ...(options.full === true ? result : { cases: result.cases.map(briefCase) }),
  };
  if (options.out !== undefined) writeFileSync(options.out, `${JSON.stringify(answer)}\n`);
  if (options.json === true) return printJson(answer);
  return sayResult(result);
}

/** A chain that has not settled within its sweeps is said to be so: its probabilities may still move. */
function inferred(input: InferenceInput, { seed, sweeps, data, superspreading }: InferOptions): InferenceResult {
  const steps = transmissionSteps(input, { seed, sweeps, settings: { parts: data, superspreading } });
  for (;;) {
    const step = steps.next();
    if (step.done !== true) continue;
    if (!step.value.settled) warn(text('notSettled', { difference: step.value.difference.toFixed(3) }));
    return step.value;
  }
}

async function readInput(file: string, options: InferOptions): Promise<{ id: string; input: InferenceInput }> {
  const { id, input } = /\.csv$/i.test(file) ? await readLineList(file, options) : parseOutbreakFile(textOf(file), shownName(file));
  return { id, input: options.backwardTracing === true ? { ...input, backwardTracing: true } : input };
}

async function readLineList(file: string, options: InferOptions): Promise<{ id: string; input: InferenceInput }> {
  const { generationTime, incubation, genomeLength } = options;
  if (generationTime === undefined || incubation === undefined)
    throw new UsageError('LINE_LIST_DELAYS_MISSING', { at: '--generation-time, --incubation' });
  const cases = await readCaseTable(file);
  const ids = new Set(cases.map((one) => one.id));
  const { contacts, others } = options.contacts === undefined ? { contacts: [], others: 0 } : await readContactTable(options.contacts, ids);
  if (others > 0) warn(text('contactsOfOthers', { count: others }));
  return {
    id: basename(file),
    input: {
      cases,
      contacts,
      groups: await readGroups(file, options.groups),
      generationTime,
      incubation,
      ...(genomeLength === undefined ? {} : { genomeLength }),
    },
  };
}

function textOf(file: string): string {
  if (file === '-') return standardInput().toString('utf8');
  demandFile(file);
  return readFileSync(file, 'utf8');
}

function briefCase({ id, candidates }: InferenceResult['cases'][number]) {
  return { id, candidates: candidates.map(({ infector, p }) => ({ infector, p })) };
}

function sayResult({ cases, openEnds }: InferenceResult): void {
  const name = (candidate: { infector: string | null; p: number } | undefined): string =>
    candidate === undefined ? '' : `${candidate.infector ?? text('imported')} ${wholePercentText(candidate.p)}`;
  say(text('inferred', { cases: cases.length, open: openEnds.length }));
  say(
    alignedText({
      headings: [text('case'), text('likeliest'), text('second'), text('third')],
      rows: cases.map(({ id, candidates }) => [id, name(candidates[0]), name(candidates[1]), name(candidates[2])]),
    }),
  );
}

/** A number is told as one. */
const seedValue = (seed: string): number | string => (/^\d{1,15}$/.test(seed) ? Number(seed) : seed);

function sweepsArgument(given: string): number | 'auto' {
  return given === 'auto' ? given : countArgument(given);
}

const countArgument = wholeFrom(1);

/** In our order, whatever the order in which they were given. */
function partsArgument(given: string): readonly EvidencePart[] {
  const parts = choicesArgument(evidenceParts)(given);
  return evidenceParts.filter((part) => parts.includes(part));
}
