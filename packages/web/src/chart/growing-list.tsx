import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Rows shown at once: more than one looks through, few enough to draw at once. */
const PAGE = 100;

interface Props<T> {
  readonly items: readonly T[];
  readonly className: string;
  /** Rows shown before anybody asks for more. */
  readonly page?: number;
  readonly children: (item: T) => ReactNode;
}

/** A list that shows its first rows and grows when asked. */
export function GrowingList<T>({ items, className, page = PAGE, children }: Props<T>) {
  const { t } = useTranslation('overview');
  const [shown, setShown] = useState(page);
  return (
    <ul className={className}>
      {items.slice(0, shown).map(children)}
      {items.length > shown ? (
        <li>
          <button type="button" className="link" onClick={() => setShown(shown + PAGE)}>
            {t('figure.showMore', { count: Math.min(PAGE, items.length - shown), rest: items.length - shown })}
          </button>
        </li>
      ) : null}
    </ul>
  );
}
