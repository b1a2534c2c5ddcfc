import { routes, type Case } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { type z } from 'zod';
import { call } from '../../app/client.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { textOf, type AnyRecord } from '../../ui/record/any-record.ts';
import { Convert } from '../case/convert.tsx';

type NewCase = Omit<z.input<typeof Case.create>, 'person'>;

/** The contact fell ill: makes the case, ends the follow-up; the dates are confirmed first. */
export function ContactToCase({ record }: { readonly record: AnyRecord }) {
  const { t } = useTranslation('record');
  const outbreak = useOutbreak().id;
  const may = useMay();
  const { today } = useFormat();
  if (!may('case.write') || record['status'] === 'converted') return null;
  return (
    <Convert
      kind="case"
      act={t('act.toCase')}
      title={t('convert.toCase', { name: textOf(record, 'personName') })}
      explain={t('convert.toCaseWhat')}
      names={['caseClass', 'onsetDate', 'reportDate', 'becameCaseOn', 'number']}
      begin={{ caseClass: 'suspected', reportDate: today, becameCaseOn: today }}
      order={[['onsetDate', 'reportDate']]}
      make={(id, values) =>
        call(routes.registry.contactToCase, {
          params: { outbreak, id: record.id },
          body: { version: record.version, case: { id, wasContact: true, areaCode: record.area, ...values } as NewCase },
        })
      }
    />
  );
}
