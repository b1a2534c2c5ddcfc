import { calendarDate, type Day } from '@firebreak/epi';
import { type Evaluation, knownAbout, type PersonState, type ReleaseFinding } from '../evaluate/index.ts';
import { type Mark, type Provenance, type Span, type Text, words } from '../pack/index.ts';
import { anchorName, type Plan, type PlannedStage } from '../plan/index.ts';
import { packAt, type ResolvedPack } from '../resolve/index.ts';
import { instantText } from '../time/index.ts';
import {
  anchorWords,
  caseClassWords,
  conditionWords,
  modeWords,
  sentence,
  type sentences,
  statusWords,
  type Values,
} from '../text/index.ts';

/** Where a sentence comes from. */
export interface CitedSource {
  readonly key: string;
  readonly cite: string;
  readonly grade: string;
  /** `fromMemory` and `local` are shown to the reader: such a value has no text behind it. */
  readonly mark: Mark;
}

/** One sentence in three languages. */
export interface Explanation {
  readonly key: keyof typeof sentences;
  readonly text: Text;
  readonly sources: readonly CitedSource[];
}

/**
 * Why somebody is in their state and what ends it, in words and with sources, at the moment of the evaluation.
 *
 * @returns undefined where nothing about the person was recorded by then
 */
export function explain(evaluation: Evaluation, person: string): Explanation[] | undefined {
  const state = evaluation.states.get(person);
  const resolved = packAt(evaluation.timeline, evaluation.moment);
  if (state === undefined || resolved === undefined) return undefined;
  const ruling = evaluation.timeline.segments.find(({ ref }) => ref.hash === state.plan?.pack.hash) ?? resolved;
  return [
    ...packLines(ruling),
    ...classLines(evaluation, ruling, state),
    ...reinfectionLines(evaluation, resolved, state),
    ...planLines(ruling, state),
    ...endLines(evaluation, ruling, state),
  ];
}

function line(resolved: ResolvedPack, key: keyof typeof sentences, values: Values = {}, from?: Provenance): Explanation {
  return { key, text: sentence(key, values), sources: from === undefined ? [] : cited(resolved, from) };
}

function cited({ pack }: ResolvedPack, { source, mark }: Provenance): CitedSource[] {
  return [source].flat().map((key) => ({ key, cite: pack.sources[key]?.cite ?? key, grade: pack.sources[key]?.grade ?? 'none', mark }));
}

const date = (day: Day): string => calendarDate(day);
const dates = (days: readonly Day[]): string => days.map(date).join(', ');

function packLines(resolved: ResolvedPack): Explanation[] {
  const { meta } = resolved.pack;
  const values = {
    title: meta.title,
    id: meta.id,
    edition: [meta.edition, ...resolved.ref.overlays.map(({ edition }) => edition)].join(' + '),
    hash: resolved.ref.hash.slice(0, 12),
  };
  const warning = meta.status === 'archive' || meta.status === 'exercise' ? 'archive' : meta.status === 'template' ? 'template' : undefined;
  return [line(resolved, 'pack', values, meta), ...(warning === undefined ? [] : [line(resolved, warning)])];
}

function classLines(evaluation: Evaluation, resolved: ResolvedPack, state: PersonState): Explanation[] {
  const status = line(resolved, 'status', { status: statusWords[state.status] });
  if (state.class === 'case') {
    const { caseClass } = knownAbout(evaluation, state.person)?.case ?? {};
    return [line(resolved, 'case', { caseClass: caseClass === undefined ? '?' : caseClassWords[caseClass] }), status];
  }
  if (state.class === null || state.membership === null)
    return state.status === 'held' ? [status] : [line(resolved, state.status === 'unclassified' ? 'unclassified' : 'noClass')];
  const rule = resolved.pack.contactClasses[state.class];
  const { membership, upgradedFrom } = state;
  const values = { class: rule?.text ?? state.class, counted: countedFrom(state.plan), last: date(membership.last) };
  return [
    line(resolved, 'class', values, rule),
    ...(membership.sources.length === 0 ? [] : [line(resolved, 'metPersons', { persons: membership.sources.join(', ') })]),
    ...(upgradedFrom === null
      ? []
      : [line(resolved, 'upgraded', { from: resolved.pack.contactClasses[upgradedFrom]?.text ?? upgradedFrom, class: values.class })]),
    status,
  ];
}

