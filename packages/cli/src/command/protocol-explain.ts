import { readFileSync } from 'node:fs';
import {
  evaluate,
  explain,
  type Explanation,
  markWords,
  packAt,
  parseInstant,
  readFacts,
  stateHistory,
  timelineOf,
  instantText,
  planJson,
} from '@firebreak/protocol';
import { Command, InvalidArgumentError } from 'commander';
import { exitCodes } from '../failure.ts';
import { printJson, say, warn } from '../output.ts';
import { catalogueOf, shippedPacks } from '../pack-files.ts';
import { inLanguage, text } from '../text.ts';

interface ExplainOptions {
  readonly facts: string;
  readonly at: string;
  readonly pack: string;
  readonly area: readonly string[];
  readonly zone?: string;
  readonly packs: string;
  readonly json?: true;
}

/** `firebreak protocol explain`: why somebody is in their state and what ends it, in words and with sources. */
export function protocolExplainCommand(): Command {
  return new Command('explain')
    .description('Why a person is in their state and what ends it, from facts in a JSON file')
    .argument('<person>', 'the person, by the name the facts use')
    .requiredOption('--facts <file>', 'JSON file: {"facts": [{"kind", "id", "person", "recordedAt", …}]}')
    .requiredOption('--at <instant>', 'the moment; facts recorded later are not seen', instant)
    .requiredOption('--pack <id>', 'the pack, cn-covid19 for example')
    .option('--area <codes>', 'areas from the widest to the narrowest, with commas', (given) => given.split(','), ['CN'])
    .option('--zone <name>', 'time zone of the area, for packs of the whole world')
    .option('--packs <directory>', 'folder of packs', shippedPacks)
    .option('--json', 'print one JSON document on standard output')
    .action(run);
}

function instant(given: string): string {
  if (parseInstant(given) === undefined) throw new InvalidArgumentError('It is not an instant; use 2022-07-12T08:00+08:00.');
  return given;
}

function run(person: string, options: ExplainOptions): void {
  const { facts, issues } = factsOf(options.facts);
  for (const { path, problem } of issues) warn(text('factsRefused', { file: options.facts, path, problem }));
  if (issues.length > 0) return void (process.exitCode = exitCodes.refused);
  const catalogue = catalogueOf(options.packs);
  const question = { id: options.pack, areas: options.area, ...(options.zone === undefined ? {} : { zone: options.zone }) };
  const timeline = timelineOf(catalogue, question);
  const moment = parseInstant(options.at) ?? NaN;
  if (packAt(timeline, moment) === undefined) {
    const packs = catalogue.editions.map((one) => `${one.pack.meta.id} ${one.pack.meta.edition}`).join(', ');
    return refuse(text('packNone', { pack: options.pack, at: options.at, packs }));
  }
  const evaluation = evaluate(timeline, facts, moment);
  const lines = explain(evaluation, person);
  const state = evaluation.states.get(person);
  if (lines === undefined || state === undefined) return refuse(text('personNone', { person, at: options.at }));
  if (!options.json) return lines.forEach(sayLine);
  const history = stateHistory(evaluation, person).map(({ from, because, state: then }) => ({
    from: instantText(from, then.plan?.zone ?? 'UTC'),
    because,
    class: then.class,
    edition: then.plan?.pack.edition ?? null,
    plan: then.plan === null ? null : planJson(then.plan),
  }));
  printJson({
    person,
    at: options.at,
    class: state.class,
    status: state.status,
    plan: state.plan === null ? null : planJson(state.plan),
    release: state.release,
    sentences: lines,
    history,
  });
}

function refuse(why: string): void {
  process.exitCode = exitCodes.refused;
  warn(why);
}

function factsOf(file: string): ReturnType<typeof readFacts> {
  try {
    return readFacts(JSON.parse(readFileSync(file, 'utf8')) as unknown);
  } catch (error) {
    return { facts: [], issues: [{ path: '', problem: error instanceof Error ? error.message : String(error) }] };
  }
}

function sayLine({ text: words, sources }: Explanation): void {
  say(inLanguage(words));
  if (sources.length > 0)
    say(
      `  ${text('sources', { sources: sources.map(({ key, cite, mark }) => `[${key}] ${cite} (${inLanguage(markWords[mark])})`).join('; ') })}`,
    );
}
