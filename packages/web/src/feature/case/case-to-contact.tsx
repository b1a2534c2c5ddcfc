import { routes, type Contact } from '@firebreak/contract';
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
import { ConvertDialog } from './convert-dialog.tsx';

type NewContact = Omit<z.input<typeof Contact.create>, 'person'>;

/** The case was none: classified as not a case and followed up as a contact; the dates and the reason are asked first. */
export function CaseToContact({ record }: { readonly record: AnyRecord }) {
  const { t } = useTranslation('record');
  const outbreak = useOutbreak().id;
  const may = useMay();
  const go = useGo();
  const { today } = useFormat();
  const [open, setOpen] = useState(false);
  const [id] = useState(() => uuidv7());
  if (!may('contact.write') || record['caseClass'] === 'notACase') return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('act.toContact')}</Button>
      {open ? (
        <ConvertDialog
          kind="contact"
          title={t('convert.toContact', { name: textOf(record, 'personName') })}
          explain={t('convert.toContactWhat')}
          names={['contactClass', 'lastExposureDate', 'followUpStart', 'followUpEnd']}
          begin={{ contactClass: 'unclassified', status: 'active', followUpStart: today }}
          order={[['followUpStart', 'followUpEnd']]}
          needsReason
          close={() => setOpen(false)}
          convert={async (values, reason) => {
            const made = await call(routes.registry.caseToContact, {
              params: { outbreak, id: record.id },
              body: { version: record.version, reason, contact: { id, wasCase: true, areaCode: record.area, ...values } as NewContact },
            });
            go(recordPath(outbreak, 'contact', made.id));
          }}
        />
      ) : null}
    </>
  );
}
