import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { problemOfIssue } from '@firebreak/contract';
import {
  evaluate,
  explain,
  type Explanation,
  type Fact,
  markWords,
  packAt,
  parseInstant,
  readFacts,
  stateHistory,
  timelineOf,
  instantText,
  planJson,
} from '@firebreak/protocol';
import { Command } from 'commander';
import { withData } from '../data-option.ts';
import { demandFile } from '../file-error.ts';
import { printJson, say } from '../output.ts';
import { catalogueOf } from '../pack-files.ts';
import { areasOption, instantOption, packsOption } from '../protocol-option.ts';
import { fieldWrong, jsonOf } from '../table/json-file.ts';
import { TableError } from '../table/table-problem.ts';
import { inLanguage, text } from '../text.ts';
import { NothingFound, UsageError } from '../usage/usage-error.ts';
import { explainRecords, type RecordsOptions } from './protocol-explain-records.ts';

interface FactsOptions {
  readonly facts: string;
  readonly at: string;
  readonly pack: string;
  readonly area: readonly string[];
  readonly zone?: string;
  readonly packs: string;
  readonly json?: true;
}

type ExplainOptions = Partial<FactsOptions> & Pick<FactsOptions, 'area' | 'packs'> & RecordsOptions;

/** `firebreak protocol explain`: why somebody is in their state and what ends it, in words and with sources. */
export function protocolExplainCommand(): Command {
  const command = new Command('explain')
    .argument('<person>')
    .option('--outbreak <name>')
    .option('--facts <file>')
    .addOption(instantOption('--at <instant>'))
    .option('--pack <id>')
    .addOption(areasOption())
    .option('--zone <name>')
    .addOption(packsOption());
  return withData(command).action(run);
}

/** Facts of a file need to be told which rules and which moment; an outbreak knows both. */
async function run(person: string, options: ExplainOptions): Promise<void> {
  const { facts, pack, at, outbreak } = options;
  if (facts === undefined && outbreak !== undefined) return explainRecords(person, { ...options, outbreak }, sayLine);
  if (facts === undefined || outbreak !== undefined) throw new UsageError('OUTBREAK_OR_FACTS', { at: '--outbreak, --facts' });
  if (pack === undefined || at === undefined) throw new UsageError('FACTS_NEED_RULES', { at: '--pack, --at' });
  explainFacts(person, { ...options, facts, pack, at });
}

function explainFacts(person: string, options: FactsOptions): void {
  const facts = factsOf(options.facts);
  const catalogue = catalogueOf(options.packs);
  const question = { id: options.pack, areas: options.area, ...(options.zone === undefined ? {} : { zone: options.zone }) };
  const timeline = timelineOf(catalogue, question);
  const moment = parseInstant(options.at) ?? NaN;
  if (packAt(timeline, moment) === undefined) {
    const packs = catalogue.editions.map((one) => `${one.pack.meta.id} ${one.pack.meta.edition}`).join(', ');
    throw new NothingFound('PACK_NOT_IN_FORCE', { at: '--pack, --at' }, { pack: options.pack, moment: options.at, packs });
  }
  const evaluation = evaluate(timeline, facts, moment);
  const lines = explain(evaluation, person);
  const state = evaluation.states.get(person);
  if (lines === undefined || state === undefined)
    throw new NothingFound('PERSON_NOT_FOUND', { at: '<person>', value: person }, { moment: options.at });
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

function factsOf(file: string): readonly Fact[] {
  demandFile(file);
  const name = basename(file);
  const input = jsonOf(readFileSync(file, 'utf8'), name);
  const { facts, issues } = readFacts(input);
  if (issues.length > 0) throw new TableError(...issues.map(({ issue }) => fieldWrong(problemOfIssue(issue, '/', input), name)));
  return facts;
}

function sayLine({ text: words, sources }: Pick<Explanation, 'text' | 'sources'>): void {
  say(inLanguage(words));
  if (sources.length > 0)
    say(
      `  ${text('sources', { sources: sources.map(({ key, cite, mark }) => `[${key}] ${cite} (${inLanguage(markWords[mark])})`).join('; ') })}`,
    );
}
