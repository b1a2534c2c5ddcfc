import { routes, type Contact } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { type z } from 'zod';
import { call } from '../../app/client.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { textOf, type AnyRecord } from '../../ui/record/any-record.ts';
import { Convert } from './convert.tsx';

type NewContact = Omit<z.input<typeof Contact.create>, 'person'>;

/** The case was none: classified as not a case and followed up as a contact; the dates and the reason are asked first. */
export function CaseToContact({ record }: { readonly record: AnyRecord }) {
  const { t } = useTranslation('record');
  const outbreak = useOutbreak().id;
  const may = useMay();
  const { today } = useFormat();
  if (!may('contact.write') || record['caseClass'] === 'notACase') return null;
  return (
    <Convert
      kind="contact"
      act={t('act.toContact')}
      title={t('convert.toContact', { name: textOf(record, 'personName') })}
      explain={t('convert.toContactWhat')}
      names={['contactClass', 'lastExposureDate', 'followUpStart', 'followUpEnd']}
      begin={{ contactClass: 'unclassified', status: 'active', followUpStart: today }}
      order={[['followUpStart', 'followUpEnd']]}
      needsReason
      make={(id, values, reason) =>
        call(routes.registry.caseToContact, {
          params: { outbreak, id: record.id },
          body: { version: record.version, reason, contact: { id, wasCase: true, areaCode: record.area, ...values } as NewContact },
        })
      }
    />
  );
}
