import { routes, type Case } from '@firebreak/contract';
import { type z } from 'zod';
import { useTranslation } from 'react-i18next';
import { useState } from 'react';
import { Button } from 'antd';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { call } from '../../app/client.ts';
import { recordPath, useGo } from '../../app/address.ts';
import { uuidv7 } from '../../app/uuid.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { textOf, type AnyRecord } from '../../ui/record/any-record.ts';
import { ConvertDialog } from '../case/convert-dialog.tsx';

type NewCase = Omit<z.input<typeof Case.create>, 'person'>;

/** The contact fell ill: makes the case, ends the follow-up; the dates are confirmed first. */
export function ContactToCase({ record }: { readonly record: AnyRecord }) {
  const { t } = useTranslation('record');
  const outbreak = useOutbreak().id;
  const may = useMay();
  const go = useGo();
  const { today } = useFormat();
  const [open, setOpen] = useState(false);
  const [id] = useState(() => uuidv7());
  if (!may('case.write') || record['status'] === 'converted') return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('act.toCase')}</Button>
      {open ? (
        <ConvertDialog
          kind="case"
          title={t('convert.toCase', { name: textOf(record, 'personName') })}
          explain={t('convert.toCaseWhat')}
          names={['caseClass', 'onsetDate', 'reportDate', 'becameCaseOn', 'number']}
          begin={{ caseClass: 'suspected', reportDate: today, becameCaseOn: today }}
          order={[['onsetDate', 'reportDate']]}
          close={() => setOpen(false)}
          convert={async (values) => {
            const made = await call(routes.registry.contactToCase, {
              params: { outbreak, id: record.id },
              body: { version: record.version, case: { id, wasContact: true, areaCode: record.area, ...values } as NewCase },
            });
            go(recordPath(outbreak, 'case', made.id));
          }}
        />
      ) : null}
    </>
  );
}
