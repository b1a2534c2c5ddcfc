import { type CalendarDate, dayOf, parseCalendarDate } from '@firebreak/epi';
import {
  type AnchorTimes,
  type Catalogue,
  onDay,
  parseInstant,
  type Plan,
  planFor,
  planJson,
  type ResolvedPack,
  resolvePack,
  modeWords,
} from '@firebreak/protocol';
import { Command, Option } from 'commander';
import { printJson, say } from '../output.ts';
import { dateOption, jsonOption } from '../option.ts';
import { catalogueOf } from '../pack-files.ts';
import { areasOption, instantOption, packsOption } from '../protocol-option.ts';
import { NothingFound } from '../usage/usage-error.ts';
import { ValueError } from '../usage/value-error.ts';
import { inLanguage, text } from '../text.ts';

interface PlanOptions {
  readonly pack: string;
  readonly edition?: string;
  readonly at?: string;
  readonly area: readonly string[];
  readonly class: string;
  readonly lastExposure?: CalendarDate;
  readonly quarantineStart?: CalendarDate;
  readonly anchor: Readonly<Record<string, CalendarDate>>;
  readonly packs: string;
  readonly json?: true;
}

/** `firebreak protocol plan`: stages, tests and release of a class, from dates. */
export function protocolPlanCommand(): Command {
  return new Command('plan')
    .requiredOption('--pack <id>')
    .option('--edition <name>')
    .addOption(instantOption('--at <instant>'))
    .addOption(areasOption())
    .requiredOption('--class <name>')
    .addOption(dateOption('--last-exposure <date>'))
    .addOption(dateOption('--quarantine-start <date>'))
    .addOption(new Option('--anchor <name=date>').argParser(anchor).default({}))
    .addOption(packsOption())
    .addOption(jsonOption())
    .action(run);
}

function anchor(given: string, before: Readonly<Record<string, CalendarDate>>): Record<string, CalendarDate> {
  const [name = '', day = ''] = given.split('=');
  const date = parseCalendarDate(day);
  if (name === '' || date === undefined) throw new ValueError('VALUE_NOT_AN_ANCHOR');
  return { ...before, [name]: date };
}

function run(options: PlanOptions): void {
  const resolved = rulesFor(catalogueOf(options.packs), options);
  const anchors = anchorsOf(options);
  const plan = planFor(resolved, { class: options.class, anchors });
  if (plan === undefined) throw whyNone(resolved, options, anchors);
  if (options.json) printJson(planJson(plan));
  else sayPlan(resolved, plan);
}

/** The edition as such, or what is in force at a moment. @throws NothingFound EDITION_NOT_FOUND, PACK_NOT_IN_FORCE */
function rulesFor(catalogue: Catalogue, { pack, edition, at, area }: PlanOptions): ResolvedPack {
  const named = catalogue.editions.find((one) => one.pack.meta.id === pack && one.pack.meta.edition === edition);
  const moment = at === undefined ? named?.from : parseInstant(at);
  const found = moment === undefined ? undefined : resolvePack(catalogue, { id: pack, areas: area, at: moment });
  if (found !== undefined && (edition === undefined || found.ref.edition === edition)) return found;
  const packs = catalogue.editions.map((one) => `${one.pack.meta.id} ${one.pack.meta.edition}`).join(', ');
  const asked = `${pack} ${edition ?? ''}`.trim();
  if (at === undefined) throw new NothingFound('EDITION_NOT_FOUND', { at: '--pack, --edition' }, { pack: asked, packs });
  throw new NothingFound('PACK_NOT_IN_FORCE', { at: '--pack, --at' }, { pack: asked, moment: at, packs });
}

/** Dates that were not given stand in for each other the way people use them: who was exposed on a day left, arrived and was told then. */
function anchorsOf({ lastExposure, quarantineStart, anchor: more }: PlanOptions): AnchorTimes {
  const names = lastExposure === undefined ? [] : ['lastExposure', 'firstExposure', 'leftArea', 'leftPost', 'arrival', 'notification'];
  const days: readonly (readonly [name: string, day: CalendarDate | undefined])[] = [
    ...names.map((name) => [name, lastExposure] as const),
    ['quarantineStart', quarantineStart],
    ...Object.entries(more),
  ];
  return Object.fromEntries(days.flatMap(([name, day]) => (day === undefined ? [] : [[name, onDay(dayOf(day))]])));
}

function whyNone({ pack, ref }: ResolvedPack, { class: name }: PlanOptions, anchors: AnchorTimes): NothingFound {
  const rule = pack.quarantine[name];
  if (rule === undefined)
    return new NothingFound(
      'CLASS_WITHOUT_RULE',
      { at: '--class <name>', value: name },
      { pack: `${ref.id} ${ref.edition}`, classes: Object.keys(pack.quarantine).join(', ') },
    );
  const wanted = rule.stages.flatMap(({ length }) => (typeof length?.from === 'string' ? [length.from] : []));
  const missing = ['quarantineStart', ...wanted].filter((one) => one !== 'previousStage' && anchors[one] === undefined);
  return new NothingFound(
    'ANCHORS_MISSING',
    { at: '--last-exposure, --quarantine-start, --anchor' },
    { anchors: [...new Set(missing)].join(', ') },
  );
}

function sayPlan({ pack, ref }: ResolvedPack, plan: Plan): void {
  const { stages, tests, releaseDate, endsAt } = planJson(plan);
  say(
    text('packPlan', {
      pack: ref.id,
      edition: [ref.edition, ...ref.overlays.map(({ edition }) => edition)].join(' + '),
      class: inLanguage(pack.contactClasses[plan.class]?.text ?? { 'zh-Hans': plan.class, 'zh-Hant': plan.class, en: plan.class }),
    }),
  );
  if (pack.meta.status !== 'inForce') say(text('packStatus'));
  const days = tests
    .map(({ date: day, method, samples }) => `${day} ${methodText(method)}${samples === 1 ? '' : ` ×${samples}`}`)
    .join(', ');
  if (plan.afterWindow) return say(text('planOver', { days: days === '' ? '—' : days }));
  for (const { mode, from, to } of stages) say(`- ${text('planStage', { mode: inLanguage(modeWords[mode]), from, to: to ?? '…' })}`);
  if (days !== '') say(text('planTests', { days }));
  if (releaseDate !== null) say(text('planRelease', { day: releaseDate, end: endsAt }));
}

/** Methods that have a word of their own in Chinese; the others are called as the pack calls them. */
const methodText = (method: string): string => (method === 'pcr' || method === 'antigen' ? text(method) : method);
