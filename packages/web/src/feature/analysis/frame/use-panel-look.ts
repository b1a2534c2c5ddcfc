import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePhone } from '../../../app/phone.ts';
import { useChartPalette, useFontFamily } from '../../../chart/chart-palette.ts';
import type { PanelLook } from '../../../chart/draw/panel-option.ts';

/** Colours, letters and words of charts in panels, as the page is now. */
export function usePanelLook(): PanelLook {
  const { t } = useTranslation('overview');
  const [palette, font, phone] = [useChartPalette(), useFontFamily(), usePhone()];
  return useMemo(
    () => ({
      palette,
      font,
      fontSize: phone ? 13 : 12,
      head: phone ? 0.24 : 0.17,
      incompleteName: t('curve.incomplete'),
      motion: false, // every change of a setting draws anew: what moves by itself would hide what changed
    }),
    [palette, font, phone, t],
  );
}
