import { type FilterCondition } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { RelatedList } from '../../ui/record/detail/related-list.tsx';
import { ClassHistory } from '../case/class-history.tsx';
import { Why } from '../protocol/index.ts';

const is = (field: string, value: string): readonly FilterCondition[] => [{ field, operator: 'is', value }];

/** Everything the outbreak knows of a person: as a case, as a contact, whom met, where been, what tested. */
export function PersonStory({
  person,
  name,
  without,
}: {
  readonly person: string;
  readonly name: string;
  readonly without?: 'case' | 'contact';
}) {
  const { t } = useTranslation('record');
  const self = { kind: 'person', id: person };
  return (
    <>
      <Why person={person} />
      {without === 'case' ? null : (
        <>
          <RelatedList
            kind="case"
            title={t('related.asCase')}
            filter={is('person', person)}
            columns={['episode', 'number', 'caseClass', 'onsetDate', 'reportDate', 'outcome']}
            sort="episode"
          />
          <ClassHistory person={person} />
        </>
      )}
      {without === 'contact' ? null : (
        <RelatedList
          kind="contact"
          title={t('related.asContact')}
          filter={is('person', person)}
          columns={['number', 'contactClass', 'status', 'lastExposureDate', 'followUpEnd']}
        />
      )}
      <RelatedList
        kind="exposure"
        title={t('related.infectedBy', { name })}
        filter={is('target', person)}
        columns={['sourceName', 'date', 'certainty', 'setting', 'relation']}
        sort="-date"
        given={{ target: self }}
      />
      <RelatedList
        kind="exposure"
        title={t('related.exposedOthers', { name })}
        filter={is('source', person)}
        columns={['targetName', 'date', 'certainty', 'setting', 'relation']}
        sort="-date"
        given={{ source: self }}
      />
      <RelatedList
        kind="visit"
        title={t('related.visits')}
        filter={is('person', person)}
        columns={['placeName', 'start', 'end', 'note']}
        sort="-start"
        given={{ person }}
      />
      <RelatedList
        kind="specimen"
        title={t('related.specimens')}
        filter={is('person', person)}
        columns={['number', 'kind', 'takenAt', 'lab']}
        sort="-takenAt"
        given={{ person, subject: 'person' }}
      />
      <RelatedList
        kind="labResult"
        title={t('related.results')}
        filter={is('person', person)}
        columns={['resultDate', 'test', 'outcome', 'ct', 'lab']}
        sort="-resultDate"
        given={{ person, outcome: 'pending' }}
      />
    </>
  );
}
