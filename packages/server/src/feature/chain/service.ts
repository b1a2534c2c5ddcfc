import { type ChainAnswer, OutbreakSettings } from '@firebreak/contract';
import { countsAsCase, infectionNode } from '@firebreak/epi';
import { recordedChains, type RecordedChains } from '@firebreak/engine/chains/recorded';
import { type Actor, mayAt, transact } from '../../platform/access/index.ts';
import { appendActs } from '../../platform/journal/index.ts';
import { type Platform } from '../../platform/platform.ts';
import { chainLinks, chainNodes, lookDay } from '../figure/index.ts';
import { outbreakInForce } from '../outbreak/service.ts';
import { maskName } from '../registry/index.ts';
import { type ChainRows, loadChainRows } from './store.ts';

/**
 * The recorded chains of an outbreak from the records the actor may read, and the nodes and links that draw them.
 *
 * @param asOf day from which they are looked at; the day of the outbreak where it is left out
 */
export function chainsOf(platform: Platform, actor: Actor, id: string, withContacts: boolean, asOf?: string): Promise<ChainAnswer> {
  return transact(platform.db, { actor, outbreak: id }, async (trx) => {
    const outbreak = await outbreakInForce(trx, id);
    const settings = OutbreakSettings.parse(outbreak.settings);
    const read = await loadChainRows(trx, id);
    const rows = { ...read, exposures: chainLinks(read.exposures, read) };
    const day = lookDay({ as_of: asOf ?? outbreak.as_of }, settings, platform.now());
    const found = recordedChains(chainNodes(factsOf(rows)), rows.exposures, { asOf: day, activeDays: settings.activeChainDays });
    await appendActs(trx, { actor, now: platform.now() }, [
      {
        home: outbreak.home,
        action: 'chain.listed',
        outbreak: id,
        area: outbreak.area,
        kind: 'case',
        subject: null,
        version: null,
        payload: { count: rows.cases.length },
      },
    ]);
    return answerOf(found, rows, { withContacts, seesName: (area) => mayAt(actor, 'person.name', area, id) });
  });
}

/** Enough of an id to tell two records apart on a page. */
const shortId = 8;
const noFact = { origin: null, outcome: null, outcome_date: null, was_contact: null, sex: null, age_years: null } as const;
const factsOf = ({ cases, contacts, events }: ChainRows): Parameters<typeof chainNodes>[0] => ({
  cases: cases.map((row) => ({ ...noFact, ...row })),
  contacts: contacts.map((row) => ({
    ...row,
    status: 'active',
    follow_up_start: null,
    follow_up_end: null,
    became_case_on: null,
    last_exposure_date: null,
    age_years: null,
  })),
  events,
});

interface Look {
  readonly withContacts: boolean;
  readonly seesName: (area: string) => boolean;
}

function answerOf(found: RecordedChains, rows: ChainRows, look: Look): ChainAnswer {
  const nodes = nodesOf(found, rows, look);
  const shown = new Set(nodes.map(({ id }) => id));
  return {
    asOf: found.asOf,
    chains: found.chains.map(({ id, size, events, contacts, active, start, end, generations, index, primary, members }) => ({
      id,
      size,
      events,
      contacts,
      active,
      start,
      end,
      generations,
      index,
      primary,
      members,
    })),
    unlinked: found.unlinked,
    conflicts: found.conflicts.map(({ code, severity, source, target, exposure, days, members }) => ({
      code,
      severity,
      source: source ?? members[0] ?? '',
      target: target ?? members[1] ?? '',
      exposure,
      days,
    })),
    nodes,
    links: rows.exposures
      .filter(({ source, target }) => shown.has(source) && shown.has(target))
      .map(({ id, source, target, date, certainty, setting }) => ({ id, source, target, date, certainty, setting })),
  };
}

function nodesOf(found: RecordedChains, { cases, contacts, events }: ChainRows, { withContacts, seesName }: Look): ChainAnswer['nodes'] {
  const generations = new Map(
    found.chains.flatMap(({ members, memberGenerations }) =>
      members.map((member, index) => [member, memberGenerations[index] ?? null] as const),
    ),
  );
  const labelOf = (row: { number: string | null; name: string | null; area: string; id: string }) => {
    const name = row.name === null ? '' : seesName(row.area) ? row.name : maskName(row.name);
    const label = [row.number ?? '', name].filter((part) => part !== '').join(' ');
    return label === '' ? row.id.slice(-shortId) : label;
  };
  const shownCases = cases.filter((row) => countsAsCase(row.case_class));
  const casePersons = new Set(shownCases.map(({ person }) => person));
  const shownContacts = withContacts ? contacts.filter(({ person }) => !casePersons.has(person)) : [];
  return [
    ...shownCases.map((row) => ({
      id: infectionNode(row.person, row.episode),
      kind: 'case' as const,
      record: row.id,
      label: row.episode === 1 ? labelOf(row) : `${labelOf(row)} (${row.episode})`,
      number: row.number,
      caseClass: row.case_class,
      onset: row.onset_date,
      reported: row.report_date,
      generation: generations.get(infectionNode(row.person, row.episode)) ?? null,
      areaName: row.area_name,
    })),
    ...shownContacts.map((row) => ({
      id: row.person,
      kind: 'contact' as const,
      record: row.id,
      label: labelOf(row),
      number: row.number,
      caseClass: null,
      onset: null,
      reported: row.report_date,
      generation: null,
      areaName: row.area_name,
    })),
    ...events.map((row) => ({
      id: row.id,
      kind: 'event' as const,
      record: row.id,
      label: row.name,
      number: row.number,
      caseClass: null,
      onset: row.date,
      reported: row.report_date,
      generation: generations.get(row.id) ?? null,
      areaName: row.area_name,
    })),
  ];
}
