import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons';
import { type Area } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeText } from '../../text/field.ts';
import { childrenQuery } from '../../ui/area-query.ts';
import { countText } from '../../ui/format/date.ts';
import { areaPath, nameOfArea } from '../../text/area-name.ts';

interface Props {
  readonly areas: readonly Area[];
  readonly depth: number;
  readonly withPath: boolean;
}

/** Rows of areas; each opens to the areas under it. */
export function AreaRows({ areas, depth, withPath }: Props) {
  return areas.map((area) => <AreaRow key={area.code} area={area} depth={depth} withPath={withPath} />);
}

function AreaRow({ area, depth, withPath }: { readonly area: Area; readonly depth: number; readonly withPath: boolean }) {
  const { t } = useTranslation('area');
  const [open, setOpen] = useState(false);
  const { data } = useQuery({ ...childrenQuery(area.code), enabled: open });
  const name = withPath ? areaPath(area).join(' / ') || area.name : nameOfArea(area);
  const below = area.children > 0;
  return (
    <>
      <tr>
        <td style={{ paddingLeft: (depth - 1) * 20 }}>
          {below ? (
            <button
              type="button"
              className="link tree-name"
              aria-expanded={open}
              aria-label={open ? t('close', { name }) : t('open', { name })}
              onClick={() => setOpen(!open)}
            >
              {open ? <CaretDownOutlined aria-hidden="true" /> : <CaretRightOutlined aria-hidden="true" />} {name}
            </button>
          ) : (
            <span className="tree-leaf">{name}</span>
          )}
        </td>
        <td data-label={t('code')}>{area.code}</td>
        <td data-label={t('level')}>{codeText('area', 'level', area.level)}</td>
        <td className="number" data-label={t('population')}>
          {area.population === null ? '—' : countText(area.population)}
        </td>
        <td className="number" data-label={t('children')}>
          {below ? countText(area.children) : ''}
        </td>
      </tr>
      {open && data !== undefined ? <AreaRows areas={data} depth={depth + 1} withPath={false} /> : null}
    </>
  );
}
