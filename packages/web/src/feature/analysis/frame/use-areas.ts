import { routes, type AreasAnswer, type DayBasis } from '@firebreak/contract';
import type { AreaLevel } from '@firebreak/epi';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useAreaInForce, useOutbreak } from '../../../app/outbreak.ts';
import { keepWithinArea, outbreakQuery } from '../../../app/query.ts';
import { areaNameText } from '../../../text/area-name.ts';

/** Cases by area and day, the areas by the names the reader knows; fetched anew when the outbreak changes. */
export function useAreas(basis: DayBasis, level: AreaLevel | undefined) {
  const outbreak = useOutbreak();
  const area = useAreaInForce();
  const { i18n } = useTranslation();
  return useQuery({
    ...outbreakQuery(routes.analysis.areas, { params: { outbreak: outbreak.id }, query: { area, level, basis } }),
    placeholderData: keepWithinArea(area),
    select: useCallback((answer: AreasAnswer) => inWords(answer, i18n.language), [i18n.language]),
  });
}

/** Done anew for each language: the names are those of the one in force. */
const inWords = (answer: AreasAnswer, _language: string): AreasAnswer => ({
  ...answer,
  areas: answer.areas.map((one) => ({ ...one, name: areaNameText(one.name) })),
});
