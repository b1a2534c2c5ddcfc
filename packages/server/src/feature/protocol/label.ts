import { type ProtocolText } from '@firebreak/contract';
import { maskName, sightAt, type Standing } from '../registry/index.ts';
import { personsInSight, type SeenPerson } from './store.ts';

/** What a person in sight is called, by id. */
export type Labels = ReadonlyMap<string, string>;

export async function labelsOf(at: Standing, ids: readonly string[]): Promise<Labels> {
  const seen = await personsInSight(at.trx, at.outbreak.home, ids);
  return new Map(seen.map((person) => [person.id, labelOf(at, person)]));
}

/** The name as the actor may read it there, with the number that stands on paper. */
function labelOf(at: Standing, person: SeenPerson): string {
  return [nameOf(at, person), person.number].filter((part) => part !== null && part !== '').join(' ') || '—';
}

/** Masked unless the role may read names in the person's area. */
export const nameOf = (at: Standing, { name, area }: Pick<SeenPerson, 'name' | 'area'>): string | null =>
  name === null ? null : sightAt(at.actor, area, at.outbreak.id).names ? name : maskName(name);

const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Puts names for ids; somebody the actor may not see is nobody in particular. No id is left in the text. */
export const replaceIds = (text: ProtocolText, labels: Labels): ProtocolText => ({
  'zh-Hans': text['zh-Hans'].replace(id, (one) => labels.get(one) ?? '（辖区外人员）'),
  'zh-Hant': text['zh-Hant'].replace(id, (one) => labels.get(one) ?? '（轄區外人員）'),
  en: text.en.replace(id, (one) => labels.get(one) ?? '(somebody outside your area)'),
});
