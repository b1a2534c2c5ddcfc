import { type SpecimenSubject, specimenSubjects } from '@firebreak/epi';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { codeText } from '../../text/field.ts';

interface Props {
  readonly subject: SpecimenSubject;
  readonly choose: (subject: SpecimenSubject) => void;
}

/** What is sampled: people, goods or surroundings. */
export function SubjectSwitch({ subject, choose }: Props) {
  const { t } = useTranslation('sampling');
  return (
    <Segmented<SpecimenSubject>
      block
      size="large"
      aria-label={t('subject')}
      value={subject}
      onChange={choose}
      options={specimenSubjects.map((value) => ({ value, label: codeText('specimen', 'subject', value) }))}
    />
  );
}