/** A new infection of somebody whose earlier one is over, with where the interval comes from. */
function reinfectionLines(evaluation: Evaluation, resolved: ResolvedPack, { person, reinfection }: PersonState): Explanation[] {
  const { interval } = resolved.pack.reinfection;
  const earlier = knownAbout(evaluation, person)?.earlier?.case;
  if (reinfection === null || interval === undefined || earlier === undefined) return [];
  const began = earlier.firstPositiveSample ?? earlier.onset;
  const values = {
    earlier: began === undefined ? '?' : date(began),
    since: date(reinfection.since),
    days: String(interval.unit === 'days' ? interval.value : Math.ceil(interval.value / 24)),
  };
  return [line(resolved, 'reinfection', values, interval)];
}

/** Name of the event the first stage counts from, with a capital in English since it begins a sentence. */
function countedFrom(plan: Plan | null): Text {
  const span = plan?.stages[0]?.rule.length;
  const anchor = anchorText(plan === null || span === undefined ? 'lastExposure' : anchorName(span.from, plan.anchors));
  return { ...anchor, en: anchor.en.charAt(0).toUpperCase() + anchor.en.slice(1) };
}

const anchorTexts: Readonly<Record<string, Text>> = anchorWords;
const anchorText = (name: string): Text => anchorTexts[name] ?? words(name, name, name);

function planLines(resolved: ResolvedPack, { plan, missedTests, superseded }: PersonState): Explanation[] {
  if (plan === null) return [];
  return [
    ...superseded.map((old) =>
      line(resolved, 'changed', {
        edition: old.plan.pack.edition,
        old: old.plan.lastDay === null ? '—' : date(old.plan.lastDay),
        by: old.byEdition,
        now: plan.endsAt === null ? '—' : instantText(plan.endsAt, plan.zone),
      }),
    ),
    ...(plan.afterWindow ? [line(resolved, 'afterWindow', {}, resolved.pack.quarantine[plan.class]?.afterWindow)] : []),
    ...(plan.assumedStart ? [line(resolved, 'assumedStart')] : []),
    ...plan.stages.flatMap((stage) => stageLines(resolved, plan, stage)),
    ...(plan.tests.length === 0
      ? []
      : [line(resolved, 'tests', { days: dates(plan.tests.map(({ day }) => day)) }, testRule(resolved, plan))]),
    ...(missedTests.length === 0 ? [] : [line(resolved, 'testsMissed', { days: dates(missedTests) })]),
  ];
}

const testRule = ({ pack }: ResolvedPack, plan: Plan): Provenance | undefined => {
  const schedule = pack.testing[plan.class]?.[0];
  return schedule?.days ?? schedule?.spread;
};

function stageLines(resolved: ResolvedPack, plan: Plan, stage: PlannedStage): Explanation[] {
  const mode = modeWords[stage.mode];
  const { length } = stage.rule;
  if (stage.to === null || length === undefined) return [line(resolved, 'openStage', { mode, from: date(stage.from) }, stage.rule)];
  return [
    line(resolved, 'stage', { mode, from: date(stage.from), to: date(stage.to) }, stage.rule),
    ...(length.unit === 'days' ? [line(resolved, 'stageRule', ruleValues(length, plan), length)] : []),
  ];
}

const starts: Readonly<Record<'day0' | 'day1', Text>> = {
  day0: words('当天为第 0 天', '當天為第 0 天', 'that day is day 0'),
  day1: words('当天为第 1 天', '當天為第 1 天', 'that day is day 1'),
};

const ruleValues = (length: Span & { unit: 'days' }, plan: Plan): Values => ({
  anchor: anchorText(anchorName(length.from, plan.anchors)),
  value: length.value,
  start: starts[length.start],
});

function endLines(evaluation: Evaluation, resolved: ResolvedPack, state: PersonState): Explanation[] {
  const { plan, release } = state;
  if (plan === null) return [];
  const inForce = packAt(evaluation.timeline, evaluation.moment);
  const isAbolished = inForce !== undefined && inForce.pack.quarantine[plan.class] === undefined;
  return [
    ...release.findings.map((finding) =>
      line(resolved, finding.met ? 'met' : 'missing', { condition: conditionWords[finding.condition], detail: detailOf(finding) }, finding),
    ),
    ...(plan.endsAt === null || plan.lastDay === null
      ? []
      : [line(resolved, 'ends', { day: date(plan.lastDay), end: instantText(plan.endsAt, plan.zone) })]),
    ...(isAbolished ? [line(resolved, 'released')] : []),
    ...(resolved.pack.texts['noticeRights'] === undefined ? [] : [line(resolved, 'rights', { text: resolved.pack.texts['noticeRights'] })]),
  ];
}

function detailOf({ days, persons }: ReleaseFinding): Text | string {
  const list = [...days.map(date), ...persons].join(', ');
  return list === '' ? '' : words(`（${list}）`, `（${list}）`, ` (${list})`);
}
