import { type RecordKind } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { recordPath } from '../../app/address.ts';
import { useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { codeText } from '../../text/field.ts';
import { areaQuery } from '../area-query.ts';
import { CaseClassMark } from '../case-class.tsx';
import { RiskMark } from '../risk.tsx';
import { useFormat } from '../format/use-format.ts';
import { fieldsOf, plainText, routesOf } from './any-record.ts';
import { formOf } from './column.ts';
import { titleOf } from './title.ts';
import { areaNameText, areaPath } from '../../text/area-name.ts';

interface Props {
  readonly kind: RecordKind;
  readonly name: string;
  readonly value: unknown;
  /** Whether references are fetched and linked; lists show names that came with the row instead. */
  readonly links?: boolean;
}

/** A value as people read it: dates, words for codes, marks for classes, names for references. */
export function Value({ kind, name, value, links = false }: Props) {
  const { t } = useTranslation('record');
  const format = useFormat();
  const text = plainText(value);
  if (text === '') return <span className="none">—</span>;
  switch (formOf(kind, name)) {
    case 'date':
      return <>{format.date(text)}</>;
    case 'instant':
      return <>{format.instant(text)}</>;
    case 'flag':
      return <>{value === true ? t('yes') : value === false ? t('no') : text}</>;
    case 'code':
      return <CodeValue kind={kind} name={name} value={text} />;
    case 'area':
      return <AreaName code={text} />;
    case 'ref':
      return links ? <RefLink kind={fieldsOf(kind)[name]?.target ?? 'person'} id={text} /> : <>{text}</>;
    case 'node':
      return <NodeValue value={value} />;
    default:
      return <>{name === 'ageYears' && typeof value === 'number' ? format.age(value) : name === 'areaName' ? areaNameText(text) : text}</>;
  }
}

function CodeValue({ kind, name, value }: { readonly kind: RecordKind; readonly name: string; readonly value: string }) {
  if (name === 'caseClass') return <CaseClassMark caseClass={value} />;
  if (name === 'riskLevel') return <RiskMark level={value} />;
  return <>{codeText(kind, name, value)}</>;
}

function NodeValue({ value }: { readonly value: unknown }) {
  const node = value as { kind: 'person' | 'event'; id: string };
  return <RefLink kind={node.kind} id={node.id} />;
}

function AreaName({ code }: { readonly code: string }) {
  const { data } = useQuery(areaQuery(code));
  return <>{data === undefined ? code : areaPath(data, 3).join(' / ')}</>;
}

/** Name of another record, which it opens. */
export function RefLink({ kind, id }: { readonly kind: RecordKind; readonly id: string }) {
  const outbreak = useOutbreak();
  const { data } = useQuery(outbreakQuery(routesOf(kind).get, { params: { outbreak: outbreak.id, id } }));
  return <Link to={recordPath(outbreak.id, kind, id)}>{data === undefined ? '…' : titleOf(kind, data)}</Link>;
}
