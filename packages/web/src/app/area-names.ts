import { routes } from '@firebreak/contract';
import i18next from 'i18next';
import { keepAreaNames } from '../text/area-name.ts';
import { currentLocale } from '../text/i18n.ts';
import { call } from './client.ts';
import { queryClient } from './query.ts';

/**
 * Makes the names of areas known in the language of the reader: everywhere down to counties, and all of an area. A page waits a moment for
 * them; on a slow network it is drawn with the names of the country and once more when they are there.
 */
export async function loadAreaNames(area: string | undefined): Promise<void> {
  loaded = { area };
  await Promise.race([ensureNames(area), new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS))]);
}

/** Who changes the language reads the names of the same outbreak in the next. */
export function followLocale(): void {
  i18next.on('languageChanged', () => {
    if (loaded !== undefined) void ensureNames(loaded.area);
  });
}

let loaded: { readonly area: string | undefined } | undefined;

async function ensureNames(area: string | undefined): Promise<void> {
  const locale = currentLocale();
  if (locale === 'zh-Hans') return; // the names are stored in it
  try {
    const { names } = await queryClient.ensureQueryData({
      queryKey: ['area', 'names', locale, area],
      queryFn: () => call(routes.area.names, { query: { locale, ...(area === undefined ? {} : { area }) } }),
      staleTime: Infinity,
      gcTime: Infinity,
    });
    keepAreaNames(locale, names);
  } catch {
    // Without them the names of the country stand, which is no reason to show no page.
  }
}

const LONGEST_WAIT_MS = 1500;
