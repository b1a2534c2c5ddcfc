import { records } from '@firebreak/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { outbreakPath, useGo } from '../../app/address.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { type AnyRecord } from '../../ui/record/any-record.ts';

/** Makes a person a case or a contact. */
export function RecordAs({ record }: { readonly record: AnyRecord }) {
  const { t } = useTranslation('record');
  const outbreak = useOutbreak();
  const may = useMay();
  const go = useGo();
  const begin = (kind: 'case' | 'contact') =>
    go(`${outbreakPath(outbreak.id, records[kind].plural)}/new`, { search: { given: { person: record.id, areaCode: record.area } } });
  const isCase = record['caseClass'] !== null;
  const isContact = record['contactStatus'] !== null;
  return (
    <>
      {may('case.write') ? <Button onClick={() => begin('case')}>{t(isCase ? 'act.asCaseAgain' : 'act.asCase')}</Button> : null}
      {isContact || !may('contact.write') ? null : <Button onClick={() => begin('contact')}>{t('act.asContact')}</Button>}
    </>
  );
}
