import { routes } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { outbreakQuery } from '../../app/query.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { Labelled } from '../../ui/labelled.tsx';

interface ChooserProps {
  readonly outbreak: string;
  readonly writable: boolean;
  /** Undefined: the pack of the disease for the narrowest area. */
  readonly value: string | undefined;
  readonly change: (pack: string | undefined) => void;
}

/** Which protocol pack the outbreak follows, with the label that says whether it may be enforced. */
export function PackChooser({ outbreak, writable, value, change }: ChooserProps) {
  const { t } = useTranslation(['outbreak', 'protocol']);
  const { locale } = useFormat();
  const { data } = useQuery(outbreakQuery(routes.protocol.packs, { params: { outbreak } }));
  const packs = data?.packs ?? [];
  const chosen = packs.find(({ id }) => id === value);
  return (
    <Labelled id="settings-pack" label={t('settings.pack')} hint={t('settings.packHint')}>
      <Select
        id="settings-pack"
        aria-label={t('settings.pack')}
        disabled={!writable}
        value={value ?? byDisease}
        onChange={(pack) => change(pack === byDisease ? undefined : pack)}
        options={[
          { value: byDisease, label: t('settings.packByDisease') },
          ...packs.map(({ id, title, status }) => ({ value: id, label: `${title[locale]} · ${t(`protocol:label.${status}`)}` })),
        ]}
      />
      {chosen === undefined || chosen.status === 'inForce' ? null : <p className="need">△ {t(`protocol:label.${chosen.status}`)}</p>}
    </Labelled>
  );
}

/** No id of a pack: ids have no capitals. */
const byDisease = 'BY_DISEASE';
