import { type Parsed, type routes } from '@firebreak/contract';
import {
  appendConversion,
  changeRecord,
  checkVersion,
  dayOf,
  findRow,
  insertRecord,
  oneView,
  rowInSight,
  rowOfPerson,
  type Row,
  type Standing,
  type Values,
  type Written,
} from '../registry/index.ts';
import { demandWhichInfection } from '../case/index.ts';
import { caseOfEpisode, openFollowUpIds } from './store.ts';

type Body = Parsed<typeof routes.registry.contactToCase>['body'];

/**
 * The contact became a case: makes the case of the same person (or takes up the one there is), ends the follow-up,
 * and keeps both histories. Converting again answers the case that is there. Where a case stands and the pack calls this another
 * infection, `episode` says which is meant.
 *
 * @throws AppError CASE_STANDS when it was not said, and what refuses a second case
 */
export async function contactToCase(at: Standing, id: string, body: Body): Promise<Values> {
  const { contact: noun, case: caseNoun } = at.nouns;
  const contact = await rowInSight(at, noun, id);
  const known = await caseMeant(at, String(contact['person']), body.case.episode ?? undefined);
  if (contact['status'] === 'converted' && known?.withdrawn_at === null) return oneView(at, caseNoun, known.id);
  checkVersion(contact, body.version);
  const facts = { becameCaseOn: dayOf(at), ...filled(body.case), wasContact: true };
  const isSaid = 'episode' in facts;
  if (known?.withdrawn_at === null && !isSaid)
    await demandWhichInfection(at, caseNoun, known, { areaCode: contact['area_code'], ...facts });
  const made = await makeCase(at, contact, known, facts);
  const ended = await changeRecord(at, noun, contact, { set: { status: 'converted' } }, { verb: 'converted' });
  await appendConversion(at, [made, ended, ...(await endFollowUp(at, contact, facts.becameCaseOn))], null);
  return oneView(at, caseNoun, made?.row.id ?? known?.id ?? '');
}

/** The case that is taken up: the one of the infection that was named, else the last. */
const caseMeant = (at: Standing, person: string, episode: number | undefined): Promise<Row | undefined> =>
  episode === undefined ? rowOfPerson(at.trx, 'case', at.outbreak.home, person) : caseOfEpisode(at.trx, at.outbreak.home, person, episode);

async function makeCase(at: Standing, contact: Row, known: Row | undefined, facts: Values): Promise<Written | undefined> {
  const noun = at.nouns.case;
  if (known === undefined) return insertRecord(at, noun, { areaCode: contact['area_code'], ...facts, person: contact['person'] });
  const { id: _, ...set } = facts;
  return changeRecord(at, noun, known, { set, withdrawnAt: null }, { verb: 'converted' });
}

/** Checks that were still due from the day on which the contact became a case are not required any more. */
async function endFollowUp(at: Standing, contact: Row, from: string): Promise<(Written | undefined)[]> {
  const noun = at.nouns.followUp;
  const written: (Written | undefined)[] = [];
  for (const id of await openFollowUpIds(at.trx, at.outbreak.home, contact.id, from)) {
    const row = await findRow(at.trx, noun.kind, at.outbreak.home, id);
    if (row) written.push(await changeRecord(at, noun, row, { set: { status: 'notRequired' } }, { verb: 'changed' }));
  }
  return written;
}

const filled = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));
