import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { areaNameText } from '../../text/area-name.ts';
import { useChangeSearch } from '../address.ts';
import { useAreaInForce, useOutbreak } from '../outbreak.ts';
import { useOwnAreaName } from '../own-area-name.ts';
import { usePhone } from '../phone.ts';

/** The tree is large and not needed to read the page. */
const AreaPicker = lazy(async () => ({ default: (await import('../../ui/area-picker.tsx')).AreaPicker }));

/** The area whose records and figures are shown; it stays while pages change. */
export function AreaInForce() {
  const { t } = useTranslation();
  const outbreak = useOutbreak();
  const area = useAreaInForce();
  const change = useChangeSearch();
  // A phone has room for one name: the city, not the province it lies in.
  const own = useOwnAreaName({ isShort: usePhone() });
  return (
    <div className="area-in-force">
      <Suspense fallback={<span className="soft">{areaNameText(outbreak.areaName)}</span>}>
        <AreaPicker
          value={area}
          onChange={(code) => change({ area: code === outbreak.area ? undefined : code })}
          root={outbreak.area}
          rootName={outbreak.areaName}
          label={t('label.areaInForce')}
          placeholder={own}
        />
      </Suspense>
    </div>
  );
}
