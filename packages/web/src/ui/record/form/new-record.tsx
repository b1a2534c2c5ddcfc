import { records } from '@firebreak/contract';
import { useCanGoBack } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useState } from 'react';
import { z } from 'zod';
import { outbreakPath, recordPath, useAddressSearch, useGo } from '../../../app/address.ts';
import { usePhone } from '../../../app/phone.ts';
import { useOutbreak } from '../../../app/outbreak.ts';
import { kindWord } from '../../../text/field.ts';
import { usePageName } from '../../page-name.ts';
import { useFormat } from '../../format/use-format.ts';
import { type AnyRecord } from '../any-record.ts';
import { useListState } from '../list-state.ts';
import { type NewFormProps, type Noun } from '../noun.ts';
import { PlainNewForm } from './plain-new-form.tsx';

/** A new record beside its list, at `/{plural}/new`; `given` in the address is what is known from where it was begun. */
export function NewRecord({ noun }: { readonly noun: Noun }) {
  const { t } = useTranslation('record');
  const outbreak = useOutbreak();
  const Heading = usePhone() ? 'h1' : 'h2';
  const go = useGo();
  const { today } = useFormat();
  const [list] = useListState();
  const given = useAddressSearch(Given)?.given;
  const [round, setRound] = useState(0);
  const Form: React.ComponentType<NewFormProps> = noun.NewForm ?? ((props) => <PlainNewForm noun={noun} {...props} />);
  const [StableForm] = useState(() => Form);
  // Who came to this address from elsewhere, or by signing in, has nothing of ours behind it.
  const hasBack = useCanGoBack() && given !== undefined;
  const close = () => (hasBack ? history.back() : go(outbreakPath(outbreak.id, records[noun.kind].plural), { search: list }));
  const done = (record: AnyRecord, next: boolean) => {
    if (next) setRound(round + 1);
    else if (hasBack) history.back();
    else go(recordPath(outbreak.id, noun.kind, record.id), { search: list, replace: true });
  };
  usePageName(t('form.newTitle', { kind: kindWord(noun.kind) }));
  return (
    <section className="detail" aria-labelledby="new-title">
      <header className="detail-head plain">
        <Heading id="new-title">{t('form.newTitle', { kind: kindWord(noun.kind) })}</Heading>
      </header>
      <StableForm key={round} given={{ ...noun.begin?.(today), ...given }} done={done} cancel={close} />
    </section>
  );
}

const Given = z.object({ given: z.record(z.string(), z.unknown()).optional().catch(undefined) });
