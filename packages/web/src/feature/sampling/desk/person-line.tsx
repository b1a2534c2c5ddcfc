import { type RosterNeed } from '@firebreak/epi';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format/use-format.ts';
import { RiskMark } from '../../../ui/risk.tsx';
import { type FieldHousehold, type FieldPerson } from '../../../offline/field-list.ts';

/** A person as much as it takes to tell the right one at a door. */
export function PersonLine({ person, state }: { readonly person: FieldPerson; readonly state?: string | undefined }) {
  const { t } = useTranslation('sampling');
  const { age } = useFormat();
  const year = new Date().getFullYear();
  const tails = [person.documentTail, person.phoneTail].filter((tail) => tail !== null).map((tail) => `…${tail}`);
  return (
    <span className="person-line">
      <strong>{person.name ?? t('person.noName')}</strong>
      <span className="soft">
        {[person.birthYear === null ? '' : age(year - person.birthYear), ...tails].filter((part) => part !== '').join(' · ')}
      </span>
      <span className="marks">
        {person.risk === 'low' ? null : <RiskMark level={person.risk} />}
        {person.needs.map((need: RosterNeed) => (
          <span key={need} className="need">
            {t(`need.${need}`)}
          </span>
        ))}
        {state === undefined ? null : <span className="state-mark">{state}</span>}
      </span>
    </span>
  );
}

/** Building, unit and room as people say them; the code of the household where none is known. */
export function doorOf({ building, unit, room, code }: Pick<FieldHousehold, 'building' | 'unit' | 'room' | 'code'>): string {
  const door = [building, unit, room].filter((part) => part !== null && part !== '').join(' ');
  return door === '' ? code : door;
}
