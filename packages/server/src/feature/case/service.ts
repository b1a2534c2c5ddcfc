import { type Parsed, type routes } from '@firebreak/contract';
import {
  appendConversion,
  changeRecord,
  checkVersion,
  insertRecord,
  oneView,
  rowInSight,
  rowOfPerson,
  type Row,
  type Standing,
  type Values,
  type Written,
} from '../registry/index.ts';

type Body = Parsed<typeof routes.registry.caseToContact>['body'];

/**
 * The case was none: classified as not a case for a reason, and its person followed up as a contact, again or for the
 * first time. Converting again answers the contact that is there.
 */
export async function caseToContact(at: Standing, id: string, body: Body): Promise<Values> {
  const { case: noun, contact: contactNoun } = at.nouns;
  const row = await rowInSight(at, noun, id);
  const known = await rowOfPerson(at.trx, 'contact', at.outbreak.home, String(row['person']));
  const isDone = row['case_class'] === 'notACase' && known?.['was_case'] === true && known.withdrawn_at === null;
  if (isDone) return oneView(at, contactNoun, known.id);
  checkVersion(row, body.version);
  const excluded = await changeRecord(at, noun, row, { set: { caseClass: 'notACase' } }, { verb: 'converted' });
  const followed = await makeContact(at, row, known, body.contact);
  await appendConversion(at, [excluded, followed], body.reason);
  return oneView(at, contactNoun, followed?.row.id ?? known?.id ?? '');
}

async function makeContact(at: Standing, row: Row, known: Row | undefined, fields: Body['contact']): Promise<Written | undefined> {
  const noun = at.nouns.contact;
  const { id, ...given } = fields;
  const facts = {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null && value !== undefined)),
    wasCase: true,
  };
  if (known) return changeRecord(at, noun, known, { set: facts, withdrawnAt: null }, { verb: 'converted' });
  return insertRecord(at, noun, { areaCode: row['area_code'], ...facts, person: row['person'], ...(id === undefined ? {} : { id }) });
}
