import { recordKinds } from '@firebreak/contract';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useChangeSearch } from '../../app/address.ts';
import { kindText } from '../../text/field.ts';

/** What the audit shows, as its address says. */
export const Filter = z.object({
  actor: z.string().max(60).optional().catch(undefined),
  action: z.string().max(60).optional().catch(undefined),
  subject: z.uuid().optional().catch(undefined),
  outbreak: z.uuid().optional().catch(undefined),
});

/** By whom, what was done to which kind, and to which record. */
export function AuditFilter({ filter }: { readonly filter: z.output<typeof Filter> }) {
  const { t } = useTranslation('audit');
  const change = useChangeSearch();
  const [before, after] = filter.action?.split('.') ?? [];
  const [actor, setActor] = useState(filter.actor ?? '');
  const [kind, setKind] = useState(before);
  const [verb, setVerb] = useState(after);
  const [subject, setSubject] = useState(filter.subject ?? '');
  const orNone = (text: string) => (text.trim() === '' ? undefined : text.trim());
  return (
    <form
      className="form-acts card"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        change({
          actor: orNone(actor),
          action: kind === undefined || verb === undefined ? undefined : `${kind}.${verb}`,
          subject: orNone(subject),
        });
      }}
    >
      <Input
        style={{ width: 160 }}
        aria-label={t('actorFilter')}
        placeholder={t('actorFilter')}
        maxLength={60}
        value={actor}
        onChange={(event) => setActor(event.target.value)}
        allowClear
      />
      <Select
        style={{ width: 150 }}
        aria-label={t('kindFilter')}
        placeholder={t('kindFilter')}
        allowClear
        {...(kind === undefined ? {} : { value: kind })}
        options={[
          ...recordKinds.map((value) => ({ value: value as string, label: kindText(value) })),
          ...houseKinds.map((value) => ({ value: value as string, label: t(`kind.${value}`) })),
        ]}
        onChange={(next: string | undefined) => setKind(next)}
      />
      <Select
        style={{ width: 170 }}
        aria-label={t('actionFilter')}
        placeholder={t('actionFilter')}
        allowClear
        {...(verb === undefined ? {} : { value: verb })}
        options={verbs.map((value) => ({ value: value as string, label: t(`action.${value}`) }))}
        onChange={(next: string | undefined) => setVerb(next)}
      />
      <Input
        style={{ width: 290 }}
        aria-label={t('subjectFilter')}
        placeholder={t('subjectFilter')}
        maxLength={36}
        value={subject}
        onChange={(event) => setSubject(event.target.value)}
        allowClear
      />
      <Button htmlType="submit" type="primary" disabled={(kind === undefined) !== (verb === undefined)}>
        {t('apply')}
      </Button>
    </form>
  );
}

const houseKinds = ['registry', 'outbreak', 'user', 'import', 'quality', 'chain', 'questionnaire'] as const;
const verbs = [
  'created',
  'changed',
  'withdrawn',
  'restored',
  'undone',
  'converted',
  'imported',
  'opened',
  'listed',
  'counted',
  'historyRead',
  'searched',
  'revealed',
  'exported',
  'written',
  'signedIn',
  'setUp',
  'setPassword',
  'signIn',
  'linkRenewed',
] as const;
