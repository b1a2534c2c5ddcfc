import { routes } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useOutbreak } from '../app/outbreak.ts';
import { outbreakQuery } from '../app/query.ts';
import { useFormat } from './format/use-format.ts';
import { packParts } from './pack-parts.ts';

/**
 * What an edition of a pack is called and from when it holds, in the language in force; the identifier while the rules are not read, and
 * of a pack that the outbreak does not follow any more.
 */
export function usePackName(): (pack: { readonly id: string; readonly edition: string }) => string {
  const { t } = useTranslation();
  const { locale, instant } = useFormat();
  const outbreak = useOutbreak().id;
  const { data } = useQuery(outbreakQuery(routes.protocol.rules, { params: { outbreak }, query: {} }));
  return ({ id, edition }) => {
    const known = data?.rules?.id === id ? data.editions.find((one) => one.edition === edition) : undefined;
    if (known === undefined) return `${id} ${edition}`;
    return t('label.packFrom', { title: known.title[locale], from: instant(known.from) });
  };
}

/** An edition by its name; whoever needs it finds identifier and check sum when pointing at it. */
export function PackName({ kept }: { readonly kept: string }) {
  const nameOf = usePackName();
  const { id, edition, hash } = packParts(kept);
  return <span title={[id, edition, hash].filter(Boolean).join(' ')}>{nameOf({ id, edition })}</span>;
}
