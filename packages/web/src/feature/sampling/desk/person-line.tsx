import { type RosterNeed } from '@firebreak/epi';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format/use-format.ts';
import { RiskMark } from '../../../ui/risk.tsx';
import { type FieldHousehold, type FieldPerson } from '../../../offline/field-list.ts';

/** A person as much as it takes to tell the right one at a door. */
export function PersonLine({ person, state }: { readonly person: FieldPerson; readonly state?: string | undefined }) {
  const { t } = useTranslation('sampling');
  const { age, today } = useFormat();
  const year = Number(today.slice(0, 4));
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

type Home = Pick<FieldHousehold, 'building' | 'unit' | 'room' | 'code'>;

/** Building, unit and room as people say them; the code of the household where none is known. */
export function Door({ household }: { readonly household: Home }) {
  return <>{useDoorText()(household)}</>;
}

export function useDoorText(): (household: Home) => string {
  const { t } = useTranslation('sampling');
  return ({ building, unit, room, code }) => {
    const parts = [
      building === null ? '' : isBare(building) ? t('door.buildingName', { building }) : building,
      unit === null ? '' : isBare(unit) ? t('door.unitName', { unit }) : unit,
      room ?? '',
    ].filter((part) => part !== '');
    return parts.length === 0 ? code : parts.join(' ');
  };
}

/** A number or a letter without the word for what it counts. */
export const isBare = (text: string): boolean => /^[A-Za-z0-9-]{1,6}$/.test(text);
