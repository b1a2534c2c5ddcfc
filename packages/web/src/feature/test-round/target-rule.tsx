import { type TargetPart } from '@firebreak/contract';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { AreaPicker } from '../../ui/area-picker.tsx';

interface Given {
  readonly parts: readonly TargetPart[];
  /** Area of the round. */
  readonly area: string;
  readonly onChange: (parts: readonly TargetPart[]) => void;
}

/** Kinds a person can write down here; rosters of households and places are joined from their own pages. */
const kinds = ['all', 'area', 'address', 'occupation', 'personClass'] as const;

/** Whom a round must reach: parts that are joined. */
export function TargetRule({ parts, area, onChange }: Given) {
  const { t } = useTranslation('testRound');
  const put = (index: number, part: TargetPart): void => onChange(parts.map((one, at) => (at === index ? part : one)));
  return (
    <fieldset>
      <legend>{t('field.target')}</legend>
      {parts.map((part, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- parts have no id of their own and change in place
        <div className="target-part" key={index}>
          <Select
            value={part.kind}
            aria-label={t('target.kind')}
            onChange={(kind) => put(index, emptyPart(kind, area))}
            options={kinds.map((value) => ({ value, label: t(`target.${value}`) }))}
          />
          <PartFields part={part} onChange={(changed) => put(index, changed)} />
          {parts.length > 1 ? <Button onClick={() => onChange(parts.filter((_, at) => at !== index))}>{t('target.remove')}</Button> : null}
        </div>
      ))}
      <Button onClick={() => onChange([...parts, emptyPart('area', area)])}>{t('target.add')}</Button>
    </fieldset>
  );
}

function emptyPart(kind: TargetPart['kind'], area: string): TargetPart {
  if (kind === 'area') return { kind, areas: [area] };
  if (kind === 'address') return { kind, area, buildings: [] };
  if (kind === 'occupation') return { kind, posts: [] };
  if (kind === 'personClass') return { kind, classes: [] };
  return { kind: 'all' };
}

function PartFields({ part, onChange }: { readonly part: TargetPart; readonly onChange: (part: TargetPart) => void }) {
  const { t } = useTranslation('testRound');
  const tags = (value: readonly string[], label: string, change: (values: string[]) => void) => (
    <Select
      mode="tags"
      value={[...value]}
      aria-label={label}
      placeholder={label}
      onChange={change}
      tokenSeparators={[',', '，', ' ', '、']}
    />
  );
  switch (part.kind) {
    case 'area':
      return (
        <>
          {[...part.areas, undefined].map((code, index) => (
            <AreaPicker
              key={code ?? 'new'}
              value={code}
              label={t('target.areaChoice')}
              onChange={(changed) => {
                const areas = part.areas.map((one, at) => (at === index ? changed : one));
                if (code === undefined) areas.push(changed);
                onChange({ kind: 'area', areas: [...new Set(areas.filter((one) => one !== undefined))] });
              }}
            />
          ))}
        </>
      );
    case 'address':
      return (
        <>
          <AreaPicker
            value={part.area}
            label={t('target.areaChoice')}
            onChange={(code) => onChange({ ...part, area: code ?? part.area })}
          />
          {tags(part.buildings, t('target.buildings'), (buildings) => onChange({ ...part, buildings }))}
        </>
      );
    case 'occupation':
      return tags(part.posts, t('target.posts'), (posts) => onChange({ kind: 'occupation', posts }));
    case 'personClass':
      return tags(part.classes, t('target.classes'), (classes) => onChange({ kind: 'personClass', classes }));
    default:
      return null;
  }
}
