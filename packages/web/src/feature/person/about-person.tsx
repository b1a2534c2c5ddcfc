import { type RecordKind } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { routesOf, textOf, type AnyRecord } from '../../ui/record/any-record.ts';
import { Facts } from '../../ui/record/detail/facts.tsx';
import { kindText } from '../../text/field.ts';
import { PersonStory } from './person-story.tsx';
import { person } from './person.tsx';

const PERSON: RecordKind = 'person';

/** The person behind a case or a contact: who it is, and the rest of the story. */
export function AboutPerson({ record, as }: { readonly record: AnyRecord; readonly as: 'case' | 'contact' }) {
  const outbreak = useOutbreak().id;
  const may = useMay();
  const id = textOf(record, 'person');
  const { data } = useQuery({ ...outbreakQuery(routesOf(PERSON).get, { params: { outbreak, id } }), enabled: may('person.read') });
  return (
    <>
      {data === undefined ? null : (
        <section className="related" aria-label={kindText(PERSON)}>
          <h3>{kindText(PERSON)}</h3>
          <Facts noun={person} record={data} />
        </section>
      )}
      <PersonStory person={id} name={textOf(record, 'personName')} without={as} />
    </>
  );
}
