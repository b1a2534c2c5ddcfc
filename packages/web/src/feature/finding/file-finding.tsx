import { routes } from '@firebreak/contract';
import { findingSeverities, sectors, type FindingSeverity, type Sector } from '@firebreak/epi';
import { Button, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { refreshOutbreak } from '../../app/live.ts';
import { useAreaInForce, useOutbreak } from '../../app/outbreak.ts';
import { uuidv7 } from '../../app/uuid.ts';
import { codeText } from '../../text/field.ts';
import { AreaPicker } from '../../ui/area-picker.tsx';
import { InstantInput } from '../../ui/record/form/instant-input.tsx';
import { isReason } from '../../ui/reason-field.tsx';
import { Wrong } from '../../ui/state/wrong.tsx';

/** Files a finding: where, how bad, what, and by when it is to be put right. */
export function FileFinding({ close }: { readonly close: () => void }) {
  const { t } = useTranslation(['finding', 'app']);
  const outbreak = useOutbreak();
  const here = useAreaInForce();
  const [id] = useState(() => uuidv7());
  const [area, setArea] = useState(here);
  const [severity, setSeverity] = useState<FindingSeverity>('serious');
  const [sector, setSector] = useState<Sector>();
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [rectifyBy, setRectifyBy] = useState<string | undefined>(() => new Date(Date.now() + DAY_MS).toISOString());
  const file = useMutation({
    mutationFn: (given: { area: string; rectifyBy: string }) =>
      call(routes.finding.file, {
        params: { outbreak: outbreak.id },
        body: { id, severity, title: title.trim(), text: text.trim(), sector: sector ?? null, ...given },
      }),
    onSuccess: async () => {
      close();
      await refreshOutbreak(outbreak.id);
    },
  });
  const ready = area !== undefined && rectifyBy !== undefined && title.trim() !== '' && isReason(text);
  return (
    <form
      className="card file-finding"
      aria-label={t('file')}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) file.mutate({ area, rectifyBy });
      }}
    >
      <h2>{t('file')}</h2>
      <label htmlFor="finding-area">{t('field.area')}</label>
      <AreaPicker
        id="finding-area"
        value={area}
        onChange={setArea}
        label={t('field.area')}
        root={outbreak.area}
        rootName={outbreak.areaName}
      />
      <Segmented
        value={severity}
        onChange={setSeverity}
        options={findingSeverities.map((value) => ({ value, label: t(`severity.${value}`) }))}
        aria-label={t('field.severity')}
      />
      <label>
        {t('field.title')}
        <Input value={title} onChange={(event) => setTitle(event.target.value)} maxLength={200} />
      </label>
      <label>
        {t('field.text')}
        <Input.TextArea rows={3} value={text} onChange={(event) => setText(event.target.value)} maxLength={4000} />
      </label>
      <label htmlFor="finding-sector">{t('field.sector')}</label>
      <Select
        id="finding-sector"
        allowClear
        {...(sector === undefined ? {} : { value: sector })}
        onChange={(value: Sector | undefined) => setSector(value)}
        options={sectors.map((value) => ({ value, label: codeText('task', 'sector', value) }))}
        aria-label={t('field.sector')}
      />
      <label htmlFor="finding-by">{t('field.rectifyBy')}</label>
      <InstantInput
        id="finding-by"
        value={rectifyBy}
        onChange={(value) => setRectifyBy(value ?? undefined)}
        onBlur={() => undefined}
        label={t('field.rectifyBy')}
      />
      <Wrong error={file.error} />
      <div className="acts">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={file.isPending}>
          {t('file')}
        </Button>
        <Button onClick={close}>{t('app:act.cancel')}</Button>
      </div>
    </form>
  );
}

const DAY_MS = 86_400_000;
